import { describe, expect, test } from 'vitest'
import { fromGlobalId } from '../../kit/id.js'
import { parsePersonalId } from '../../kit/vn/identifiers.js'
import { foldName } from '../../kit/vn/names.js'
import { ageOn, parsePartialDate } from '../../kit/vn/partial-date.js'
import { addDays } from '../../kit/vn/working-days.js'
import { facilityKinds, socialAssistanceKinds } from '../../subgraphs/facilities/facility/facility.rules.js'
import { measuredOf } from '../../subgraphs/facilities/measurement/measurement.rules.js'
import { instruments } from '../../subgraphs/facilities/screening-instrument/reference-screening.js'
import { screeningFindings } from '../../subgraphs/facilities/screening/screening.rules.js'
import { findingsOf } from '../../subgraphs/facilities/threshold/threshold.rules.js'
import { thresholds } from '../../subgraphs/facilities/reference-thresholds.js'
import { beneficiaryKinds } from '../../kit/vn/beneficiary-terms.js'
import { cardStateOn } from '../../subgraphs/insurance/card/card.rules.js'
import { demoExample, demoExampleCode } from './people.js'
import { demoParts, demoWorld } from './world.js'

const today = '2026-11-02'
const now = new Date(`${today}T09:00:00+07:00`)
const world = demoWorld({ today, now })
const { residents, identifiers, categories, stays, absences, rounds, checks, vitalSigns, alerts, screenings, facilities, records } = world.facilities
const { conditions, allergies, noKnownAllergies, medicines, vaccinations } = world.facilities
const { referrals, healthFacilities, ranks } = world.referrals
const { cards } = world.insurance

const residentById = new Map(residents.map(resident => [resident.id, resident]))

function twice(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort()
}

function groupOf<Row extends { residentId: string | null }>(rows: readonly Row[]): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) groups.set(row.residentId, [...(groups.get(row.residentId) ?? []), row])
  return groups
}

describe('the demo world', () => {
  test('is the same for the same seed and day, and another one for another seed', () => {
    expect(JSON.stringify(demoWorld({ today, now }))).toBe(JSON.stringify(world))
    const small = { today, now, residents: 50, referrals: 20, cards: 60 }
    expect(JSON.stringify(demoWorld({ ...small, seed: 1 }))).not.toBe(JSON.stringify(demoWorld({ ...small, seed: 2 })))
  })

  test('keeps its people and its example on another day', () => {
    const later = demoWorld({ today: '2027-02-20', now: new Date('2027-02-20T09:00:00+07:00') })
    expect(later.facilities.residents.map(({ id, fullName }) => [id, fullName])).toEqual(
      residents.map(({ id, fullName }) => [id, fullName]),
    )
    expect(demoExample(later)).toBe(demoExample(world))
  })

  test('has about as many of each as asked for', () => {
    expect(residents).toHaveLength(3_000)
    expect(cards).toHaveLength(4_000)
    expect(Math.abs(referrals.length - 1_500)).toBeLessThan(15)
  })

  test('grows with new homes all over the country', () => {
    const grown = demoWorld({ today, now, residents: 6_000, referrals: 100, cards: 100 })
    expect([grown.facilities.residents.length, grown.facilities.facilities.length]).toEqual([6_000, 18 + 15])
    expect(twice(grown.facilities.facilities.map(({ code }) => code))).toEqual([])
  })

  test('is the same when it is made in parts', () => {
    const options = { today, now, residents: 250, referrals: 100, cards: 400 }
    const parts = [...demoParts(options, 100)]
    expect(parts.map(({ facilities: part }) => part.residents.length)).toEqual([100, 100, 50])
    const whole = demoWorld(options)
    expect(parts.flatMap(part => part.facilities.facilities)).toEqual(whole.facilities.facilities)
    expect(parts.flatMap(part => part.facilities.residents)).toEqual(whole.facilities.residents)
    expect(parts.flatMap(part => part.referrals.healthFacilities)).toEqual(whole.referrals.healthFacilities)
    expect(parts.flatMap(part => part.referrals.referrals)).toEqual(whole.referrals.referrals)
    expect(parts.flatMap(part => part.insurance.cards)).toEqual(whole.insurance.cards)
  })

  test('gives no key, code or number in force twice', () => {
    const tables: (readonly { id: string }[])[] = [facilities, ...Object.values(records), residents, identifiers, categories, stays, absences, rounds, checks, vitalSigns, alerts, screenings, referrals, cards, ranks, conditions, allergies, noKnownAllergies, medicines, vaccinations]
    const keys = tables.flatMap(rows => rows.map(({ id }) => id))
    expect(new Set(keys).size).toBe(keys.length)
    const active = identifiers.filter(({ validTo }) => validTo === null).map(({ type, value }) => `${type} ${value}`)
    expect([facilities, residents, healthFacilities].flatMap(rows => twice(rows.map(({ code }) => code)))).toEqual([])
    expect(twice(active)).toEqual([])
  })

  test('holds no day after the day of seeding', () => {
    const days = [
      ...identifiers.flatMap(({ validFrom, validTo }) => [validFrom, validTo]),
      ...categories.flatMap(({ since, until }) => [since, until]),
      ...stays.flatMap(({ admittedOn, endedOn }) => [admittedOn, endedOn]),
      ...absences.flatMap(({ leftOn, endedOn }) => [leftOn, endedOn]),
      ...checks.map(({ checkedOn }) => checkedOn),
      ...referrals.map(({ signedOn }) => signedOn),
      ...residents.map(({ birthDate }) => birthDate),
      ...conditions.map(({ since }) => since),
      ...medicines.map(({ since }) => since),
      ...vaccinations.map(({ givenOn }) => givenOn),
      ...noKnownAllergies.map(({ saidOn }) => saidOn),
    ]
    const instants = [
      ...alerts.map(({ raisedAt }) => raisedAt),
      ...referrals.flatMap(({ createdAt, statusSince }) => [createdAt, statusSince]),
      ...cards.map(({ asOf }) => asOf),
      ...[...conditions, ...allergies, ...medicines, ...vaccinations].map(({ recordedAt }) => recordedAt),
    ]
    expect(days.filter(day => day !== null && day > today)).toEqual([])
    expect(instants.filter(instant => instant > now)).toEqual([])
  })
})

