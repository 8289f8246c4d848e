import { describe, expect, test } from 'vitest'
import { localDateOf, vietnamCalendar } from '../../kit/vn/working-days.js'
import { timeLimits } from '../../subgraphs/referrals/reference.js'
import { openStatuses, referralStatuses, validUntilOf } from '../../subgraphs/referrals/referral/referral.rules.js'
import { dueByOf } from '../../subgraphs/referrals/referral/time-limit.rules.js'
import type { ReferralRow } from './rows.js'
import { demoWorld } from './world.js'

const today = '2026-11-02'
const now = new Date(`${today}T09:00:00+07:00`)
const { facilities, referrals: sector } = demoWorld({ today, now })
const { referrals, healthFacilities, ranks } = sector
const residentById = new Map(facilities.residents.map(resident => [resident.id, resident]))
const referralById = new Map(referrals.map(referral => [referral.id, referral]))

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort()
}

describe('the referrals of the demo', () => {
  test('every status is there, and open ones are late and in time', () => {
    expect(sorted(referrals.map(({ status }) => status))).toEqual(sorted(referralStatuses))
    const open = referrals.filter(({ dueBy }) => dueBy !== null)
    const late = open.filter(({ dueBy }) => dueBy! < now).length / open.length
    expect(late).toBeGreaterThan(0.05)
    expect(late).toBeLessThan(0.4)
  })

  test.each([today, '2026-02-23', '2026-05-04', '2027-02-15', '2028-03-01'])(
    'the facts of each agree with one another and with the rules, seeded on %s',
    day => {
      const at = new Date(`${day}T00:20:00+07:00`)
      const rows = demoWorld({ today: day, now: at, residents: 1_200, referrals: 600, cards: 100 }).referrals.referrals
      const contradictions = rows.flatMap(referral =>
        Object.entries(facts).flatMap(([fact, holds]) => (holds(referral, at) ? [] : [`${fact}: ${referral.status}`])),
      )
      expect(contradictions).toEqual([])
    },
  )

  test('a redirected referral has one child, at another hospital, on the same paper', () => {
    const children = referrals.filter(({ parentId }) => parentId !== null)
    const redirected = referrals.filter(({ status }) => status === 'REDIRECTED')
    expect(sorted(children.map(({ parentId }) => parentId!))).toEqual(sorted(redirected.map(({ id }) => id)))
    const wrong = children.filter(child => {
      const parent = referralById.get(child.parentId!)!
      const same = child.residentId === parent.residentId && child.paperNumber === parent.paperNumber
      return !same || child.toHealthFacilityId === parent.toHealthFacilityId || child.createdAt < parent.statusSince
    })
    expect(wrong).toEqual([])
  })

  test('a patient was in the home when sent, and one who died left by death', () => {
    const admission = new Map(facilities.stays.toReversed().map(stay => [stay.residentId, stay]))
    const last = new Map(facilities.stays.map(stay => [stay.residentId, stay]))
    const early = referrals.filter(({ residentId, createdAt }) => {
      return createdAt < new Date(`${admission.get(residentId)!.admittedOn}T00:00:00+07:00`)
    })
    expect(early).toEqual([])
    const died = referrals.filter(({ status }) => status === 'DIED').map(({ residentId }) => residentId)
    expect(died.filter(id => last.get(id)!.endReason !== 'DIED')).toEqual([])
    const open = referrals.filter(({ status }) => openStatuses.includes(status)).map(({ residentId }) => residentId)
    expect(open.filter(id => last.get(id)!.endedOn !== null)).toEqual([])
  })

  test('the patient is the resident', () => {
    const patients = referrals.map(each => [each.patientName, each.patientBirthDate, each.patientSex])
    expect(patients).toEqual(
      referrals.map(({ residentId }) => {
        const { fullName, birthDate, sex } = residentById.get(residentId)!
        return [fullName, birthDate, sex]
      }),
    )
  })

  test('no transfer goes to a facility that is closed', () => {
    const current = ranks.filter(({ validTo }) => validTo === null)
    const ranked = new Set(current.map(({ healthFacilityId }) => healthFacilityId))
    expect(referrals.filter(({ toHealthFacilityId }) => !ranked.has(toHealthFacilityId))).toEqual([])
    expect(healthFacilities.filter(({ id }) => !ranked.has(id))).toHaveLength(1)
    expect(healthFacilities.filter(({ onHub }) => onHub)).toHaveLength(3)
    expect(ranks.filter(({ provisional }) => provisional)).toHaveLength(1)
  })
})

const limits = timeLimits()
const calendar = vietnamCalendar()
const unsigned: readonly string[] = ['DRAFT', 'CANCELLED']
const neverWithoutSlip: readonly string[] = ['ISSUED', 'EXPIRED', 'REDIRECTED']
const needsValidSlip: readonly string[] = ['ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED']

/** What must hold for every single referral. */
const facts: Record<string, (referral: ReferralRow, now: Date) => boolean> = {
  'created, then signed, then as it is now': (r, at) =>
    r.createdAt <= r.statusSince && r.statusSince <= at && (r.signedOn ?? '') <= localDateOf(r.statusSince),
  'a transfer is signed once issued': r =>
    r.kind === 'CARE_LINK' || r.signedOn !== null || unsigned.includes(r.status),
  'a care link is never signed': r =>
    r.kind === 'CLINICAL_TRANSFER' || (r.signedOn === null && !neverWithoutSlip.includes(r.status)),
  'a draft is not signed': r => r.status !== 'DRAFT' || r.signedOn === null,
  'a licensed issuer signs transfers only': r => (r.kind === 'CLINICAL_TRANSFER') === (r.fromHealthFacilityId !== null),
  'nobody is sent to where they are': r => r.fromHealthFacilityId !== r.toHealthFacilityId,
  'the paper has a number': r => (r.paperNumber === null) === (r.signedOn === null),
  'the validity is by the rule': r =>
    r.signedOn === null
      ? r.validUntil === null
      : r.validUntil?.getTime() === validUntilOf({ signedOn: r.signedOn, oneYear: r.oneYear, calendar }).getTime(),
  'an open slip before arrival is still good': (r, at) =>
    !needsValidSlip.includes(r.status) || r.validUntil === null || r.validUntil >= at,
  'an expired slip is past its validity': r => r.status !== 'EXPIRED' || r.validUntil! < r.statusSince,
  'the deadline is by the rule': r =>
    r.dueBy?.getTime() === dueByOf({ ...r, since: r.statusSince, limits, calendar })?.getTime(),
}
