import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field } from '../support/client.js'
import { careParts, type CareOf, expectCareOfBoth, planCareFor } from '../support/merge-care.js'
import { type Made, mergedOf, merges, onHub, whollySoon } from '../support/merges.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

/** Two demo people with cards, checks, alerts and referrals that have ended; nobody else's tests use them. */
const home = 'BD-KT'
const { head, nurse, person, leaves, join, part } = merges(home)
const demo = (code: string) => {
  const row = residentsOf(home).find(each => each.code === code)
  if (!row) throw new Error(`The demo has no ${code}`)
  const made: Made = { id: toGlobalId('Resident', row.id), version: 1 }
  return Object.assign(made, { row })
}
const survivor = demo('NDC-0002057')
const merged = demo('NDC-0002042')
const hospital = world.referrals.healthFacilities.find(({ onHub: on, provinceCode }) => on && provinceCode === '52')

const entry = 'id note verificationStatus recordedAt recordedRole history { version move on at reason byRole changes { field before after } }'
const condition = `${entry} code text clinicalStatus statusSince since until foundIn healthCheck { id }`
const allergy = `${entry} substance category criticality reaction since`
const medicine = `${entry} name activeIngredient strength dose timesPerDay asNeeded route since until prescribedBy takenFor stopReason`
const vaccination = `${entry} vaccine otherVaccine doseNumber givenOn lot place nextDueOn`

