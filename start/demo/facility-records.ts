import { uuidFrom } from '../../kit/id.js'
import { provinceOn, provinceToday } from '../../kit/vn/provinces.js'
import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type { FacilityRecordsDemo } from '../../subgraphs/facilities/demo.js'
import { notCorrected } from '../../subgraphs/facilities/facility-record/facility-record.entity.js'
import type { AutonomyGroup } from '../../subgraphs/facilities/autonomy/autonomy.rules.js'
import { type RehabilitationModality, rehabilitationModalities } from '../../subgraphs/facilities/rehabilitation/rehabilitation.rules.js'
import { communeUnitId, provinceUnitId } from '../../subgraphs/facilities/reference.js'
import { streets } from './facility-streets.js'
import type { CareHome, HomeType } from './places.js'
import { type Random, random } from './random.js'

/** Streams of homes, far from those of persons. */
const firstStream = 20_000_000
const mergerDay: LocalDate = '2025-07-01'

/** What the homes of the demo were, had and offered. */
export function facilityRecords(
  homes: readonly { readonly home: CareHome; readonly places: number }[],
  today: LocalDate,
  seed: number,
): FacilityRecordsDemo {
  const all = homes.map((each, i) => recordsOf(each, random(seed, firstStream + i), today))
  return {
    authorities: all.flatMap(each => each.authorities),
    licences: all.flatMap(each => each.licences),
    suspensions: all.flatMap(each => each.suspensions),
    autonomy: all.flatMap(each => each.autonomy),
    capacities: all.flatMap(each => each.capacities),
    packages: all.flatMap(each => each.packages),
    rehabilitation: all.flatMap(each => each.rehabilitation),
    addresses: all.flatMap(each => each.addresses),
  }
}

function recordsOf({ home, places }: { readonly home: CareHome; readonly places: number }, chance: Random, today: LocalDate): FacilityRecordsDemo {
  const since = home.founded ?? `${chance.int(2012, 2021)}-0${chance.int(1, 9)}-15`
  const made = maker(home, today)
  return {
    authorities: authorities(home, made),
    ...licences(home, since, chance, made, today),
    autonomy: autonomy(home, chance, made),
    capacities: capacities(home, places, made),
    packages: packages(home, chance, made),
    rehabilitation: modalitiesOf[home.type].map(modality => ({
      ...made('rehabilitation', modality, home.founded ?? `${chance.int(2016, 2023)}-01-01`, null), modality, endReason: null, endedBy: null,
    })),
    addresses: addresses(home, since, made),
  }
}

type Made = ReturnType<typeof maker>

function maker(home: CareHome, today: LocalDate) {
  return (kind: string, what: string, validFrom: LocalDate | null, validTo: LocalDate | null, endedOn: LocalDate | null = null) => ({
    id: uuidFrom(`demo:${kind}:${home.code}:${what}`), facilityId: home.id, validFrom, validTo, endedOn,
    recordedAt: new Date(`${today}T00:00:00Z`), recordedBy: 'demo', recordedRole: 'coordinator', ...notCorrected,
  })
}

/** One home stayed with a district until districts ended; the others are as the law says. */
function authorities(home: CareHome, made: Made): FacilityRecordsDemo['authorities'] {
  if (home.code !== 'HY-TT') return []
  return [{
    ...made('authority', 'district', '2018-01-01', '2025-06-30'), function: 'SOCIAL_PROTECTION', level: 'PROVINCE',
    agency: 'Ủy ban nhân dân huyện Phù Cừ', legalBasis: '1187/QĐ-UBND ngày 15/12/2017',
  }]
}

/** A licence that ended, one that was withdrawn, and one that does not count at the moment. */
const licensedOnce: Readonly<Record<string, { code: string; validTo: LocalDate | null; endedOn: LocalDate | null }>> = {
  'BD-NCC': { code: '52902', validTo: '2024-12-31', endedOn: null },
  'HY-BTXH': { code: '33902', validTo: null, endedOn: '2025-09-30' },
}
const suspendedHome = 'QN-CT'

