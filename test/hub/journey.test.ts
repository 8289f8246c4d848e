import { afterAll, describe, expect, inject, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { tokenFor } from '../support/hub.js'
import { type Live, nextChange, openLive } from '../support/live.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

/** A home without licence, and hospitals on and off the hub. */
const home = 'QN-CT'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const people = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null)
const hospitals = world.referrals.healthFacilities.filter(({ onHub }) => onHub)
const offHub = world.referrals.healthFacilities.find(({ onHub, code }) => !onHub && code !== hospitals[0]?.code)
const [clinic, first, second] = hospitals
if (!clinic || !first || !second || !offHub) throw new Error('The demo has too few hospitals for this journey')

const nurse: TokenClaims = { role: 'nurse', facility: home }
const head: TokenClaims = { role: 'head', facility: home }
const at = (hospital: { code: string }, role: TokenClaims['role']): TokenClaims => ({ role, hospital: hospital.code })
const place = ({ id }: { id: string }) => toGlobalId('HealthFacility', id)

const lines: Live[] = []
afterAll(() => lines.forEach(live => live.close()))

function aDraft(index: number, to: { id: string }, more: object = {}) {
  const person = people[index]
  if (!person) throw new Error(`${home} has too few residents without a referral`)
  return {
    kind: 'CARE_LINK',
    resident: toGlobalId('Resident', person.id),
    patient: { name: person.fullName, birthDate: person.birthDate, sex: person.sex },
    toFacility: place(to),
    urgency: 'URGENT',
    reason: 'Khó thở tăng dần ba ngày nay',
    diagnoses: ['J44.1'],
    summary: 'Ho, khó thở, SpO2 91%',
    ...more,
  }
}

const consent = { by: 'PERSON', on: '2026-11-02' }
const steps = 'query ($id: ID!) { referral(id: $id) { steps { move fromStatus toStatus side source reason } } }'
const movesOf = (answer: Answer) =>
  field<{ steps: { move: string; toStatus: string; side: string }[] }>(answer, 'referral').steps.map(
    each => `${each.move} ${each.toStatus} ${each.side}`,
  )

