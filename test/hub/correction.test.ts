import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'

/** A home that is licensed, so that it signs its own transfers. */
const home = 'BD-TT-HN'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const people = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null)
const [hospital, another] = world.referrals.healthFacilities.filter(({ onHub, code }) => onHub && code !== '52901')
if (!hospital || !another) throw new Error('The demo has too few hospitals on the hub')
const at = (role: TokenClaims['role']): TokenClaims => ({ role, facility: home })

function aDraft(index: number, more: object = {}) {
  const one = people[index]
  if (!one) throw new Error(`${home} has too few residents without a referral`)
  return {
    kind: 'CLINICAL_TRANSFER', resident: toGlobalId('Resident', one.id), patient: { name: one.fullName, birthDate: one.birthDate, sex: one.sex },
    toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''), urgency: 'ROUTINE', reason: 'Đau ngực', diagnoses: ['I20.9'], ...more,
  }
}

const seen = `query ($id: ID!) { referral(id: $id) { reason diagnoses summary urgency patientName dueBy validUntil
  corrections { version note fields reason diagnoses summary urgency patientName } steps { move side note } } }`
interface Seen {
  dueBy: string
  validUntil: string | null
  corrections: object[]
  steps: object[]
}
const look = async (id: string, claims: TokenClaims = at('nurse')) => field<Seen>(await (await signedIn(claims))(seen, { id }), 'referral')

describe('a correction', () => {
  test('completes a draft, then corrects what was signed: what it said is kept, and the clock is not reset', async () => {
    const draft = following(await step(at('nurse'), 'createReferral', aDraft(0)))
    expect(await draft.by(at('signer'), 'issueReferral')).toBe('PAPER_INCOMPLETE')
    const begun = await look(draft.id())
    expect(await draft.by(at('nurse'), 'correctReferral', { summary: 'Đau ngực khi gắng sức' })).toBe('DRAFT SENDER')
    expect(await draft.by(at('signer'), 'issueReferral')).toBe('ISSUED SENDER')
    expect(await draft.by(at('nurse'), 'sendReferral')).toBe('SENT RECEIVER')
    const sent = await look(draft.id())
    const change = { diagnoses: ['I21.0', 'I10'], urgency: 'URGENT' }
    expect(await draft.by(at('nurse'), 'correctReferral', { ...change, note: 'Có kết quả men tim' })).toBe('NEEDS_SIGNER')
    expect(await draft.by(at('signer'), 'correctReferral', change)).toBe('NOTE_MISSING')
    expect(await draft.by(at('signer'), 'correctReferral', { summary: ' ', note: 'x' })).toBe('PAPER_INCOMPLETE')
    expect(await draft.by(at('signer'), 'correctReferral', { reason: 'Đau ngực', note: 'x' })).toBe('NOTHING_CHANGED')
    expect(await draft.by(at('signer'), 'correctReferral', { ...change, note: 'Có kết quả men tim' })).toBe('SENT RECEIVER')

    const now = await look(draft.id(), { role: 'clinician', hospital: hospital.code })
    const name = people[0]?.fullName
    const before = { reason: 'Đau ngực', diagnoses: ['I20.9'], urgency: 'ROUTINE', patientName: name }
    expect(now).toEqual({
      reason: 'Đau ngực',
      summary: 'Đau ngực khi gắng sức',
      patientName: name,
      ...change,
      // Two hours of a working day from the sending at 9:00, where a routine one had until tomorrow.
      dueBy: '2026-11-02T04:00:00.000Z',
      validUntil: sent.validUntil,
      corrections: [
        { ...before, version: 5, note: 'Có kết quả men tim', fields: ['urgency', 'diagnoses'], summary: 'Đau ngực khi gắng sức' },
        { ...before, version: 2, note: null, fields: ['summary'], summary: null },
      ],
      steps: [
        { move: 'createReferral', side: 'SENDER', note: null },
        { move: 'correctReferral', side: 'SENDER', note: null },
        { move: 'issueReferral', side: 'SENDER', note: null },
        { move: 'sendReferral', side: 'SENDER', note: null },
        { move: 'correctReferral', side: 'SENDER', note: 'Có kết quả men tim' },
      ],
    })
    expect([begun.dueBy, sent.dueBy]).toEqual(['2026-11-05T16:59:59.999Z', '2026-11-03T16:59:59.999Z'])
    expect(await draft.by(at('head'), 'correctReferral', { urgency: 'ROUTINE', note: 'Đã ổn' })).toBe('SENT RECEIVER')
    expect((await look(draft.id())).dueBy).toBe(now.dueBy)
  })

  test('to a disease of annex III makes the draft good for a year, and a second open one for the same need is refused', async () => {
    const one = following(await step(at('nurse'), 'createReferral', aDraft(1, { summary: 'x' })))
    const two = following(await step(at('nurse'), 'createReferral', aDraft(1, { diagnoses: ['M17.1'], toFacility: toGlobalId('HealthFacility', another.id) })))
    expect(await two.by(at('nurse'), 'correctReferral', { diagnoses: ['I20.0'] })).toBe('DUPLICATE_OPEN')
    expect(await one.by(at('nurse'), 'correctReferral', { diagnoses: ['N18.3'] })).toBe('DRAFT SENDER')
    expect(await one.by(at('signer'), 'issueReferral')).toBe('ISSUED SENDER')
    expect((await look(one.id())).validUntil).toBe('2027-11-02T16:59:59.999Z')
    const wrong = await step(at('nurse'), 'correctReferral', { referral: two.id(), expectedVersion: 1, reason: ' ', diagnoses: ['xx'] })
    expect(wrong.userErrors).toEqual([
      { code: 'INVALID_VALUE', path: ['input', 'reason'] },
      { code: 'DIAGNOSIS_INVALID', path: ['input', 'diagnoses', '0'] },
    ])
  })

  test('is not for the receiver, and of somebody else’s referral the same as of none; of two at once one has the old version', async () => {
    const draft = following(await step(at('nurse'), 'createReferral', aDraft(2)))
    const input = { referral: draft.id(), expectedVersion: 1 }
    const [a, b] = await Promise.all(['Đau bụng', 'Khó thở'].map(reason => step(at('nurse'), 'correctReferral', { ...input, reason })))
    expect([a, b].flatMap(each => each?.userErrors.map(({ code }) => code))).toEqual(['CONFLICT'])
    const stranger = await step({ role: 'nurse', facility: 'BD-KT' }, 'correctReferral', { ...input, reason: 'x' })
    expect(stranger).toEqual({ referral: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'referral'] }] })
    const text = 'mutation ($input: CorrectReferralInput!) { correctReferral(input: $input) { userErrors { code } } }'
    const refused = await (await signedIn({ role: 'coordinator', province: '52' }))(text, { input: { ...input, idempotencyKey: 'correct-look', reason: 'x' } })
    expect(refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
  })
})
