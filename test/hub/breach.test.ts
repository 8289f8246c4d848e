import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { codes, errorCodes } from '../support/consents.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { referredResidents } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-TT'
const [admin, head, auditor] = [{ role: 'admin' }, { role: 'head', facility: home }, { role: 'auditor' }] as const satisfies TokenClaims[]

const fields = `id version organisation what kinds noticedAt beganAt endedAt suspectedActor suspectedClient suspectedOrganisation notifyBy isOverdue authorityNotifiedAt closedAt
  steps { version step doneAt note byRole byOrganisation }`
const report = `mutation ($input: ReportBreachInput!) { reportBreach(input: $input) { breach { ${fields} } userErrors { code path } } }`
const record = `mutation ($input: RecordBreachStepInput!) { recordBreachStep(input: $input) { breach { ${fields} } userErrors { code path } } }`

interface Changed {
  readonly breach: { readonly id: string; readonly version: number } | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

const aReport = (more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('breach'), what: 'Máy tính ở phòng trực bị mất', kinds: ['IDENTITY', 'HEALTH'], noticedAt: '2026-11-01T01:00:00Z', beganAt: '2026-10-30T10:00:00Z', ...more,
})
const send = async (claims: TokenClaims, query: string, input: Record<string, unknown>) => (await signedIn(claims))(query, { input })
const reported = async (claims: TokenClaims, more: Record<string, unknown> = {}) => field<Changed>(await send(claims, report, aReport(more)), 'reportBreach')
const step = async (claims: TokenClaims, { breach }: Changed, name: string, more: Record<string, unknown> = {}) =>
  field<Changed>(
    await send(claims, record, { idempotencyKey: freshKey('step'), breach: breach?.id, expectedVersion: breach?.version, step: name, doneAt: '2026-11-01T04:00:00Z', ...more }),
    'recordBreachStep',
  )
const list = async (claims: TokenClaims, open?: boolean) =>
  field<{ nodes: { id: string }[] }>(await (await signedIn(claims))('query ($open: Boolean) { breaches(open: $open, first: 100) { nodes { id } } }', { open }), 'breaches').nodes.map(({ id }) => id)