function licences(home: CareHome, since: LocalDate, chance: Random, made: Made, today: LocalDate) {
  const place = placeOf(home, since)
  const serial = () => `${chance.int(10, 480)}/GPHĐ`
  const open = { endReason: null, endDecision: null, endedBy: null }
  const licence = (what: string, validTo: LocalDate | null = null, endedOn: LocalDate | null = null) => ({
    ...made('licence', what, since, validTo, endedOn), number: serial(), issuedOn: since, ...open,
  })
  const once = licensedOnce[home.code]
  const operating = home.kind === 'SOCIAL_ASSISTANCE'
    ? [{
        ...licence('operating'), kind: 'OPERATING' as const, issuedBy: `Sở Lao động – Thương binh và Xã hội ${place}`,
        tasks: `Chăm sóc, nuôi dưỡng, phục hồi chức năng trong địa bàn ${place}`, healthFacilityCode: null,
        ...(home.founded && { issuedBy: `Sở Y tế ${place}` }),
      }]
    : []
  const health = { kind: 'EXAMINE_AND_TREAT' as const, issuedBy: `Sở Y tế ${place}`, tasks: 'Khám bệnh, chữa bệnh ban đầu; phục hồi chức năng' }
  const now = home.healthFacilityCode ? [{ ...licence('health'), ...health, healthFacilityCode: home.healthFacilityCode }] : []
  const ended = once?.endedOn ? { endReason: 'GIVEN_BACK' as const, endDecision: '612/QĐ-SYT', endedBy: 'demo' } : open
  const before = once ? [{ ...licence('health before', once.validTo, once.endedOn), ...health, ...ended, healthFacilityCode: once.code }] : []
  const suspended = home.code === suspendedHome ? operating : []
  return {
    licences: [...operating, ...now, ...before],
    suspensions: suspended.map(({ id, recordedAt, recordedBy, recordedRole }) => ({
      id: uuidFrom(`demo:suspension:${home.code}`), licenceId: id, fromDay: addDays(today, -40), untilDay: addDays(today, 100), decision: '87/QĐ-SYT',
      reason: 'Phòng ở chưa bảo đảm diện tích tối thiểu', recordedAt, recordedBy, recordedRole,
    })),
  }
}

/** Public homes have a class; homes of charities and firms have none. */
const privateHomes = new Set(['QN-TE', 'QN-CT', 'BD-KT', 'GL-CT', 'HY-TE'])

function autonomy(home: CareHome, chance: Random, made: Made): FacilityRecordsDemo['autonomy'] {
  if (privateHomes.has(home.code)) return []
  const decision = () => `${chance.int(200, 3_900)}/QĐ-UBND`
  const later: AutonomyGroup = chance.weighted([['GROUP_4', 60], ['GROUP_3', 35], ['GROUP_2', 5]])
  if (home.founded) return [{ ...made('autonomy', 'first', home.founded, null), group: 'GROUP_4', decision: decision() }]
  return [
    { ...made('autonomy', 'first', '2022-01-01', '2025-12-31'), group: 'GROUP_4', decision: decision() },
    { ...made('autonomy', 'second', '2026-01-01', null), group: later, decision: decision() },
  ]
}

/** Homes were given room over the years; the last number is the one of the register. */
function capacities(home: CareHome, places: number, made: Made): FacilityRecordsDemo['capacities'] {
  if (home.founded) return [{ ...made('capacity', 'first', home.founded, null), places, decision: `${places + 61}/QĐ-UBND` }]
  const before = Math.max(10, Math.floor((places * 9) / 100) * 10)
  return [
    { ...made('capacity', 'first', null, '2023-12-31'), places: before, decision: null },
    { ...made('capacity', 'second', '2024-01-01', null), places, decision: `${places + 17}/QĐ-UBND` },
  ]
}

function packages(home: CareHome, chance: Random, made: Made): FacilityRecordsDemo['packages'] {
  const open = { endReason: null, endedBy: null }
  return packagesOf[home.type].flatMap(([name, contents, price]) => {
    const before = chance.int(85, 95)
    const [from, change] = [home.founded ?? '2023-01-01', '2026-01-01']
    return [
      { ...made('package', `${name} before`, from, '2025-12-31'), name, contents, priceVnd: Math.round((price * before) / 100_000) * 1_000, ...open },
      { ...made('package', name, change, null), name, contents, priceVnd: price, ...open },
    ]
  })
}