describe('the whole journey', () => {
  test('a care link becomes a transfer, is asked about, sent on, missed, treated, answered and closed', async () => {
    const line = `subscription ($resident: ID) { referralChanged(filter: { resident: $resident }) {
      kind cursor status referral { id } } }`
    const { url, dataDir } = inject('hub')
    const draft = aDraft(0, clinic, { consent })
    const live = await openLive(url, await tokenFor(dataDir, nurse), line, { resident: draft.resident })
    lines.push(live)
    expect((await nextChange(live)).kind).toBe('OPENED')

    const link = following(await step(nurse, 'createReferral', draft))
    expect(await link.by(nurse, 'sendReferral')).toBe('APPROVAL_MISSING')
    expect(await link.by(head, 'approveReferral')).toBe('DRAFT SENDER')
    expect(await link.by(nurse, 'sendReferral')).toBe('SENT RECEIVER')
    expect(await link.by(at(clinic, 'nurse'), 'receiveReferral')).toBe('RECEIVED RECEIVER')
    expect(await link.by(at(clinic, 'clinician'), 'requestInformation')).toBe('NOTE_MISSING')
    expect(await link.by(at(clinic, 'clinician'), 'requestInformation', { note: 'SpO2 bao nhiêu?' })).toBe('INFO_REQUESTED SENDER')
    expect(await link.by(nurse, 'giveInformation', { note: '91% khi nằm' })).toBe('RECEIVED RECEIVER')

    const answer = { kind: 'CLINICAL_TRANSFER', fromLink: link.id(), resident: null, patient: null, toFacility: place(first) }
    const transfer = following(await step(at(clinic, 'clinician'), 'createReferral', { ...aDraft(0, first), ...answer }))
    expect(await transfer.by(at(clinic, 'clinician'), 'sendReferral')).toBe('NOT_SIGNED')
    expect(await transfer.by(at(clinic, 'signer'), 'issueReferral')).toBe('ISSUED SENDER')
    expect(await transfer.by(at(clinic, 'coordinator'), 'sendReferral')).toBe('SENT RECEIVER')
    const onward = { reason: 'NO_BED', note: 'Hết giường hô hấp', toFacility: place(second) }
    expect(await transfer.by(at(first, 'clinician'), 'redirectReferral', { ...onward, toFacility: place(clinic) })).toBe('REDIRECT_LOOP')
    const parent = transfer.id()
    // The answer is the child, which the first hospital does not see.
    const gone = await step(at(first, 'clinician'), 'redirectReferral', { referral: parent, expectedVersion: 3, ...onward })
    expect(gone).toEqual({ referral: null, userErrors: [] })
    const look = await (await signedIn(nurse))(
      'query ($id: ID!) { referralsOf(resident: $id, first: 5) { nodes { id version status nextMove toFacility { code } redirectedFrom { status } } } }',
      { id: draft.resident },
    )
    const { nodes } = field<{ nodes: { id: string; version: number; status: string; nextMove: string }[] }>(look, 'referralsOf')
    // The clock of the tests stands still: all are equally new.
    const byVersion = nodes.toSorted((a, b) => a.version - b.version)
    expect(byVersion).toEqual([
      { id: expect.any(String), version: 1, status: 'SENT', nextMove: 'RECEIVER', toFacility: { code: second.code }, redirectedFrom: { status: 'REDIRECTED' } },
      { id: parent, version: 4, status: 'REDIRECTED', nextMove: 'NOBODY', toFacility: { code: first.code }, redirectedFrom: { status: 'REDIRECTED' } },
      { id: link.id(), version: 7, status: 'REDIRECTED', nextMove: 'NOBODY', toFacility: { code: clinic.code }, redirectedFrom: null },
    ])

    const child = following({ referral: byVersion[0] ?? null, userErrors: [] })
    expect(await child.by(at(second, 'clinician'), 'acceptReferral', { plannedOn: '2026-11-04' })).toBe('ACCEPTED RECEIVER')
    expect(await child.by(at(second, 'nurse'), 'recordNoShow', { reason: 'COMING_LATER' })).toBe('NO_SHOW NOBODY')
    expect(await child.by(at(second, 'nurse'), 'recordArrival')).toBe('ARRIVED RECEIVER')
    expect(await child.by(at(second, 'clinician'), 'startTreatment')).toBe('IN_TREATMENT RECEIVER')
    const word = { result: 'BETTER', diagnoses: ['J44.1', 'I10'], summary: 'Đợt cấp COPD, đã ổn', nextVisitOn: '2026-12-01' }
    expect(await child.by(at(second, 'clinician'), 'completeReferral', { answer: { ...word, diagnoses: ['cúm'] } })).toBe('DIAGNOSIS_INVALID')
    expect(await child.by(at(second, 'clinician'), 'completeReferral', { answer: word })).toBe('COMPLETED SENDER')
    expect(await child.by(nurse, 'closeReferral')).toBe('CLOSED NOBODY')

    const told: string[] = []
    while (told.length < 16) told.push((await nextChange(live)).status ?? '')
    expect(told).toEqual([
      'DRAFT', 'DRAFT', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'RECEIVED', 'DRAFT', 'REDIRECTED', 'ISSUED', 'SENT', 'SENT', 'REDIRECTED',
      'ACCEPTED', 'NO_SHOW', 'ARRIVED', 'IN_TREATMENT',
    ])
    expect(movesOf(await (await signedIn(nurse))(steps, { id: child.id() }))).toEqual([
      'sendReferral SENT RECEIVER',
      'acceptReferral ACCEPTED RECEIVER',
      'recordNoShow NO_SHOW RECEIVER',
      'recordArrival ARRIVED RECEIVER',
      'startTreatment IN_TREATMENT RECEIVER',
      'completeReferral COMPLETED RECEIVER',
      'closeReferral CLOSED SENDER',
    ])
    // The last hospital reads the whole way of the paper that came to it, and none of the care link before.
    const way = await (await signedIn(at(second, 'nurse')))(
      'query ($id: ID!) { referral(id: $id) { timeline { move toStatus toFacility { code } } } }', { id: child.id() })
    const { timeline } = field<{ timeline: { move: string; toStatus: string; toFacility: { code: string } }[] }>(way, 'referral')
    expect(timeline.map(each => `${each.move} ${each.toStatus} ${each.toFacility.code}`)).toEqual([
      ...['createReferral DRAFT', 'issueReferral ISSUED', 'sendReferral SENT', 'redirectReferral REDIRECTED'].map(line => `${line} ${first.code}`),
      ...['sendReferral SENT', 'acceptReferral ACCEPTED', 'recordNoShow NO_SHOW', 'recordArrival ARRIVED', 'startTreatment IN_TREATMENT',
        'completeReferral COMPLETED', 'closeReferral CLOSED'].map(line => `${line} ${second.code}`),
    ])
  })

  test('to a hospital that is not on the hub: the home records each of its steps, with its source', async () => {
    const sent = following(await step(nurse, 'createReferral', aDraft(1, offHub, { consent })))
    expect(await sent.by(head, 'approveReferral')).toBe('DRAFT SENDER')
    expect(await sent.by(nurse, 'sendReferral')).toBe('SENT SENDER')
    expect(await sent.by(nurse, 'acceptReferral')).toBe('SOURCE_MISSING')
    const phoned = { source: 'PHONE', callBackOn: '2026-11-05' }
    expect(await sent.by(nurse, 'acceptReferral', phoned)).toBe('ACCEPTED SENDER')
    expect(await sent.by(nurse, 'recordArrival', phoned)).toBe('ARRIVED SENDER')
    const word = { result: 'CURED', diagnoses: ['J20.9'], summary: 'Viêm phế quản, đã khỏi' }
    expect(await sent.by(nurse, 'completeReferral', { source: 'PAPER', answer: word })).toBe('COMPLETED SENDER')
    expect(await sent.by(nurse, 'closeReferral')).toBe('CLOSED NOBODY')
    const seen = await (await signedIn(nurse))(
      'query ($id: ID!) { referral(id: $id) { callBackOn answer { result summary } steps { move side source } } }',
      { id: sent.id() },
    )
    expect(seen.data?.referral).toEqual({
      callBackOn: '2026-11-05',
      answer: { result: 'CURED', summary: 'Viêm phế quản, đã khỏi' },
      steps: [
        { move: 'createReferral', side: 'SENDER', source: null },
        { move: 'approveReferral', side: 'SENDER', source: null },
        { move: 'sendReferral', side: 'SENDER', source: null },
        { move: 'acceptReferral', side: 'SENDER', source: 'PHONE' },
        { move: 'recordArrival', side: 'SENDER', source: 'PHONE' },
        { move: 'completeReferral', side: 'SENDER', source: 'PAPER' },
        { move: 'closeReferral', side: 'SENDER', source: null },
      ],
    })
  })
})

