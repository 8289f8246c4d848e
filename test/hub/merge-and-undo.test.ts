import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field } from '../support/client.js'
import { careParts, type CareOf, expectCareOfBoth, planCareFor } from '../support/merge-care.js'
import { mergedOf, merges, onHub, soon } from '../support/merges.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

/** Two demo people with cards, checks, alerts and referrals that have ended; nobody else's tests use them. */
const home = 'BD-KT'
const { head, nurse, leaves, join, part } = merges(home)
const demo = (code: string) => {
  const row = residentsOf(home).find(each => each.code === code)
  if (!row) throw new Error(`The demo has no ${code}`)
  return { row, id: toGlobalId('Resident', row.id), version: 1 }
}
const survivor = demo('NDC-0002057')
const merged = demo('NDC-0002042')
const hospital = world.referrals.healthFacilities.find(({ onHub: on, provinceCode }) => on && provinceCode === '52')

const whole = `query ($id: ID!) {
  resident(id: $id) {
    id code fullName familyName givenName birthDate sex formerIds
    identifiers { type value validFrom validTo } categories { kind since until proof }
    currentStay { id mode admittedOn facility { code } } stays { id mode admittedOn endedOn endReason facility { code } }
    latestHealthCheck { id checkedOn class systolicBp weightKg conclusion alerts { id kind severity value } }${careParts}
    referrals(first: 50) { totalCount nodes {
      id version paperNumber kind status reason diagnoses patientName createdAt leftAs resident { id fullName } fromAlert { id }
      steps { move side at } corrections { at } coverageNow { __typename } coverageThen { takenAt } } }
    openReferrals(first: 50) { totalCount nodes { id } }
    coverage { __typename ... on Covered { percent validUntil steps { ruleId } } }
    cards { id cardNumber validFrom validTo status registeredFacilityCode }
  }
  referralsOf(resident: $id, first: 50) { totalCount nodes { id } }
  coverageOf(resident: $id) { __typename }
  coverageChecks(resident: $id, first: 50) { totalCount nodes { id askedAt resident { id } person { name } } }
}`

interface Whole {
  resident: {
    formerIds: string[]
    identifiers: unknown[]
    stays: { id: string }[]
    latestHealthCheck: { id: string; checkedOn: string }
    referrals: { totalCount: number; nodes: { id: string; resident: { id: string } }[] }
    cards: { id: string }[]
  } & CareOf['resident'] & Record<string, unknown>
  referralsOf: { totalCount: number }
  coverageChecks: { totalCount: number; nodes: { resident: { id: string } }[] }
}

async function look(id: string, claims: TokenClaims = head): Promise<Whole> {
  const { data, errors } = await onHub(claims, whole, { id })
  expect(errors).toBeUndefined()
  return data as unknown as Whole
}
const both = async () => [await look(survivor.id), await look(merged.id)] as const
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()

