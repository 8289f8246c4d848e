import { expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'GL-CT'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const [person] = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null)
const hospital = world.referrals.healthFacilities.find(({ onHub }) => onHub)
if (!person || !hospital) throw new Error('The demo has nobody for this')
const nurse: TokenClaims = { role: 'nurse', facility: home }
const doctor: TokenClaims = { role: 'clinician', hospital: hospital.code }

interface FollowUp {
  id: string
  version: number
  kind: string
  task: string
  dueOn: string
  outcome: string | null
}
const list = `query ($open: Boolean, $dueBy: LocalDate, $after: String) { followUps(first: 1, after: $after, open: $open, dueBy: $dueBy) {
  totalCount pageInfo { endCursor hasNextPage } nodes { id version kind task dueOn outcome note referral { status } } } }`
const asked = async (claims: TokenClaims, variables: Record<string, unknown> = {}) =>
  field<{ totalCount: number; nodes: FollowUp[]; pageInfo: { endCursor: string } }>(await (await signedIn(claims))(list, variables), 'followUps')

test('what the hospital’s word asks becomes dated tasks of the home, until each is settled', async () => {
  const draft = {
    kind: 'CARE_LINK', resident: toGlobalId('Resident', person.id), patient: { name: person.fullName, birthDate: person.birthDate, sex: person.sex },
    toFacility: toGlobalId('HealthFacility', hospital.id), urgency: 'ROUTINE', reason: 'Tăng huyết áp', diagnoses: ['I10'],
    consent: { by: 'GUARDIAN', on: '2026-11-01' },
  }
  const link = following(await step(nurse, 'createReferral', draft))
  for (const [claims, move] of [[{ role: 'head', facility: home }, 'approveReferral'], [nurse, 'sendReferral'], [doctor, 'recordArrival']] as const) {
    await link.by(claims, move)
  }
  const word = { result: 'BETTER', diagnoses: ['I10'], summary: 'Đã ổn', nextVisitOn: '2026-12-01' }
  const past = { ...word, followUps: [{ task: '', dueOn: '2026-11-01' }] }
  const wrong = await step(doctor, 'completeReferral', { referral: link.id(), expectedVersion: 4, answer: past })
  expect(wrong.userErrors).toEqual([
    { code: 'INVALID_VALUE', path: ['input', 'answer', 'followUps', '0', 'task'] },
    { code: 'DATE_PAST', path: ['input', 'answer', 'followUps', '0', 'dueOn'] },
  ])
  const followUps = [{ task: 'Đo huyết áp mỗi sáng', dueOn: '2026-11-09' }, { task: 'Xét nghiệm lại', dueOn: '2026-11-16' }]
  expect(await link.by(doctor, 'completeReferral', { answer: { ...word, followUps } })).toBe('COMPLETED SENDER')

  const first = await asked(nurse, { open: true })
  const open = { version: 1, kind: 'CARE', outcome: null, note: null, referral: { status: 'COMPLETED' } }
  expect(first).toEqual({
    totalCount: 3,
    pageInfo: { endCursor: expect.any(String), hasNextPage: true },
    nodes: [{ ...open, id: expect.any(String), task: 'Đo huyết áp mỗi sáng', dueOn: '2026-11-09' }],
  })
  expect((await asked(nurse, { after: first.pageInfo.endCursor })).nodes[0]?.task).toBe('Xét nghiệm lại')
  expect((await asked(nurse, { dueBy: '2026-11-08' })).totalCount).toBe(0)
  for (const stranger of [{ role: 'nurse', facility: 'BD-KT' }, { role: 'coordinator', province: '33' }, { role: 'insurance-officer', province: '52' }] as const) {
    expect(await asked(stranger)).toMatchObject({ totalCount: 0, nodes: [] })
  }
  const atHospital = await (await signedIn(doctor))('query ($id: ID!) { referral(id: $id) { followUps { kind task dueOn } } }', { id: link.id() })
  expect(atHospital.data).toEqual({ referral: { followUps: [
    { kind: 'CARE', ...followUps[0] },
    { kind: 'CARE', ...followUps[1] },
    { kind: 'NEXT_VISIT', task: 'Tái khám', dueOn: '2026-12-01' },
  ] } })

  const settle = `mutation ($input: SettleFollowUpInput!) { settleFollowUp(input: $input) {
    followUp { version outcome note } userErrors { code path currentVersion } } }`
  const settled = async (claims: TokenClaims, more: object) => {
    const input = { idempotencyKey: freshKey('settle'), followUp: first.nodes[0]?.id, expectedVersion: 1, outcome: 'DONE', ...more }
    return (await signedIn(claims))(settle, { input })
  }
  expect((await settled(doctor, {})).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  const before = { version: 1, outcome: null, note: null }
  expect(await settled(nurse, { outcome: 'NOT_NEEDED' })).toEqual({
    data: { settleFollowUp: { followUp: before, userErrors: [{ code: 'NOTE_MISSING', path: ['input', 'note'], currentVersion: null }] } },
  })
  const done = { version: 2, outcome: 'DONE', note: '130/80' }
  const both = await Promise.all([settled(nurse, { note: '130/80' }), settled(nurse, { note: '130/80' })])
  expect(both.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)).toEqual([
    { data: { settleFollowUp: { followUp: done, userErrors: [] } } },
    { data: { settleFollowUp: { followUp: done, userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }] } } },
  ])
  expect((await settled(nurse, { expectedVersion: 2 })).data?.settleFollowUp).toMatchObject({ userErrors: [{ code: 'ALREADY_SETTLED' }] })
  expect((await asked(nurse, { open: true })).totalCount).toBe(2)
  expect(await link.by(nurse, 'closeReferral')).toBe('CLOSED NOBODY')
})