describe('a draft', () => {
  const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) {
    referral { id status } openReferral { id } firstContact { code } userErrors { code path } } }`
  const ask = async (claims: TokenClaims, input: object) =>
    (await signedIn(claims))(create, { input: { idempotencyKey: freshKey('draft'), ...input } })

  test('of a transfer by a home without licence is refused, and says where the person is registered', async () => {
    const refused = field<{ userErrors: object[]; firstContact: { code: string } | null }>(
      await ask(nurse, aDraft(2, first, { kind: 'CLINICAL_TRANSFER' })),
      'createReferral',
    )
    const card = world.insurance.cards.find(
      ({ residentId, validFrom, validTo }) => residentId === people[2]?.id && validFrom <= '2026-11-02' && (!validTo || validTo >= '2026-11-02'),
    )
    const known = world.referrals.healthFacilities.find(({ code }) => code === card?.registeredFacilityCode)
    expect(refused).toEqual({
      referral: null,
      openReferral: null,
      firstContact: known ? { code: known.code } : null,
      userErrors: [{ code: 'NO_LICENCE', path: ['input', 'kind'] }],
    })
  })

  test('for the same need is refused with the open one, also when two begin at once', async () => {
    const both = await Promise.all([ask(nurse, aDraft(3, first)), ask(nurse, aDraft(3, second))])
    const answers = both.map(answer => field<{ referral: { id: string } | null; openReferral: { id: string } | null; userErrors: { code: string }[] }>(answer, 'createReferral'))
    const begun = answers.flatMap(({ referral }) => referral?.id ?? [])
    expect(begun).toHaveLength(1)
    expect(answers.flatMap(({ openReferral, userErrors }) => userErrors.map(({ code }) => [code, openReferral?.id]))).toEqual([
      ['DUPLICATE_OPEN', begun[0]],
    ])
  })

  test('of somebody else’s resident is the same as of nobody; other roles may not', async () => {
    const neighbour: TokenClaims = { role: 'nurse', facility: 'QN-TE' }
    const answer = await ask(neighbour, aDraft(4, first))
    expect(field<object>(answer, 'createReferral')).toMatchObject({ referral: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'resident'] }] })
    const forbidden = await ask({ role: 'insurance-officer', province: '48' }, aDraft(4, first))
    expect(forbidden.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
  })

  test('says everything that is wrong with it at once', async () => {
    const answer = await ask(nurse, aDraft(5, first, { reason: ' ', diagnoses: ['I10', 'xx'], patient: { name: ' ', birthDate: '2030', sex: 'MALE' } }))
    expect(field<{ userErrors: object[] }>(answer, 'createReferral').userErrors).toEqual([
      { code: 'INVALID_VALUE', path: ['input', 'reason'] },
      { code: 'DIAGNOSIS_INVALID', path: ['input', 'diagnoses', '1'] },
      { code: 'NAME_INVALID', path: ['input', 'patient', 'name'] },
      { code: 'DATE_IN_FUTURE', path: ['input', 'patient', 'birthDate'] },
    ])
  })
})

test('what one may do now is what the mutations let one do', async () => {
  const draft = following(await step(nurse, 'createReferral', aDraft(6, first, { consent })))
  const look = 'query ($id: ID!) { referral(id: $id) { availableActions { action allowed reason } } }'
  const allowed = async (claims: TokenClaims) => {
    const answer = await (await signedIn(claims))(look, { id: draft.id() }, { 'accept-language': 'en' })
    const { availableActions } = field<{ availableActions: { action: string; allowed: boolean; reason: string | null }[] }>(answer, 'referral')
    expect(availableActions).toHaveLength(18)
    expect(availableActions.filter(each => each.allowed === (each.reason !== null))).toEqual([])
    return availableActions.filter(each => each.allowed).map(({ action }) => action)
  }
  expect(await allowed(nurse)).toEqual(['cancelReferral', 'recordDeath', 'correctReferral'])
  expect(await allowed(head)).toEqual(['approveReferral', 'cancelReferral', 'recordDeath', 'correctReferral'])
  expect(await draft.by(head, 'approveReferral')).toBe('DRAFT SENDER')
  expect(await allowed(nurse)).toEqual(['sendReferral', 'cancelReferral', 'recordDeath', 'correctReferral'])
  expect(await draft.by(nurse, 'sendReferral')).toBe('SENT RECEIVER')
  expect(await allowed(at(first, 'nurse'))).toEqual(['receiveReferral', 'recordArrival', 'recordDeath'])
  expect(await allowed(at(first, 'clinician'))).toEqual([
    'receiveReferral', 'requestInformation', 'acceptReferral', 'rejectReferral', 'redirectReferral', 'recordArrival', 'recordDeath',
  ])
  expect(await draft.by(at(first, 'clinician'), 'rejectReferral', { reason: 'OTHER' })).toBe('NOTE_MISSING')
  expect(await draft.by(at(first, 'clinician'), 'rejectReferral', { reason: 'NO_SPECIALTY', note: 'Không có khoa hô hấp' })).toBe('REJECTED NOBODY')
  expect(await allowed(nurse)).toEqual([])
})
