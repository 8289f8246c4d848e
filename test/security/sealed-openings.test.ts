import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import type { CountedHub } from '../support/in-process.js'
import {
  centre, change, clinician, closeText, coordinator, headOfCentre, headOfHome, home, movableClock, nurse, opened, openInput, openText, people, reviewText, sealedHub, toldOf,
} from '../support/seals.js'
import { freshKey } from '../support/writes.js'

const { clock, move } = movableClock()
let hub: CountedHub
beforeAll(async () => {
  hub = await sealedHub(clock)
})
afterAll(() => hub.close())

const codesOf = (payload: Awaited<ReturnType<typeof change>>) => (typeof payload === 'string' ? payload : payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`).join() || 'done')
const open = async (claims: TokenClaims, id: string, more: Record<string, unknown> = {}) => codesOf(await change(hub, claims, openText, openInput(id, more)))
const close = async (claims: TokenClaims, opening: string) => codesOf(await change(hub, claims, closeText, { idempotencyKey: freshKey('close'), opening }))
const review = async (claims: TokenClaims, opening: string, verdict = 'JUSTIFIED') =>
  codesOf(await change(hub, claims, reviewText, { idempotencyKey: freshKey('review'), opening, verdict, note: 'Đã xem hồ sơ và hỏi người mở.' }))
const isTold = async (claims: TokenClaims, id: string) => (await hub.ask(claims, 'query ($id: ID!) { resident(id: $id) { id } }', { id })).data?.resident != null

interface Queue {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string; readonly status: string; readonly isOverdue: boolean; readonly resident: { fullName: string } | null; readonly looks: { fields: string[] }[]; readonly note: string | null }[]
}
async function queue(claims: TokenClaims, status: string | null = null): Promise<Queue> {
  const text = `query ($status: OpeningStatus) { sealedOpenings(first: 50, status: $status) { totalCount nodes { id status isOverdue note verdict reviewNote looks { at fields } resident { fullName } } } }`
  const { data } = await hub.ask(claims, text, { status })
  return data?.sealedOpenings as Queue
}

describe('an opening', () => {
  test('lets in exactly who opened it, by id alone, for exactly its time', async () => {
    const other: TokenClaims = { ...coordinator, subject: 'another coordinator' }
    const otherClient: TokenClaims = { ...coordinator, client: 'another program' }
    const otherRole: TokenClaims = { role: 'programme-officer', province: '48', subject: 'demo-coordinator' }
    const { id } = people.inside
    const first = await change(hub, coordinator, openText, openInput(id, { minutes: 30 }))
    expect(first).toEqual({
      resident: { fullName: people.inside.name },
      opening: {
        id: expect.any(String), reason: 'EMERGENCY_CARE', note: 'Người bệnh hôn mê, cần biết tiền sử để cấp cứu.', openedAt: '2026-11-02T02:00:00.000Z', closesAt: '2026-11-02T02:30:00.000Z',
        endedAt: null, isOpen: true, bySubject: 'demo-coordinator', byRole: 'coordinator', byOrganisation: '48', status: 'UNREVIEWED', verdict: null, isOverdue: false, reviewDueOn: '2026-11-04',
      },
      userErrors: [],
    })
    expect(await Promise.all([coordinator, other, otherClient, otherRole, nurse].map(claims => isTold(claims, id)))).toEqual([true, false, false, false, false])
    const lists = `query ($name: String!) { residents(first: 5, search: $name) { nodes { id } } byGroup: residents(first: 1, category: DRUG_REHABILITATION) { totalCount } }`
    const { data } = await hub.ask(coordinator, lists, { name: people.inside.name })
    expect([(data?.residents as { nodes: { id: string }[] } | undefined)?.nodes.some(each => each.id === id), data?.byGroup]).toEqual([false, { totalCount: 0 }])
    expect(await toldOf(hub, coordinator, id)).toMatchObject({ note: '2026-11-02T02:30:00.000Z', past: true })
    move(29)
    expect(await isTold(coordinator, id)).toBe(true)
    move(1)
    expect([await isTold(coordinator, id), await toldOf(hub, coordinator, id)]).toEqual([false, 'RECORD_SEALED'])
  })

  test('shows what tells of HIV and a past in drug rehabilitation, of that person only', async () => {
    await opened(hub, coordinator, people.protected.id)
    expect(await toldOf(hub, coordinator, people.protected.id)).toMatchObject({ entries: 2, check: { diseases: ['I10', 'B20.1', 'Z21'], findings: 2, corrections: 1, alerts: ['Đã hội chẩn vì đang dùng ARV'] } })
    expect(await toldOf(hub, coordinator, people.past.id)).toMatchObject({ note: 'sealed', past: false })
    await opened(hub, nurse, people.past.id, { reason: 'TREATMENT' })
    expect(await toldOf(hub, nurse, people.past.id)).toMatchObject({ past: true })
    expect(await toldOf(hub, clinician, people.past.id)).toMatchObject({ note: 'sealed', past: false })
    move(60)
    expect(await toldOf(hub, nurse, people.past.id)).toMatchObject({ note: 'sealed', past: false })
    expect(await toldOf(hub, coordinator, people.protected.id)).toMatchObject({ note: 'sealed', entries: 0 })
  })

  test('shows the alerts of somebody in the centre, and nothing of them in the list of alerts', async () => {
    const alert = 'query ($id: ID!) { resident(id: $id) { alerts(first: 100) { totalCount } } alerts(first: 100) { nodes { resident { id } } } }'
    await hub.sql('facilities', `insert into facilities.alert (id, resident_id, kind, severity, measure, value, found_on, found_in, raised_at, version, status)
      values (gen_random_uuid(), $1, 'THRESHOLD_HIGH', 'URGENT', 'systolic_bp', 190, '2026-11-02', 'VITAL_SIGN', '2026-11-02T02:00:00Z', 1, 'OPEN')`, [people.inside2.key])
    const opening = await opened(hub, coordinator, people.inside2.id)
    const { data } = await hub.ask(coordinator, alert, { id: people.inside2.id })
    expect((data?.resident as { alerts: { totalCount: number } } | undefined)?.alerts.totalCount).toBeGreaterThan(0)
    expect(JSON.stringify(data?.alerts)).not.toContain(people.inside2.id)
    expect(await close(coordinator, opening)).toBe('done')
  })

  test('ends when it is closed, and that once', async () => {
    const opening = await opened(hub, coordinator, people.inside.id)
    expect([await close({ ...coordinator, subject: 'another' }, opening), await close(nurse, opening)]).toEqual(['NOT_FOUND input.opening', 'NOT_FOUND input.opening'])
    expect([await close(coordinator, opening), await close(coordinator, opening)]).toEqual(['done', 'SEAL_CLOSED_ALREADY input.opening'])
    expect(await isTold(coordinator, people.inside.id)).toBe(false)
  })

  test('is made once by one key, however often it is sent and whenever', async () => {
    const input = openInput(people.inside2.id)
    const first = await change(hub, coordinator, openText, input)
    expect(await change(hub, coordinator, openText, input)).toEqual(first)
    move(61)
    expect(await change(hub, coordinator, openText, input)).toMatchObject({ resident: null, opening: { isOpen: false } })
    expect(await isTold(coordinator, people.inside2.id)).toBe(false)
  })

  test('holds for the person after a merge, by either id', async () => {
    const shown = people.inside3
    await opened(hub, coordinator, shown.id)
    await hub.sql('facilities', 'update facilities.resident set survivor_id = $1 where id = $2', [people.inside4.key, shown.key])
    expect(await Promise.all([shown.id, people.inside4.id].map(id => isTold(coordinator, id)))).toEqual([true, true])
    await hub.sql('facilities', 'update facilities.resident set survivor_id = null where id = $1', [shown.key])
    expect(await Promise.all([shown.id, people.inside4.id].map(id => isTold(coordinator, id)))).toEqual([true, false])
    move(61)
  })
})

describe('an opening is refused', () => {
  const of = (role: TokenClaims['role'], more: Partial<TokenClaims> = {}): TokenClaims => ({ role, ...more })
  test.each<[string, TokenClaims, string, string]>([
    ['an auditor', of('auditor'), people.inside.id, 'FORBIDDEN'],
    ['who runs the system', of('admin'), people.inside.id, 'FORBIDDEN'],
    ['a programme officer', of('programme-officer', { province: '48' }), people.inside.id, 'FORBIDDEN'],
    ['an insurance officer', of('insurance-officer', { province: '48' }), people.inside.id, 'FORBIDDEN'],
    ['an insurance head', of('insurance-head', { province: '48' }), people.inside.id, 'FORBIDDEN'],
    ['who signs', of('signer', { facility: home }), people.past.id, 'FORBIDDEN'],
    ['a guardian', of('guardian', { resident: people.protected.id }), people.protected.id, 'FORBIDDEN'],
    ['the person', of('resident', { resident: people.protected.id }), people.protected.id, 'FORBIDDEN'],
    ['a coordinator of the country', of('coordinator', { scope: 'country' }), people.inside.id, 'FORBIDDEN'],
    ['a coordinator of the home', of('coordinator', { facility: home }), people.protected.id, 'FORBIDDEN'],
    ['a hospital', of('clinician', { hospital: '49001' }), people.inside.id, 'FORBIDDEN'],
    ['a coordinator of another province', of('coordinator', { province: '52' }), people.inside.id, 'NOT_FOUND input.resident'],
    ['a nurse of another home', nurse, people.inside.id, 'NOT_FOUND input.resident'],
    ['a nurse of a home of another province', of('nurse', { facility: 'BD-KT' }), people.past.id, 'NOT_FOUND input.resident'],
    ['an id of nobody', coordinator, toGlobalId('Resident', '00000000-0000-4000-8000-00000000dead'), 'NOT_FOUND input.resident'],
    ['a malformed id', coordinator, 'x', 'NOT_FOUND input.resident'],
    ['nothing sealed', coordinator, people.plain.id, 'NOTHING_SEALED input.resident'],
    ['nothing sealed for whoever cares', nurse, people.protected.id, 'NOTHING_SEALED input.resident'],
  ])('to %s', async (_, claims, id, answer) => {
    expect(await open(claims, id)).toBe(answer)
  })

  test.each([[{ minutes: 4 }, 'SEAL_MINUTES_INVALID input.minutes'], [{ minutes: 481 }, 'SEAL_MINUTES_INVALID input.minutes'], [{ note: 'gấp' }, 'SEAL_NOTE_INVALID input.note'], [{ note: 'x'.repeat(1001) }, 'SEAL_NOTE_INVALID input.note']])(
    'with %j', async (more, answer) => {
      expect(await open(coordinator, people.inside.id, more)).toBe(answer)
    },
  )

  test('of a person that is open, and of a fourth, also when four are asked for at once', async () => {
    const ids = [people.inside.id, people.inside2.id, people.inside3.id, people.past.id]
    const answers = await Promise.all(ids.map(id => open(coordinator, id)))
    expect(answers.toSorted()).toEqual(['SEAL_TOO_MANY_OPEN input.resident', 'done', 'done', 'done'])
    const done = ids.find((_, i) => answers[i] === 'done') ?? ''
    expect(await open(coordinator, done)).toBe('SEAL_OPEN_ALREADY input.resident')
    move(61)
    expect(await open(coordinator, people.past.id)).toBe('done')
    move(61)
  })
})

describe('who keeps what was opened', () => {
  test('sees who, why and what was looked at, and says once what to make of it', async () => {
    const before = (await queue(headOfCentre, 'UNREVIEWED')).totalCount
    const opening = await opened(hub, coordinator, people.inside.id)
    await hub.ask(coordinator, 'query ($id: ID!) { resident(id: $id) { fullName conditions { code } } }', { id: people.inside.id })
    const { totalCount, nodes } = await queue(headOfCentre, 'UNREVIEWED')
    expect([totalCount - before, nodes[0]?.id, nodes[0]?.resident, nodes[0]?.looks.map(({ fields }) => fields)]).toEqual([
      1, opening, { fullName: people.inside.name }, expect.arrayContaining([['code', 'conditions', 'fullName', 'resident', 'sealed-opening']]),
    ])
    expect([await review(headOfHome, opening), await review(coordinator, opening), await review({ role: 'head', facility: 'BD-CNMT' }, opening)]).toEqual(['NOT_FOUND input.opening', 'FORBIDDEN', 'NOT_FOUND input.opening'])
    expect([await review(headOfCentre, opening), await review(headOfCentre, opening)]).toEqual(['done', 'SEAL_REVIEWED_ALREADY input.opening'])
    expect(await isTold(coordinator, people.inside.id)).toBe(true)
    expect((await queue(headOfCentre, 'REVIEWED')).nodes.some(({ id }) => id === opening)).toBe(true)
    move(61)
  })

  test('ends one that has no ground at once', async () => {
    const opening = await opened(hub, coordinator, people.protected.id)
    expect(await review(headOfHome, opening, 'NOT_JUSTIFIED')).toBe('done')
    expect(await toldOf(hub, coordinator, people.protected.id)).toMatchObject({ note: 'sealed', entries: 0 })
    expect((await queue(coordinator)).nodes.find(({ id }) => id === opening)).toMatchObject({ verdict: 'NOT_JUSTIFIED', reviewNote: null })
  })

  test('closes one without a word on it', async () => {
    const opening = await opened(hub, coordinator, people.protected.id)
    expect(await close(headOfCentre, opening)).toBe('NOT_FOUND input.opening')
    expect(await close(headOfHome, opening)).toBe('done')
    expect(await toldOf(hub, coordinator, people.protected.id)).toMatchObject({ note: 'sealed', entries: 0 })
  })

  test('never looks at an opening of their own', async () => {
    const opening = await opened(hub, { ...headOfHome, subject: 'one and the same' }, people.past.id)
    expect(await review({ ...headOfCentre, subject: 'one and the same' }, opening)).toBe('SEAL_OWN_REVIEW input.opening')
    expect(await review({ ...headOfHome, subject: 'one and the same' }, opening)).toBe('NOT_FOUND input.opening')
    expect(await review(headOfCentre, opening)).toBe('done')
  })

  test('hears of each what the own facility keeps, and not of the other', async () => {
    await hub.sql('facilities', `insert into facilities.stay (id, resident_id, facility_id, mode, admitted_on, ended_on, end_reason)
      values (gen_random_uuid(), $1, (select id from facilities.facility where code = $2), 'RESIDENTIAL', '2009-01-01', '2009-05-01', 'GOAL_MET')`, [people.protected.key, centre])
    const opening = await opened(hub, coordinator, people.protected.id)
    expect(await review(headOfCentre, opening)).toBe('done')
    const [inCentre, inHome, byOpener] = await Promise.all([headOfCentre, headOfHome, coordinator].map(async claims => (await queue(claims)).nodes.find(({ id }) => id === opening)))
    expect([inCentre?.status, inHome?.status, byOpener?.status]).toEqual(['REVIEWED', 'UNREVIEWED', 'UNREVIEWED'])
    // Whoever moved on from the centre is not there for its head any more.
    expect([inCentre?.resident, inHome?.resident]).toEqual([null, { fullName: people.protected.name }])
    await review(headOfHome, opening)
  })

  test('is late after two working days; an auditor sees that, and not whose record it was', async () => {
    const opening = await opened(hub, coordinator, people.inside.id)
    move(2 * 24 * 60)
    expect((await queue(headOfCentre, 'UNREVIEWED')).nodes.find(({ id }) => id === opening)?.isOverdue).toBe(false)
    move(24 * 60)
    const auditor: TokenClaims = { role: 'auditor' }
    const seen = (await queue(auditor)).nodes.find(({ id }) => id === opening)
    expect(seen).toMatchObject({ isOverdue: true, status: 'UNREVIEWED', resident: null, note: null })
    for (const claims of [nurse, { role: 'admin' }, { role: 'programme-officer', province: '48' }, { role: 'head', facility: 'BD-CNMT' }] as TokenClaims[]) {
      expect((await queue(claims)).nodes.some(({ id }) => id === opening)).toBe(false)
    }
  })
})

describe('the person', () => {
  const feed = 'query ($id: ID!) { resident(id: $id) { careNotices(first: 50) { kind title } careAccessLog(first: 100) { what fields ref } } }'
  const heard = async (claims: TokenClaims, id: string) => {
    const { data } = await hub.ask(claims, feed, { id })
    const person = data?.resident as { careNotices: { kind: string; title: string }[]; careAccessLog: { fields: string[] }[] | null }
    const titles = person.careNotices.filter(({ kind }) => kind === 'RECORD_OPENED').map(({ title }) => title)
    return { titles: [...new Set(titles)], isLogged: person.careAccessLog?.some(({ fields }) => fields.includes('sealed-opening')) }
  }
  const title = 'Phần niêm phong của hồ sơ đã được mở bởi điều phối chuyển tuyến (48)'

  test('is told that the record was opened, by which role, for whom', async () => {
    expect(await heard({ role: 'resident', resident: people.protected.id }, people.protected.id)).toEqual({ titles: [title], isLogged: true })
    expect(await heard({ role: 'guardian', resident: people.inside.id }, people.inside.id)).toMatchObject({ titles: [title] })
  })

  test('has a guardian who is told nothing by which HIV is known, nor has the nurse a notice of it', async () => {
    expect(await heard({ role: 'guardian', resident: people.protected.id }, people.protected.id)).toEqual({ titles: [], isLogged: false })
    expect((await heard(nurse, people.protected.id)).titles).toEqual([])
  })
})
