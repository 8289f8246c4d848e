import { describe, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { aQuestion, asked, changed, consultation as selection, refused } from '../support/care.js'
import { type Client, field, signedIn } from '../support/client.js'
import { aCheck, admitted, recordCheck } from '../support/health.js'
import { change } from '../support/stays.js'

const home = 'BD-TT-HN'
const today = '2026-11-02'
const said = { agreedFor: null, heldOn: null, result: null, advice: null, reason: null }

/** Somebody with a check that raised an alert. */
async function examined() {
  const person = await admitted(home)
  const input = aCheck(person.id, { measurements: { systolicBp: 150, diastolicBp: 85 } })
  const { healthCheck } = field<{ healthCheck: { id: string } }>(await person.ask(recordCheck, { input }), 'recordHealthCheck')
  const seen = await person.ask('query ($id: ID!) { resident(id: $id) { alerts(first: 1) { nodes { id } } } }', { id: person.id })
  const alert = field<{ alerts: { nodes: { id: string }[] } }>(seen, 'resident').alerts.nodes[0]?.id
  return { ...person, alert, healthCheck: healthCheck.id }
}

async function requested(ask: Client, resident: string, more: Record<string, unknown> = {}) {
  const { consultation, userErrors } = await changed(ask, 'requestTeleConsultation', aQuestion(resident, more))
  if (!consultation) throw new Error(JSON.stringify(userErrors))
  return consultation
}

describe('a consultation from afar', () => {
  test('is asked for about an alert and a check, agreed on twice, and held', async () => {
    const { id, ask, alert, healthCheck } = await examined()
    const input = { ...aQuestion(id, { alert, healthCheck }), idempotencyKey: `question-twice-${process.pid}` }
    const answer = await asked(ask, 'requestTeleConsultation', input)
    expect(answer).toEqual({ data: { requestTeleConsultation: { userErrors: [], consultation: {
      id: expect.any(String), version: 1, status: 'REQUESTED', urgency: 'ROUTINE', question: 'Có cần đổi thuốc huyết áp không?', wantedBy: '2026-11-10', overdue: false,
      requestedOn: today, healthFacilityCode: '49001', ...said,
    } } } })
    expect(await asked(ask, 'requestTeleConsultation', input)).toEqual(answer)
    const { consultation } = field<{ consultation: { id: string } }>(answer, 'requestTeleConsultation')
    const of = { consultation: consultation.id }
    const hold = { ...of, move: 'HOLD', on: today, source: 'SYSTEM', result: 'Tăng huyết áp độ 1', advice: 'Theo dõi huyết áp mỗi ngày' }
    expect(await refused(ask, 'moveTeleConsultation', { ...hold, expectedVersion: 1 })).toEqual(['CONSULTATION_NOT_AGREED consultation'])
    expect(await refused(ask, 'moveTeleConsultation', { ...of, expectedVersion: 1, move: 'AGREE', on: '2026-11-05', source: 'PHONE' })).toEqual([])
    expect(await refused(ask, 'moveTeleConsultation', { ...of, expectedVersion: 1, move: 'CANCEL', on: today, reason: 'Đã khoẻ lại' })).toEqual(['CONFLICT expectedVersion'])
    const clinician = await signedIn({ role: 'clinician', facility: home })
    expect((await changed(clinician, 'moveTeleConsultation', { ...of, expectedVersion: 2, move: 'AGREE', on: today, source: 'PHONE' })).consultation).toMatchObject({ version: 3, agreedFor: today })
    expect((await changed(clinician, 'moveTeleConsultation', { ...hold, expectedVersion: 3 }))).toEqual({ userErrors: [], consultation: {
      id: consultation.id, version: 4, status: 'HELD', urgency: 'ROUTINE', question: 'Có cần đổi thuốc huyết áp không?', wantedBy: '2026-11-10', overdue: false, requestedOn: today,
      healthFacilityCode: '49001', agreedFor: today, heldOn: today, result: 'Tăng huyết áp độ 1', advice: 'Theo dõi huyết áp mỗi ngày', reason: null,
    } })
    expect(await refused(ask, 'moveTeleConsultation', { ...of, expectedVersion: 4, move: 'CANCEL', on: today, reason: 'Không cần nữa' })).toEqual(['CONSULTATION_OVER consultation'])

    const step = { note: null, source: null, byRole: 'nurse', byOrganisation: home }
    const seen = await ask(`query ($id: ID!) { resident(id: $id) {
      teleConsultations { resident { id } alert { id } healthCheck { id } healthFacility { name } steps { version status on note source byRole byOrganisation } }
      careTimeline(first: 8) { kind title ref } } }`, { id })
    expect(seen).toEqual({ data: { resident: {
      teleConsultations: [{
        resident: { id }, alert: { id: alert }, healthCheck: { id: healthCheck }, healthFacility: { name: 'Bệnh viện Đa khoa Quảng Nam' },
        steps: [
          { ...step, version: 1, status: 'REQUESTED', on: today },
          { ...step, version: 2, status: 'AGREED', on: '2026-11-05', source: 'PHONE' },
          { ...step, version: 3, status: 'AGREED', on: today, source: 'PHONE', byRole: 'clinician' },
          { ...step, version: 4, status: 'HELD', on: today, note: 'Tăng huyết áp độ 1', source: 'SYSTEM', byRole: 'clinician' },
        ],
      }],
      careTimeline: expect.arrayContaining([
        { kind: 'CONSULTATION_REQUESTED', title: 'Yêu cầu tư vấn từ xa', ref: consultation.id },
        { kind: 'CONSULTATION_HELD', title: 'Đã tư vấn từ xa', ref: consultation.id },
        { kind: 'CONSULTATION_AGREED', title: 'Hẹn ngày tư vấn từ xa', ref: consultation.id },
      ]),
    } } })
  })

  test('may be declined, or cancelled; a code that the register does not have names no facility', async () => {
    const { id, ask } = await admitted(home)
    const declined = await requested(ask, id)
    const cancelled = await requested(ask, id, { healthFacilityCode: '99999', urgency: 'URGENT', wantedBy: today })
    await changed(ask, 'moveTeleConsultation', { consultation: declined.id, expectedVersion: 1, move: 'DECLINE', on: today, source: 'PAPER', reason: 'Không có bác sĩ chuyên khoa' })
    await changed(ask, 'moveTeleConsultation', { consultation: cancelled.id, expectedVersion: 1, move: 'CANCEL', on: today, reason: 'Đã đưa đi khám' })
    const seen = await ask('query ($id: ID!) { resident(id: $id) { teleConsultations { status reason healthFacility { code name } } careTimeline(first: 4) { kind } } }', { id })
    expect(seen.data).toEqual({ resident: {
      teleConsultations: expect.arrayContaining([
        { status: 'DECLINED', reason: 'Không có bác sĩ chuyên khoa', healthFacility: { code: '49001', name: 'Bệnh viện Đa khoa Quảng Nam' } },
        { status: 'CANCELLED', reason: 'Đã đưa đi khám', healthFacility: null },
      ]),
      careTimeline: ['CONSULTATION_REQUESTED', 'CONSULTATION_REQUESTED', 'CONSULTATION_DECLINED', 'CONSULTATION_CANCELLED'].toSorted().toReversed().map(kind => ({ kind })),
    } })
  })

  test('everything wrong is said at once; what belongs to somebody else is not found', async () => {
    const { id, ask } = await admitted(home)
    const other = await examined()
    const wrong = aQuestion(id, { healthFacilityCode: 'x', question: ' ', wantedBy: '2026-11-01' })
    expect(await refused(ask, 'requestTeleConsultation', wrong)).toEqual(['HEALTH_FACILITY_CODE_INVALID healthFacilityCode', 'TEXT_MISSING question', 'DATE_PAST wantedBy'])
    expect(await refused(ask, 'requestTeleConsultation', aQuestion(id, { alert: other.alert }))).toEqual(['NOT_FOUND alert'])
    expect(await refused(ask, 'requestTeleConsultation', aQuestion(id, { healthCheck: other.healthCheck }))).toEqual(['NOT_FOUND healthCheck'])
    const { id: consultation } = await requested(ask, id)
    const move = { consultation, expectedVersion: 1, move: 'DECLINE', on: '2026-11-01' }
    expect(await refused(ask, 'moveTeleConsultation', move)).toEqual(['DATE_TOO_EARLY on', 'CONSULTATION_SOURCE_MISSING source', 'REASON_MISSING reason'])
    for (const claims of [{ role: 'guardian', resident: id }, { role: 'signer', facility: home }, { role: 'coordinator', province: '52' }] as const) {
      expect(await refused(await signedIn(claims), 'moveTeleConsultation', move)).toEqual(['FORBIDDEN'])
      expect(await refused(await signedIn(claims), 'requestTeleConsultation', aQuestion(id))).toEqual(['FORBIDDEN'])
    }
    const neighbour = await signedIn({ role: 'head', facility: 'HY-TE' })
    expect(await refused(neighbour, 'moveTeleConsultation', move)).toEqual(['NOT_FOUND consultation'])
    expect(await refused(neighbour, 'moveTeleConsultation', { ...move, consultation: toGlobalId('TeleConsultation', '00000000-0000-4000-8000-000000000000') })).toEqual(['NOT_FOUND consultation'])
  })

  test('goes on after a discharge, but nobody asks anew about who has left', async () => {
    const { id, ask, claims } = await admitted(home)
    const { id: consultation } = await requested(ask, id)
    await change(claims, 'dischargeResident', { resident: id, expectedVersion: 1, on: today, reason: 'TO_FAMILY' })
    expect(await refused(ask, 'requestTeleConsultation', aQuestion(id))).toEqual(['PERSON_NOT_IN_CARE resident'])
    expect(await refused(ask, 'moveTeleConsultation', { consultation, expectedVersion: 1, move: 'CANCEL', on: today, reason: 'Đã về nhà' })).toEqual([])
  })
})

describe('the list of consultations', () => {
  const list = `query ($first: Int, $after: String, $status: ConsultationStatus, $facility: ID) {
    teleConsultations(first: $first, after: $after, status: $status, facility: $facility) {
      totalCount nodes { id wantedBy status } pageInfo { endCursor hasNextPage } } }`
  interface Page { totalCount: number; nodes: { id: string; wantedBy: string; status: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }

  test('has those of the residents the caller may see, wanted first in front, page by page', async () => {
    const { id, ask } = await admitted(home)
    const mine = [await requested(ask, id, { wantedBy: '2027-04-30' }), await requested(ask, id, { wantedBy: '2027-04-29' })]
    const page = async (by: Client, variables: object) => field<Page>(await by(list, { first: 100, ...variables }), 'teleConsultations')
    const whole: Page['nodes'] = []
    let after: string | undefined
    do {
      const { nodes, pageInfo } = await page(ask, { first: 3, after, status: 'REQUESTED' })
      whole.push(...nodes)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined
    } while (after)
    const days = whole.map(({ wantedBy }) => wantedBy)
    expect(days).toEqual(days.toSorted())
    expect(whole.slice(-2).map(each => each.id)).toEqual([mine[1]?.id, mine[0]?.id])
    expect((await page(ask, { first: 1, status: 'REQUESTED' })).totalCount).toBe(whole.length)
    const ofNeighbour = await page(await signedIn({ role: 'nurse', facility: 'HY-TE' }), {})
    expect(ofNeighbour.nodes.some(each => mine.some(own => own.id === each.id))).toBe(false)
  })

  test('is refused to a role without health data', async () => {
    const { data, errors } = await (await signedIn({ role: 'programme-officer', province: '52' }))(list, { first: 5 })
    expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([{ teleConsultations: null }, ['FORBIDDEN']])
  })

  test('shows the same consultation as the person does', async () => {
    const { id, ask } = await admitted(home)
    await requested(ask, id, { wantedBy: '2027-05-01' })
    const last = field<{ nodes: unknown[] }>(await ask(`{ teleConsultations(last: 1) { nodes { ${selection} } } }`), 'teleConsultations').nodes
    const ofPerson = field<{ teleConsultations: unknown[] }>(await ask(`query ($id: ID!) { resident(id: $id) { teleConsultations { ${selection} } } }`, { id }), 'resident')
    expect(last).toEqual(ofPerson.teleConsultations)
  })
})