const inpatientCare = ['Nuôi dưỡng tự nguyện theo tháng', 'Ăn ở, chăm sóc hằng ngày, theo dõi sức khoẻ', 6_500_000] as const
const rehabilitation = ['Phục hồi chức năng theo đợt 15 ngày', 'Vật lý trị liệu, vận động trị liệu, đánh giá đầu và cuối đợt', 4_200_000] as const
const dayCare = ['Chăm sóc ban ngày theo tháng', 'Trông giữ, bữa trưa, sinh hoạt nhóm', 3_000_000] as const

const packagesOf: Readonly<Record<HomeType, readonly (readonly [string, string, number])[]>> = {
  MERIT_PERSON_CARE: [['Điều dưỡng tập trung tự túc 7 ngày', 'Ăn ở, khám sức khoẻ, xoa bóp, tham quan', 3_600_000], rehabilitation],
  DRUG_REHABILITATION: [['Cai nghiện tự nguyện 12 tháng', 'Tiếp nhận, cắt cơn, giáo dục, lao động trị liệu', 24_000_000]],
  GENERAL: [inpatientCare],
  MENTAL_HEALTH: [inpatientCare, rehabilitation],
  CHILDREN: [dayCare],
  ELDERLY: [inpatientCare, dayCare],
  DISABLED: [dayCare, rehabilitation],
  SOCIAL_WORK_CENTRE: [['Tham vấn tâm lý theo buổi', 'Một buổi 60 phút với nhân viên tâm lý', 250_000]],
  OTHER: [],
}

const body = ['PHYSIOTHERAPY', 'EXERCISE_THERAPY'] as const

const modalitiesOf: Readonly<Record<HomeType, readonly RehabilitationModality[]>> = {
  MERIT_PERSON_CARE: [...body, 'ASSISTIVE_DEVICES'],
  DRUG_REHABILITATION: ['PSYCHOLOGY', 'SOCIAL_WORK'],
  GENERAL: [...body, 'SOCIAL_WORK'],
  MENTAL_HEALTH: ['OCCUPATIONAL_THERAPY', 'PSYCHOLOGY', 'SOCIAL_WORK'],
  CHILDREN: ['SPEECH_THERAPY', 'PSYCHOLOGY', 'SOCIAL_WORK'],
  ELDERLY: [...body],
  DISABLED: rehabilitationModalities,
  SOCIAL_WORK_CENTRE: ['PSYCHOLOGY', 'SOCIAL_WORK'],
  OTHER: ['SOCIAL_WORK'],
}

/** As the address was written before the merger, with ward and district, and as it is since. */
function addresses(home: CareHome, since: LocalDate, made: Made): FacilityRecordsDemo['addresses'] {
  const known = streets[home.code]
  const email = `${home.code.toLowerCase()}@ansinh.example`
  const contact = { phone: `0235 3${home.id.replaceAll(/\D/g, '').slice(0, 3).padEnd(3, '0')} 000`, email }
  const today = provinceToday(home.oldProvince)
  const unitNow = today && provinceOn(today.code, mergerDay)
  if (!unitNow) throw new Error(`${home.oldProvince} is no province`)
  const [street, districtThen, commune] = known ?? ['Thôn 1', '', null]
  const now = {
    ...made('address', 'now', mergerDay, null), street, provinceUnitId: provinceUnitId(unitNow),
    communeUnitId: commune && communeUnitId(commune), ...contact,
  }
  if (home.founded) return [now]
  const then = { ...made('address', 'then', since, '2025-06-30'), street: [street, districtThen].filter(Boolean).join(', ') }
  return [{ ...then, provinceUnitId: home.provinceUnitId, communeUnitId: null, ...contact }, now]
}

function placeOf(home: CareHome, day: LocalDate): string {
  const code = day < mergerDay ? home.oldProvince : home.provinceToday
  const name = provinceOn(code, day)?.name ?? ''
  return name.charAt(0).toLowerCase() + name.slice(1)
}