describe('a breach', () => {
  test('is reported by a head, handled step by step against the 72 hours, and closed', async () => {
    const made = await reported(head, { suspectedActor: 'nurse-7', suspectedClient: 'tablet-3' })
    expect(made).toEqual({
      breach: {
        id: expect.any(String), version: 1, organisation: home, what: 'Máy tính ở phòng trực bị mất', kinds: ['IDENTITY', 'HEALTH'], noticedAt: '2026-11-01T01:00:00.000Z',
        beganAt: '2026-10-30T10:00:00.000Z', endedAt: null, suspectedActor: 'nurse-7', suspectedClient: 'tablet-3', suspectedOrganisation: null,
        notifyBy: '2026-11-04T01:00:00.000Z', isOverdue: false, authorityNotifiedAt: null, closedAt: null,
        steps: [{ version: 1, step: 'NOTICED', doneAt: '2026-11-01T01:00:00.000Z', note: null, byRole: 'head', byOrganisation: home }],
      },
      userErrors: [],
    })
    expect(codes(await step(head, made, 'CLOSED'))).toEqual(['BREACH_STEP_TOO_EARLY input.step'])
    const told = await step(head, made, 'AUTHORITY_NOTIFIED', { note: 'Mẫu 08 số 3' })
    expect(told.breach).toMatchObject({ version: 2, authorityNotifiedAt: '2026-11-01T04:00:00.000Z', isOverdue: false })
    expect(codes(await step(head, told, 'AUTHORITY_NOTIFIED'))).toEqual(['BREACH_STEP_DONE input.step'])
    expect(codes(await step(head, made, 'CONTAINED'))).toEqual(['CONFLICT input.expectedVersion'])
    const contained = await step(head, told, 'CONTAINED')
    const closed = await step(head, await step(head, contained, 'PERSONS_NOTIFIED'), 'CLOSED')
    expect(closed.breach).toMatchObject({
      version: 5, closedAt: '2026-11-01T04:00:00.000Z',
      steps: [{ step: 'NOTICED' }, { step: 'AUTHORITY_NOTIFIED', note: 'Mẫu 08 số 3' }, { step: 'CONTAINED' }, { step: 'PERSONS_NOTIFIED' }, { step: 'CLOSED' }],
    })
    expect(codes(await step(head, closed, 'CONTAINED'))).toEqual(['BREACH_CLOSED input.breach'])
    const id = made.breach?.id ?? ''
    expect([(await list(head, true)).includes(id), (await list(head, false)).includes(id)]).toEqual([false, true])
  })

  test('of which the authority was not told in time is overdue', async () => {
    const late = await reported(admin, { noticedAt: '2026-10-29T01:59:00Z', beganAt: '2026-10-29T01:00:00Z' })
    expect(late.breach).toMatchObject({ organisation: null, isOverdue: true, notifyBy: '2026-11-01T01:59:00.000Z' })
    expect((await step(admin, late, 'AUTHORITY_NOTIFIED')).breach).toMatchObject({ isOverdue: true })
  })

  test('is seen by who runs and inspects the hub, and by the head who reported it; by nobody else', async () => {
    const own = (await reported(head)).breach?.id ?? ''
    const others = (await reported(admin)).breach?.id ?? ''
    const sees = async (claims: TokenClaims) => {
      const ids = await list(claims)
      return [ids.includes(own), ids.includes(others)]
    }
    expect([await sees(admin), await sees(auditor), await sees(head)]).toEqual([[true, true], [true, true], [true, false]])
    expect(await sees({ role: 'head', facility: 'QN-CT' })).toEqual([false, false])
    for (const role of ['nurse', 'coordinator', 'insurance-head', 'programme-officer'] as const) expect(await list({ role, facility: home, province: '48' }), role).toEqual([])
    const one = await (await signedIn({ role: 'head', facility: 'QN-CT' }))('query ($id: ID!) { breach(id: $id) { id } }', { id: own })
    expect(one).toEqual({ data: { breach: null } })
    expect(codes(await step({ role: 'head', facility: 'QN-CT' }, { breach: { id: own, version: 1 }, userErrors: [] }, 'CONTAINED'))).toEqual(['NOT_FOUND input.breach'])
  })

  test('is reported by no other role, once for each key, and with everything that is wrong said at once', async () => {
    for (const claims of [{ role: 'nurse', facility: home }, { role: 'auditor' }, { role: 'resident' }, { role: 'coordinator', province: '48' }, { role: 'head' }] as const) {
      expect(errorCodes(await send(claims, report, aReport())), claims.role).toEqual(['reportBreach FORBIDDEN'])
    }
    const input = aReport()
    const both = await Promise.all([send(head, report, input), send(head, report, input)])
    expect(both[1]).toEqual(both[0])
    expect(codes(await reported(head, { what: '', kinds: [], noticedAt: '2026-11-03T01:00:00Z', beganAt: '2026-11-04T01:00:00Z' }))).toEqual([
      'INVALID_VALUE input.what', 'INVALID_VALUE input.kinds', 'DATE_IN_FUTURE input.noticedAt', 'BREACH_TIMES_INVALID input.beganAt',
    ])
  })
})