const check = `mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id } userErrors { code } } }`
const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) { referral { id resident { id } } openReferral { id } userErrors { code path } } }`
const referral = (id: string) => ({
  idempotencyKey: freshKey('merge-referral'), kind: 'CARE_LINK', resident: id, toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''), urgency: 'ROUTINE',
  patient: { name: survivor.row.fullName, birthDate: survivor.row.birthDate, sex: survivor.row.sex },
  reason: 'Đau khớp gối', diagnoses: ['M17.1'], summary: 'Đau hai gối', consent: { by: 'PERSON', on: '2026-11-02' },
})
const created = (answer: Answer) => field<{ referral: { id: string; resident: { id: string } } | null; openReferral: { id: string } | null; userErrors: { code: string }[] }>(answer, 'createReferral')

describe('two records of one person', () => {
  test('merge and undo: care, stays, referrals, cards, checks of both are as before, and while merged one person has them all', { timeout: 120_000 }, async () => {
    await planCareFor([survivor.id, merged.id], nurse)
    const gone = await leaves(merged)
    for (const { id } of [survivor, merged]) {
      const asked = await onHub(nurse, check, { input: { idempotencyKey: freshKey('merge-check'), resident: id, on: '2026-11-02' } })
      expect(asked.data).toMatchObject({ checkCoverage: { check: { id: expect.any(String) }, userErrors: [] } })
    }
    const open = created(await onHub(nurse, create, { input: referral(survivor.id) }))
    expect(open).toMatchObject({ referral: { resident: { id: survivor.id } }, userErrors: [] })
    const before = await both()
    const [one, other] = before
    expect([one, other].map(({ resident }) => [resident.cards.length > 0, resident.referrals.totalCount > 0, resident.latestHealthCheck !== null])).toEqual([[true, true, true], [true, true, true]])

    const answer = await join(survivor, gone)
    const { merge } = mergedOf(answer)
    expect(answer).toEqual({
      data: {
        mergeResidents: {
          resident: { id: survivor.id, version: 2, formerIds: [merged.id] },
          merge: { id: expect.any(String), survivorId: survivor.id, mergedId: merged.id, mergedRole: 'head', mergedOrganisation: home, reason: 'Cùng một người: cùng ảnh, cùng người giám hộ', undoneAt: null },
          userErrors: [],
        },
      },
    })
    const isOne = ({ referralsOf, coverageChecks }: Whole) =>
      referralsOf.totalCount === one.referralsOf.totalCount + other.referralsOf.totalCount &&
      coverageChecks.totalCount === one.coverageChecks.totalCount + other.coverageChecks.totalCount
    const joined = await soon(() => look(survivor.id), isOne)
    expect(joined.resident).toMatchObject({
      id: survivor.id,
      fullName: one.resident.fullName,
      formerIds: [merged.id],
      currentStay: one.resident.currentStay,
      latestHealthCheck: one.resident.latestHealthCheck.checkedOn > other.resident.latestHealthCheck.checkedOn ? one.resident.latestHealthCheck : other.resident.latestHealthCheck,
    })
    expect(joined.resident.identifiers).toHaveLength(one.resident.identifiers.length + other.resident.identifiers.length)
    expect(ids(joined.resident.stays)).toEqual(ids([...one.resident.stays, ...other.resident.stays]))
    expect(ids(joined.resident.referrals.nodes)).toEqual(ids([...one.resident.referrals.nodes, ...other.resident.referrals.nodes]))
    expectCareOfBoth(joined, one, other)
    expect(ids(joined.resident.cards)).toEqual(ids([...one.resident.cards, ...other.resident.cards]))
    expect(new Set([...joined.resident.referrals.nodes, ...joined.coverageChecks.nodes].map(({ resident }) => resident.id))).toEqual(new Set([survivor.id]))
    // The old id leads to the same answer, in every sector.
    expect(await look(merged.id)).toEqual(joined)
    for (const id of [survivor.id, merged.id]) expect(await look(id, { role: 'resident', resident: survivor.id })).toEqual({ ...joined, coverageChecks: joined.coverageChecks })
    // Whoever wants to send the person by the old id meets the referral that is open under the other one.
    const second = created(await onHub(nurse, create, { input: referral(merged.id) }))
    expect([second.userErrors.map(({ code }) => code), second.openReferral]).toEqual([['DUPLICATE_OPEN'], { id: open.referral?.id }])

    expect(await part(merge?.id ?? '')).toEqual({
      data: {
        undoMerge: {
          survivor: { id: survivor.id, formerIds: [] },
          restored: { id: merged.id, formerIds: [] },
          merge: { id: merge?.id, undoneRole: 'head', undoReason: 'Hai anh em sinh đôi' },
          userErrors: [],
        },
      },
    })
    const after = await soon(both, ([first, second]) => first.referralsOf.totalCount === one.referralsOf.totalCount && second.coverageChecks.totalCount === other.coverageChecks.totalCount && first.coverageChecks.totalCount === one.coverageChecks.totalCount)
    expect(after).toEqual(before)
  })
})