const whole = `query ($id: ID!) {
  resident(id: $id) {
    id code fullName familyName givenName birthDate sex formerIds
    identifiers { type value validFrom validTo } categories { kind since until proof }
    currentStay { id mode admittedOn facility { code } } stays { id mode admittedOn endedOn endReason facility { code } }
    latestHealthCheck { id checkedOn class systolicBp weightKg conclusion alerts { id kind severity value } }${careParts}
    conditions { ${condition} } conditionHistory { ${condition} }
    allergies { ${allergy} } allergyHistory { ${allergy} } noKnownAllergiesSaidOn
    medicines { ${medicine} } medicineHistory { ${medicine} } vaccinations { ${vaccination} } vaccinationHistory { ${vaccination} } nextVaccinationDueOn
    careTimeline(first: 100) { at kind ref title }
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

type Entry = { id: string } & Record<string, unknown>

interface Whole {
  resident: {
    formerIds: string[]
    identifiers: unknown[]
    stays: { id: string }[]
    latestHealthCheck: { id: string; checkedOn: string }
    referrals: { totalCount: number; nodes: { id: string; resident: { id: string } }[] }
    cards: { id: string }[]
    conditions: Entry[]
    conditionHistory: Entry[]
    allergies: Entry[]
    allergyHistory: Entry[]
    noKnownAllergiesSaidOn: string | null
    medicines: Entry[]
    medicineHistory: Entry[]
    vaccinations: Entry[]
    vaccinationHistory: Entry[]
    nextVaccinationDueOn: string | null
    careTimeline: { kind: string; ref: string }[]
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

/** Writes something into the clinical record of somebody; gives the entry. */
async function clinical(who: Made, name: string, part: string, input: Record<string, unknown>): Promise<string> {
  const query = `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { resident { version } ${part && `${part} { id }`} userErrors { code path } } }`
  const answer = await onHub(nurse, query, { input: { idempotencyKey: freshKey(name), resident: who.id, expectedVersion: who.version, ...input } })
  const changed = field<{ resident: { version: number } | null; userErrors: unknown[] } & Record<string, { id: string }>>(answer, name)
  expect(changed.userErrors).toEqual([])
  who.version = changed.resident?.version ?? who.version
  return changed[part]?.id ?? ''
}

/** Both have of each kind what stands and what does not; of one it was said that there are no allergies. */
async function withClinicalRecords(): Promise<void> {
  for (const [who, code, since] of [[survivor, 'M81.0', '2021'], [merged, 'H26.9', '2022-05']] as const) {
    const disease = await clinical(who, 'recordCondition', 'condition', { code, text: `Bệnh ${code}`, since, foundIn: 'TOLD' })
    await clinical(who, 'changeConditionStatus', '', { condition: disease, status: 'REMISSION', on: '2026-10-01', reason: 'Đỡ nhiều sau điều trị' })
    const pill = await clinical(who, 'recordMedicine', 'medicine', { name: `Thuốc ${code}`, dose: '1 viên', timesPerDay: 2, route: 'ORAL', since })
    await clinical(who, 'correctMedicine', '', { medicine: pill, timesPerDay: 3, reason: 'Xem lại đơn thuốc' })
    const wrong = await clinical(who, 'recordVaccination', 'vaccination', { vaccine: 'TETANUS', doseNumber: 2, givenOn: since })
    await clinical(who, 'correctVaccination', '', { vaccination: wrong, enteredInError: true, reason: 'Ghi nhầm người' })
  }
  for (const [who, doseNumber, nextDueOn] of [[survivor, 1, '2027-03-01'], [merged, 2, '2027-02-01']] as const) {
    await clinical(who, 'recordVaccination', 'vaccination', { vaccine: doseNumber === 1 ? 'HEPATITIS_B' : 'DTP', doseNumber, givenOn: '2026-09-01', nextDueOn })
  }
  for (const { id } of (await look(survivor.id)).resident.allergies) await clinical(survivor, 'refuteAllergy', '', { allergy: id, on: '2026-11-02', reason: 'Không phải dị ứng' })
  await clinical(survivor, 'recordNoKnownAllergies', '', { saidOn: '2026-11-01' })
  const allergies = ['Ibuprofen', 'Cua biển'].map(substance => ({ substance, category: substance === 'Ibuprofen' ? 'MEDICINE' : 'FOOD', criticality: 'LOW' }))
  const [first] = [await clinical(merged, 'recordAllergy', 'allergy', allergies[0] ?? {}), await clinical(merged, 'recordAllergy', 'allergy', allergies[1] ?? {})]
  await clinical(merged, 'refuteAllergy', '', { allergy: first, on: '2026-11-02', reason: 'Uống lại không sao' })
}

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
    await withClinicalRecords()
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
          resident: { id: survivor.id, version: survivor.version + 1, formerIds: [merged.id] },
          merge: { id: expect.any(String), survivorId: survivor.id, mergedId: merged.id, mergedRole: 'head', mergedOrganisation: home, reason: 'Cùng một người: cùng ảnh, cùng người giám hộ', undoneAt: null },
          userErrors: [],
        },
      },
    })
    const isOne = ({ referralsOf, coverageChecks }: Whole) =>
      referralsOf.totalCount === one.referralsOf.totalCount + other.referralsOf.totalCount &&
      coverageChecks.totalCount === one.coverageChecks.totalCount + other.coverageChecks.totalCount
    const joined = await whollySoon(() => look(survivor.id), isOne)
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
    for (const list of ['conditions', 'conditionHistory', 'allergies', 'allergyHistory', 'medicines', 'medicineHistory', 'vaccinations', 'vaccinationHistory'] as const) {
      const all = [...one.resident[list], ...other.resident[list]]
      expect(all.length, list).toBeGreaterThan(0)
      const byId = (rows: readonly Entry[]) => rows.toSorted((a, b) => a.id.localeCompare(b.id))
      expect(byId(joined.resident[list]), list).toEqual(byId(all))
    }
    expect([one, other].map(({ resident }) => [resident.noKnownAllergiesSaidOn, resident.allergies.length > 0])).toEqual([['2026-11-01', false], [null, true]])
    // An allergy of either outweighs the word about the other.
    expect([joined.resident.noKnownAllergiesSaidOn, joined.resident.nextVaccinationDueOn]).toEqual([null, [one, other].map(({ resident }) => resident.nextVaccinationDueOn).toSorted()[0]])
    const entries = ({ resident }: Whole) => resident.careTimeline.map(({ kind, ref }) => `${kind} ${ref}`)
    expect(entries(joined).toSorted()).toEqual([...entries(one), ...entries(other)].toSorted())
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
    const after = await whollySoon(both, ([first, second]) => first.referralsOf.totalCount === one.referralsOf.totalCount && second.coverageChecks.totalCount === other.coverageChecks.totalCount && first.coverageChecks.totalCount === one.coverageChecks.totalCount)
    expect(after).toEqual(before)
  })

  test('what came with the merged record is changed like the rest, and goes back with it as it is then', async () => {
    const [stays, there] = [await person('Vi Thị Hồ Sơ'), await person('Vi Thị Hồ Sơ')]
    const disease = await clinical(there, 'recordCondition', 'condition', { code: 'K29.5', text: 'Viêm dạ dày', foundIn: 'TOLD' })
    const pill = await clinical(there, 'recordMedicine', 'medicine', { name: 'Omeprazol', dose: '1 viên', timesPerDay: 1, route: 'ORAL', since: '2026-10' })
    const { merge } = mergedOf(await join(stays, await leaves(there)))
    const now: Made = { id: stays.id, version: stays.version + 1 }
    const twice = { idempotencyKey: freshKey('twice'), resident: now.id, expectedVersion: now.version, code: 'K29.5', text: 'Viêm dạ dày', foundIn: 'TOLD' }
    const answer = await onHub(nurse, 'mutation ($input: RecordConditionInput!) { recordCondition(input: $input) { userErrors { code } } }', { input: twice })
    expect(answer).toEqual({ data: { recordCondition: { userErrors: [{ code: 'CONDITION_THERE' }] } } })
    await clinical(now, 'stopMedicine', '', { medicine: pill, on: '2026-11-02', reason: 'FINISHED' })
    await clinical(now, 'changeConditionStatus', '', { condition: disease, status: 'RESOLVED', on: '2026-11-02', reason: 'Hết đau hẳn' })
    const seen = async (id: string) => {
      const { medicineHistory, conditions } = (await look(id)).resident
      return [medicineHistory.map(({ name, stopReason }) => [name, stopReason]), conditions.map(({ code, clinicalStatus }) => [code, clinicalStatus])]
    }
    const changed = [[['Omeprazol', 'FINISHED']], [['K29.5', 'RESOLVED']]]
    expect(await seen(stays.id)).toEqual(changed)
    await part(merge?.id ?? '')
    expect([await seen(stays.id), await seen(there.id)]).toEqual([[[], []], changed])
  })

  test('who looked at either is told of the one person, and of each alone again', async () => {
    const [stays, there] = [await person('Vi Thị Nhật Ký'), await person('Vi Thị Nhật Ký')]
    for (const { id } of [stays, there, there]) await onHub(nurse, 'query ($id: ID!) { resident(id: $id) { identifiers { value } } }', { id })
    const log = async (id: string) => {
      const answer = await onHub(head, 'query ($id: ID!) { resident(id: $id) { careAccessLog(first: 100) { action what role organisation cursor } } }', { id })
      return field<{ careAccessLog: { cursor: string; role: string }[] }>(answer, 'resident').careAccessLog
    }
    const [ofOne, ofOther] = [await log(stays.id), await log(there.id)]
    expect([ofOne, ofOther].map(entries => entries.filter(({ role }) => role === 'nurse').length > 1)).toEqual([true, true])
    const { merge } = mergedOf(await join(stays, await leaves(there)))
    expect(await log(stays.id)).toEqual(expect.arrayContaining([...ofOne, ...ofOther]))
    await part(merge?.id ?? '')
    const [one, other] = [await log(stays.id), await log(there.id)]
    const of = (entries: readonly { cursor: string }[], known: readonly { cursor: string }[]) => entries.filter(({ cursor }) => known.some(each => each.cursor === cursor))
    expect([of(one, ofOne), of(other, ofOther)]).toEqual([ofOne, ofOther])
    expect([of(one, ofOther), of(other, ofOne)]).toEqual([[], []])
  })
})