describe('whose data was touched', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub('http', { subgraphTimeout: 15_000 })
  })
  afterAll(() => hub.close())

  const sectors = ['careTouchedPeople', 'referralTouchedPeople', 'coverageTouchedPeople'] as const
  const span = { from: '2026-11-01T00:00:00Z', to: '2026-11-03T00:00:00Z' }
  const text = (names: readonly string[]) => `query ($actor: String, $client: String, $organisation: String, $from: DateTime!, $to: DateTime!, $first: Int!, $after: String) { ${names
    .map(name => `${name}(actor: $actor, client: $client, organisation: $organisation, from: $from, to: $to, first: $first, after: $after) {
      people { person reads changes fields firstAt lastAt } total endCursor }`).join('\n')} }`
  const touched = (claims: TokenClaims, more: Record<string, unknown>, names: readonly string[] = sectors) => hub.ask(claims, text(names), { ...span, first: 100, ...more })
  const bare = ({ data, errors }: Answer) => ({ data, errors: errorCodes({ errors }) })
  const [one = '', two = ''] = referredResidents('QN-NCC')

  test('each sector says by ids whom a sign-in read, how often and which fields; the search and the look are written down', async () => {
    const suspect = { role: 'nurse', facility: 'QN-NCC', subject: 'suspect-1' } as const
    const read = 'query ($id: ID!) { resident(id: $id) { fullName referrals(first: 1) { nodes { id } } coverage { __typename } } }'
    for (const id of [one, two, two]) expect((await hub.ask(suspect, read, { id })).errors).toBeUndefined()
    const { data, errors } = await touched(auditor, { actor: 'suspect-1' })
    expect(errors).toBeUndefined()
    const person = (id: string, reads: number) => ({ person: id, reads, changes: 0, fields: expect.any(Array), firstAt: expect.any(String), lastAt: expect.any(String) })
    const people = [person(one, 1), person(two, 2)].toSorted((a, b) => (a.person < b.person ? -1 : 1))
    const found = data?.careTouchedPeople as { people: { person: string; fields: string[] }[] }
    expect({ ...found, people: found.people.toSorted((a, b) => (a.person < b.person ? -1 : 1)) }).toEqual({ people, total: 2, endCursor: null })
    expect(found.people[0]?.fields).toContain('fullName')
    expect(data).toMatchObject({ referralTouchedPeople: { total: 2 }, coverageTouchedPeople: { total: 2 } })
    expect(JSON.stringify(data)).not.toMatch(/Nguyễn|Trần|Lê/)
    for (const sector of ['facilities', 'referrals', 'insurance'] as const) {
      const log = (action: string) => hub.sql<{ n: number; subject: string | null }>(sector, `select count(*)::int as n, max(subject) as subject from ${sector}.audit_entry where actor_role = 'auditor' and action = '${action}'`)
      expect(await log('access-log.searched'), sector).toEqual([{ n: 1, subject: 'actor:suspect-1' }])
      expect(await log('read'), sector).toEqual([{ n: 2, subject: null }])
    }
    // By client and organisation too, all that is given together, and page by page.
    const by = async (more: Record<string, unknown>) => ((await touched(auditor, more, ['careTouchedPeople'])).data?.careTouchedPeople as { total: number; endCursor: string | null; people: { person: string }[] })
    expect([(await by({ organisation: 'QN-NCC' })).total, (await by({ actor: 'suspect-1', organisation: 'QN-TT' })).total]).toEqual([2, 0])
    const first = await by({ actor: 'suspect-1', first: 1 })
    const last = await by({ actor: 'suspect-1', first: 1, after: first.endCursor })
    expect([first.total, last.endCursor, [...first.people, ...last.people].map(each => each.person).toSorted()]).toEqual([2, null, [one, two].toSorted()])
    expect(await by({ actor: 'suspect-1', from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' })).toEqual({ people: [], total: 0, endCursor: null })
  })

  test('what was tried and refused touched nobody', async () => {
    const suspect = { role: 'coordinator', facility: 'QN-NCC', subject: 'suspect-2' } as const
    const input = { survivor: one, merged: two, expectedSurvivorVersion: 1, expectedMergedVersion: 1, reason: 'Trùng hồ sơ', idempotencyKey: 'touched-refused' }
    const { errors } = await hub.ask(suspect, 'mutation ($input: MergeResidentsInput!) { mergeResidents(input: $input) { userErrors { code } } }', { input })
    expect(errorCodes({ errors })).toEqual(['mergeResidents FORBIDDEN'])
    const [kept] = await hub.sql<{ n: number }>('facilities', `select count(*)::int as n from facilities.audit_entry where actor = 'suspect-2' and result = 'REFUSED'`)
    expect(kept?.n).toBe(1)
    expect(bare(await touched(auditor, { actor: 'suspect-2' }, ['careTouchedPeople']))).toEqual({ data: { careTouchedPeople: { people: [], total: 0, endCursor: null } }, errors: undefined })
  })

  test('is for who inspects alone, and needs whom to look for in a span that has an end', async () => {
    const refused = { data: { careTouchedPeople: null }, errors: ['careTouchedPeople FORBIDDEN'] }
    for (const claims of [admin, head, { role: 'nurse', facility: home }, { role: 'coordinator', scope: 'country' }, { role: 'resident', resident: one }] as const) {
      expect(bare(await touched(claims, { actor: 'x' }, ['careTouchedPeople'])), claims.role).toEqual(refused)
    }
    const wrong = [{}, { actor: '' }, { actor: 'x'.repeat(201) }, { actor: 'x', to: span.from }, { actor: 'x', from: '2026-01-01T00:00:00Z' }, { actor: 'x', first: 0 }, { actor: 'x', after: 'made-up' }]
    for (const more of wrong) {
      expect(bare(await touched(auditor, more, ['careTouchedPeople'])), JSON.stringify(more)).toEqual({ data: { careTouchedPeople: null }, errors: ['careTouchedPeople BAD_USER_INPUT'] })
    }
  })

  test('with a sector that is down: the others answer, and it is named', async () => {
    await hub.stop('referrals')
    const answer = await touched(auditor, { actor: 'suspect-1' })
    expect(answer.data).toMatchObject({ careTouchedPeople: { total: 2 }, referralTouchedPeople: null, coverageTouchedPeople: { total: 2 } })
    expect(errorCodes(answer)).toEqual(['referralTouchedPeople SUBGRAPH_UNAVAILABLE'])
  })
})