describe('homes and residents', () => {
  test('every kind of home, every sub-kind and every category is there', () => {
    expect(sorted(facilities.map(({ kind }) => kind))).toEqual(sorted(facilityKinds))
    expect(sorted(facilities.flatMap(({ subKind }) => subKind ?? []))).toEqual(sorted(socialAssistanceKinds))
    expect(sorted(categories.map(({ kind }) => kind))).toEqual(sorted(beneficiaryKinds))
  })

  test('the homes that the plans name are there under these codes', () => {
    const names = new Map(facilities.map(({ code, name }) => [code, name]))
    expect(['QN-NCC', 'QN-CNMT', 'BD-NCC', 'BD-CTXH', 'BD-TT-HN', 'BD-CNMT'].map(code => names.get(code))).toEqual([
      'Trung tâm Nuôi dưỡng, điều dưỡng người có công Quảng Nam',
      'Cơ sở Cai nghiện ma tuý Quảng Nam',
      'Trung tâm Chăm sóc và điều dưỡng người có công Bình Định',
      'Trung tâm Công tác xã hội và Bảo trợ xã hội Bình Định',
      'Trung tâm Nuôi dưỡng người tâm thần Hoài Nhơn',
      'Cơ sở cai nghiện ma túy Bình Định',
    ])
    expect(['HY-NCC', 'HY-BTXH', 'HY-CNMT'].filter(code => !names.has(code))).toEqual([])
  })

  test('no home holds more people than its capacity, and each licensed one is a health facility', () => {
    const here = stays.filter(({ endedOn }) => endedOn === null).map(({ facilityId }) => facilityId)
    expect(facilities.filter(({ id, capacity }) => here.filter(each => each === id).length > capacity)).toEqual([])
    const codes = new Set(healthFacilities.map(({ code }) => code))
    const licensed = records.licences.flatMap(({ healthFacilityCode: code, validTo, endedOn }) => (code && !validTo && !endedOn ? [code] : []))
    expect(licensed.length).toBeGreaterThan(1)
    expect(licensed.filter(code => !codes.has(code))).toEqual([])
  })

  test('personal IDs have the right form, say sex and year, and cannot be those of real people', () => {
    const wrong = identifiers.filter(({ type, value, validTo, residentId }) => {
      if (type !== 'PERSONAL_ID') return false
      const checked = parsePersonalId(value)
      const { sex, birthDate } = residentById.get(residentId)!
      if (!checked.ok || checked.value.provinceCode === null || !/9\d{5}$/.test(value)) return true
      return validTo === null && (checked.value.sex !== sex || `${checked.value.birthYear}` !== birthDate.slice(0, 4))
    })
    expect(wrong).toEqual([])
    expect(residents.filter(({ birthDate }) => !parsePartialDate(birthDate).ok)).toEqual([])
  })

  test('a resident has at most one open stay, in the home the record names, and stays follow one another', () => {
    const wrong = [...groupOf(stays)].filter(([residentId, own]) => {
      const last = own.at(-1)!
      const gaps = own.slice(1).some((stay, i) => own[i]!.endedOn !== stay.admittedOn)
      const ended = own.some(({ admittedOn, endedOn, endReason }) =>
        endedOn === null ? endReason !== null : endReason === null || endedOn < admittedOn,
      )
      return gaps || ended || last.facilityId !== residentById.get(residentId!)?.facilityId
    })
    expect(wrong).toEqual([])
    expect(groupOf(stays).size).toBe(residents.length)
  })

  test('five homes had a round, with the checks of its days; readings between checks lie in a stay that lasts', () => {
    const roundById = new Map(rounds.map(round => [round.id, round]))
    expect(new Set(rounds.map(({ facilityId }) => facilityId)).size).toBe(5)
    const inRound = checks.filter(({ roundId }) => roundId !== null)
    expect(new Set(inRound.map(({ roundId }) => roundId)).size).toBe(5)
    const outside = inRound.filter(({ roundId, facilityId, checkedOn }) => {
      const round = roundById.get(roundId!)!
      return facilityId !== round.facilityId || checkedOn < round.startsOn || checkedOn > round.endsOn
    })
    expect(outside).toEqual([])
    const open = new Set(stays.filter(({ endedOn }) => endedOn === null).map(({ residentId, facilityId }) => `${residentId} ${facilityId}`))
    expect(vitalSigns.length).toBeGreaterThan(300)
    expect(vitalSigns.filter(({ residentId, facilityId, at }) => !open.has(`${residentId} ${facilityId}`) || at > now)).toEqual([])
  })

  test('a few are away, each within a stay that lasts: some back, some overdue, some gone without leave', () => {
    const open = new Map(stays.filter(({ endedOn }) => endedOn === null).map(stay => [stay.id, stay]))
    expect(absences.filter(({ stayId, leftOn }) => leftOn <= (open.get(stayId)?.admittedOn ?? today))).toEqual([])
    expect(absences.filter(({ leftOn, endedOn }) => endedOn && endedOn < leftOn)).toEqual([])
    expect(twice(absences.map(({ stayId }) => stayId))).toEqual([])
    const share = absences.length / open.size
    expect(share).toBeGreaterThan(0.02)
    expect(share).toBeLessThan(0.06)
    const away = absences.filter(({ endedOn }) => endedOn === null)
    expect(away.some(({ expectedReturnOn }) => expectedReturnOn && expectedReturnOn < today)).toBe(true)
    expect(away.some(({ reason }) => reason === 'LEFT_WITHOUT_LEAVE')).toBe(true)
  })

  test('a share has a clinical record: diseases of their age and group, since after the birth, and no allergies where it was said that there are none', () => {
    const group = (residentId: string) => categories.filter(each => each.residentId === residentId).map(({ kind }) => kind)
    for (const { residentId, code, since } of conditions) {
      expect(Number(since)).toBeGreaterThan(Number(residentById.get(residentId)?.birthDate.slice(0, 4)) - 1)
      const kind = { B24: 'HIV_SUPPORT', 'F20.9': 'MENTAL_ILLNESS' }[code]
      expect(group(residentId)).toEqual(expect.arrayContaining(kind ? [kind] : []))
    }
    const allergic = new Set(allergies.map(({ residentId }) => residentId))
    expect(noKnownAllergies.filter(({ residentId }) => allergic.has(residentId))).toEqual([])
    for (const rows of [conditions, allergies, noKnownAllergies, medicines, vaccinations]) expect([rows.length > 30, rows.length < 300]).toEqual([true, true])
  })

  test('nine in ten were checked, within a stay, with the alerts that the thresholds give', () => {
    const share = groupOf(checks).size / residents.length
    expect(share).toBeGreaterThan(0.88)
    expect(share).toBeLessThan(0.95)
    const staysOf = groupOf(stays)
    const inside = checks.filter(({ residentId, facilityId, checkedOn: day }) => {
      const there = staysOf.get(residentId)!.filter(stay => stay.facilityId === facilityId)
      return there.some(({ admittedOn, endedOn }) => admittedOn <= day && day <= (endedOn ?? today))
    })
    expect(inside.length).toBe(checks.length)
    const marks = thresholds().filter(({ measure }) => measure !== 'isolated_systolic_htn')
    const expected = checks.flatMap(check => {
      const { birthDate, sex } = residentById.get(check.residentId)!
      const { atLeast } = ageOn(birthDate, check.checkedOn)
      const found = findingsOf(measuredOf(check), { age: { atLeast, atMost: atLeast }, sex, on: check.checkedOn }, marks)
      return found.map(({ kind, severity, measure, value }) => [check.id, kind, severity, measure, value])
    })
    const raised = alerts.map(({ healthCheckId, kind, severity, measure, value }) => [
      healthCheckId, kind, severity, measure, value,
    ])
    expect(raised).toEqual(expected)
    expect(sorted(alerts.map(({ severity }) => severity))).toEqual(['ALERT', 'URGENT', 'WARN'])
  })

  test('some grown-ups were screened, within a stay, and nothing that alerts came of it', () => {
    expect(screenings.length).toBeGreaterThan(50)
    expect(screenings.length).toBeLessThan(400)
    const staysOf = groupOf(stays)
    const outside = screenings.filter(({ residentId, facilityId, screenedOn: day }) =>
      !staysOf.get(residentId)!.some(stay => stay.facilityId === facilityId && stay.admittedOn <= day && day <= (stay.endedOn ?? today)))
    expect(outside).toEqual([])
    const known = new Map(instruments().map(each => [each.id, each]))
    const alerting = screenings.filter(({ instrumentId, answers, residentId }) =>
      screeningFindings(known.get(instrumentId)!, answers, residentById.get(residentId)!.sex).length > 0)
    expect(alerting).toEqual([])
  })
})

