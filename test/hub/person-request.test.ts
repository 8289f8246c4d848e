import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { agrees, codes, errorCodes, takesBack } from '../support/consents.js'
import { admitted } from '../support/health.js'
import { feed, inShort, ownOf } from '../support/own-feed.js'
import { residentsOf } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-TT'
const [nurse, head] = [{ role: 'nurse', facility: home }, { role: 'head', facility: home }] as const satisfies TokenClaims[]

const fields = `id version kind status askedBy receivedOn what wanted thirdParty acknowledgeBy answerBy dueOn isOverdue answer legalSource
  steps { version move note byRole }`
type Name = 'requestMyData' | 'requestCorrection' | 'requestRestriction' | 'requestErasure' | 'acknowledgeRequest' | 'answerRequest'
const inputs: Partial<Record<Name, string>> = { requestRestriction: 'RequestLimit', requestErasure: 'RequestLimit' }
const text = (name: Name) => {
  const type = inputs[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}`
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { request { ${fields} } userErrors { code path } } }`
}

interface Answered {
  readonly request: { readonly id: string; readonly version: number } | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

const send = async (claims: TokenClaims, name: Name, input: Record<string, unknown>) =>
  (await signedIn(claims))(text(name), { input: { idempotencyKey: freshKey('ask'), ...input } })
const by = async (claims: TokenClaims, name: Name, input: Record<string, unknown>) => field<Answered>(await send(claims, name, input), name)
const seen = ({ request }: Answered) => ({ request: request?.id, expectedVersion: request?.version })

const queue = `query ($status: PersonRequestStatus, $overdue: Boolean, $after: String) { personRequests(status: $status, overdue: $overdue, first: 100, after: $after) {
  nodes { id kind dueOn isOverdue resident { id } } } }`
/** The requests of one person in the queue of a home. */
async function queued(claims: TokenClaims, id: string, variables: Record<string, unknown> = {}) {
  const answer = await (await signedIn(claims))(queue, variables)
  const { nodes } = field<{ nodes: { kind: string; isOverdue: boolean; dueOn: string | null; resident: { id: string } }[] }>(answer, 'personRequests')
  return nodes.filter(({ resident }) => resident.id === id).map(({ kind, dueOn, isOverdue }) => `${kind} ${dueOn}${isOverdue ? ' late' : ''}`)
}

describe('what a person asks about the data', () => {
  test('comes into the queue of the home, is acknowledged and answered, and the person is told', async () => {
    const { id } = await admitted(home)
    const own: TokenClaims = { role: 'resident', resident: id }
    const asked = await by(own, 'requestCorrection', { resident: id, what: 'Ngày sinh', wanted: 'Năm 1951, theo giấy khai sinh' })
    expect(asked).toEqual({
      request: {
        id: expect.any(String), version: 1, kind: 'CORRECTION', status: 'RECEIVED', askedBy: 'PERSON', receivedOn: '2026-11-02', what: 'Ngày sinh',
        wanted: 'Năm 1951, theo giấy khai sinh', thirdParty: false, acknowledgeBy: '2026-11-04', answerBy: '2026-11-12', dueOn: '2026-11-04', isOverdue: false,
        answer: null, legalSource: null, steps: [{ version: 1, move: 'RECEIVED', note: null, byRole: 'resident' }],
      },
      userErrors: [],
    })
    expect([await queued(nurse, id), await queued(head, id)]).toEqual([['CORRECTION 2026-11-04'], ['CORRECTION 2026-11-04']])
    expect(inShort(ownOf(await feed(own))?.careNotices)).toContain('REQUEST_RECEIVED 2026-11-12 open')

    const acknowledged = await by(nurse, 'acknowledgeRequest', { ...seen(asked), thirdParty: true })
    expect(acknowledged.request).toMatchObject({ version: 2, status: 'ACKNOWLEDGED', thirdParty: true, answerBy: '2026-11-17', dueOn: '2026-11-17' })
    expect(codes(await by(nurse, 'acknowledgeRequest', seen(acknowledged)))).toEqual(['REQUEST_ACKNOWLEDGED_ALREADY input.request'])
    expect(codes(await by(head, 'answerRequest', { ...seen(asked), outcome: 'FULFILLED', answer: 'x' }))).toEqual(['CONFLICT input.expectedVersion'])
    expect(codes(await by(head, 'answerRequest', { ...seen(acknowledged), outcome: 'REFUSED', answer: ' ' }))).toEqual(['INVALID_VALUE input.answer', 'LEGAL_SOURCE_MISSING input.legalSource'])
    const answered = await by(head, 'answerRequest', { ...seen(acknowledged), outcome: 'FULFILLED', answer: 'Đã sửa ngày sinh' })
    expect(answered.request).toMatchObject({
      version: 3, status: 'FULFILLED', dueOn: null, isOverdue: false, answer: 'Đã sửa ngày sinh',
      steps: [{ move: 'RECEIVED' }, { version: 2, move: 'ACKNOWLEDGED', byRole: 'nurse' }, { version: 3, move: 'ANSWERED', note: 'Đã sửa ngày sinh', byRole: 'head' }],
    })
    expect(codes(await by(head, 'answerRequest', { ...seen(answered), outcome: 'FULFILLED', answer: 'x' }))).toEqual(['REQUEST_ANSWERED_ALREADY input.request'])
    expect([await queued(head, id), await queued(head, id, { status: 'FULFILLED' })]).toEqual([[], ['CORRECTION null']])
    const notices = ownOf(await feed(own))?.careNotices
    expect(inShort(notices)).toEqual(expect.arrayContaining(['REQUEST_ACKNOWLEDGED', 'REQUEST_ANSWERED', 'REQUEST_RECEIVED 2026-11-17']))
    expect(notices?.some(({ title }) => /sinh|1951/.test(title))).toBe(false)
  })

  test('is written down by the home for who came, with the day; one that is late is seen as late', async () => {
    const { id } = await admitted(home)
    const input = { resident: id, askedBy: 'GUARDIAN', receivedOn: '2026-10-15' }
    const asked = await by(nurse, 'requestErasure', { ...input, what: 'Ảnh chụp', wanted: 'Xoá ảnh' })
    expect(asked.request).toMatchObject({ kind: 'ERASE', askedBy: 'GUARDIAN', receivedOn: '2026-10-15', acknowledgeBy: '2026-10-19', answerBy: '2026-11-04', dueOn: '2026-10-19', isOverdue: true })
    await by(nurse, 'requestRestriction', { ...input, receivedOn: '2026-11-02' })
    expect(await queued(head, id)).toEqual(['ERASE 2026-10-19 late', 'RESTRICT 2026-11-04'])
    expect(await queued(head, id, { overdue: true })).toEqual(['ERASE 2026-10-19 late'])
    expect(await queued(head, id, { overdue: false })).toEqual(['RESTRICT 2026-11-04'])
    expect(codes(await by(nurse, 'requestMyData', { resident: id }))).toEqual(['INVALID_VALUE input.askedBy'])
    expect(codes(await by(nurse, 'requestMyData', { ...input, receivedOn: '2026-11-03' }))).toEqual(['DATE_IN_FUTURE input.receivedOn'])
    expect(codes(await by(nurse, 'requestCorrection', { ...input, what: ' ', wanted: '' }))).toEqual(['INVALID_VALUE input.what', 'INVALID_VALUE input.wanted'])
    // Whoever signs in for themselves asks today, and as who they are.
    const own: TokenClaims = { role: 'resident', resident: id }
    expect((await by(own, 'requestMyData', { resident: id, receivedOn: '2026-10-01' })).request).toMatchObject({ receivedOn: '2026-11-02' })
    expect(codes(await by(own, 'requestMyData', { resident: id, askedBy: 'GUARDIAN' }))).toEqual(['INVALID_VALUE input.askedBy'])
  })

  test('a consent that is taken back is a request that is done at once', async () => {
    const { id } = await admitted(home)
    await agrees(home, id)
    await takesBack({ role: 'guardian', resident: id }, id)
    const { data } = await (await signedIn({ role: 'guardian', resident: id }))(`query ($id: ID!) { resident(id: $id) { dataRequests { ${fields} } } }`, { id })
    expect(data).toMatchObject({ resident: { dataRequests: [{ kind: 'WITHDRAW_CONSENT', status: 'FULFILLED', askedBy: 'GUARDIAN', what: 'CARE_LINK', dueOn: null, steps: [{ move: 'ANSWERED' }] }] } })
    expect(inShort(ownOf(await feed({ role: 'resident', resident: id }))?.careNotices)).toEqual(expect.arrayContaining(['CONSENT_WITHDRAWN', 'REQUEST_ANSWERED']))
  })

  test('the same key twice is one request; two heads who answer at once: one answer; no more than twenty are open', async () => {
    const { id } = await admitted(home)
    const own: TokenClaims = { role: 'resident', resident: id }
    const once = { idempotencyKey: freshKey('once'), resident: id }
    const [first, second] = await Promise.all([by(own, 'requestMyData', once), by(own, 'requestMyData', once)])
    expect([second, (await queued(head, id)).length]).toEqual([first, 1])
    const answer = { ...seen(first), outcome: 'FULFILLED', answer: 'Đã in và trao tận tay' }
    const both = await Promise.all([by(head, 'answerRequest', answer), by(head, 'answerRequest', answer)])
    expect(both.map(codes).toSorted()).toEqual([[], ['CONFLICT input.expectedVersion']])
    for (let n = 0; n < 20; n++) expect(codes(await by(own, 'requestMyData', { resident: id }))).toEqual([])
    expect(codes(await by(own, 'requestMyData', { resident: id }))).toEqual(['REQUESTS_TOO_MANY input.resident'])
  })

  test('is nobody else’s business: another home, the province, the clinician, an officer, another person', async () => {
    const { id } = await admitted(home)
    const other: TokenClaims = { role: 'resident', resident: toGlobalId('Resident', residentsOf('BD-NCC')[0]?.id ?? '') }
    const asked = await by({ role: 'resident', resident: id }, 'requestMyData', { resident: id })
    const one = `query ($id: ID!) { personRequest(id: $id) { id } }`
    const shown = async (claims: TokenClaims) => {
      const answer = await (await signedIn(claims))(one, { id: asked.request?.id })
      return errorCodes(answer) ?? answer.data?.personRequest
    }
    const forbidden = ['personRequest FORBIDDEN']
    for (const claims of [{ role: 'coordinator', province: '48' }, { role: 'clinician', facility: home }, { role: 'insurance-officer', province: '48' }, { role: 'auditor' }, { role: 'admin' }] as const) {
      expect(await shown(claims), claims.role).toEqual(forbidden)
    }
    expect([await shown({ role: 'head', facility: 'QN-CT' }), await shown(other)]).toEqual([null, null])
    expect(await queued({ role: 'head', facility: 'QN-CT' }, id)).toEqual([])
    expect(codes(await by(other, 'requestMyData', { resident: id }))).toEqual(['NOT_FOUND input.resident'])
    expect(codes(await by({ role: 'head', facility: 'QN-CT' }, 'answerRequest', { ...seen(asked), outcome: 'FULFILLED', answer: 'x' }))).toEqual(['NOT_FOUND input.request'])
    expect(errorCodes(await send(nurse, 'answerRequest', { ...seen(asked), outcome: 'FULFILLED', answer: 'x' }))).toEqual(['answerRequest FORBIDDEN'])
    expect(errorCodes(await send({ role: 'coordinator', province: '48' }, 'requestMyData', { resident: id }))).toEqual(['requestMyData FORBIDDEN'])
  })
})