describe('awkward records', () => {
  test('names that differ by marks only, with đ, with apostrophes', () => {
    const named = (folded: string) => residents.filter(({ fullName }) => foldName(fullName) === folded)
    expect(sorted(named('nguyen thi huong').map(({ fullName }) => fullName))).toEqual(
      expect.arrayContaining(['Nguyen Thi Huong', 'Nguyễn Thị Hương', 'Nguyễn Thị Hường', 'Nguyễn Thị Hướng']),
    )
    expect(sorted(named('dang dinh dat').map(({ fullName }) => fullName))).toEqual(['Dang Dinh Dat', 'Đặng Đình Đạt'])
    expect(residents.filter(({ fullName }) => fullName.includes("'")).length).toBeGreaterThan(10)
  })

  test('each kind is there', () => {
    const numbers = groupOf(identifiers)
    const ended = identifiers.filter(({ validTo }) => validTo !== null)
    const activeCards = groupOf(cards.filter(card => card.residentId !== null && cardStateOn(card, today) === 'VALID'))
    const count = {
      'only the year of birth': residents.filter(({ birthDate }) => birthDate.length === 4).length,
      'only the month of birth': residents.filter(({ birthDate }) => birthDate.length === 7).length,
      'no papers': residents.filter(({ id }) => numbers.get(id)?.every(({ type }) => type === 'TEMPORARY')).length,
      'personal ID issued anew': ended.filter(({ type }) => type === 'PERSONAL_ID').length,
      'two cards in force': [...activeCards.values()].filter(own => own.length > 1).length,
      'born in a merged province': identifiers.filter(({ value }) => /^0(48|64|34)\d{9}$/.test(value)).length,
      'gone home': stays.filter(({ endReason }) => endReason === 'TO_FAMILY').length,
      'died': stays.filter(({ endReason }) => endReason === 'DIED').length,
      'moved': stays.filter(({ endReason }) => endReason === 'TRANSFERRED').length,
      'under six': residents.filter(({ birthDate }) => birthDate > addDays(today, -5 * 365)).length,
      'over a hundred': residents.filter(({ birthDate }) => birthDate < '1924').length,
      'without a card': residents.length - groupOf(cards.filter(({ residentId }) => residentId !== null)).size,
      'known to the insurance only': cards.filter(({ residentId }) => residentId === null).length,
      'sex not known': residents.filter(({ sex }) => sex === 'UNKNOWN').length,
    }
    expect(Object.entries(count).filter(([, found]) => found === 0)).toEqual([])
    expect(count['without a card'] / residents.length).toBeLessThan(0.07)
  })
})

describe('the example of the README', () => {
  test('is a resident who has everything', () => {
    const id = fromGlobalId('Resident', demoExample(world))
    expect(world.facilities.residents.find(resident => resident.id === id)?.code).toBe(demoExampleCode)
    expect(residents.some(resident => resident.id === id)).toBe(true)
    expect(referrals.filter(({ residentId }) => residentId === id).length).toBeGreaterThan(1)
  })
})
