import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'HY-BTXH'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const [person] = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null)
const [first, second] = world.referrals.healthFacilities.filter(({ onHub }) => onHub)
if (!person || !first || !second) throw new Error('The demo has nobody for this')
const nurse: TokenClaims = { role: 'nurse', facility: home }
const at = (hospital: { code: string }): TokenClaims => ({ role: 'clinician', hospital: hospital.code })
const strangers: TokenClaims[] = [
  { role: 'nurse', facility: 'BD-KT' },
  { role: 'coordinator', province: '52' },
  { role: 'clinician', hospital: '01001' },
]

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const comment = 'mutation ($input: CommentOnReferralInput!) { commentOnReferral(input: $input) { comment { text side at } userErrors { code path } } }'
const attach = `mutation ($input: AttachToReferralInput!) { attachToReferral(input: $input) {
  attachment { id version fileName mediaType size sha256 note side } userErrors { code path } } }`
const withdraw = `mutation ($input: WithdrawAttachmentInput!) { withdrawAttachment(input: $input) {
  attachment { version withdrawReason } userErrors { code path currentVersion } } }`
const read = `query ($id: ID!, $after: String) { referral(id: $id) {
  comments(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { text side toFacility { code } } }
  attachments { id fileName withdrawnAt toFacility { code } } } }`
const content = 'query ($id: ID!) { attachmentContent(id: $id) { content attachment { fileName } } }'

interface Papers {
  comments: { totalCount: number; pageInfo: { endCursor: string }; nodes: { text: string }[] }
  attachments: { id: string; fileName: string }[]
}

const ask = async (claims: TokenClaims, text: string, variables: Record<string, unknown>) => (await signedIn(claims))(text, variables)
const change = (claims: TokenClaims, text: string, input: object) => ask(claims, text, { input: { idempotencyKey: freshKey('papers'), ...input } })
const codesOf = (answer: Awaited<ReturnType<typeof change>>, name: string) => [
  ...(answer.errors ?? []).map(({ extensions }) => extensions?.code),
  ...((answer.data?.[name] as { userErrors: { code: string }[] } | null)?.userErrors ?? []).map(({ code }) => code),
]

let link: ReturnType<typeof following>
beforeAll(async () => {
  link = following(await step(nurse, 'createReferral', {
    kind: 'CARE_LINK', resident: toGlobalId('Resident', person.id), patient: { name: person.fullName, birthDate: person.birthDate, sex: person.sex },
    toFacility: toGlobalId('HealthFacility', first.id), urgency: 'URGENT', reason: 'Ho ra máu', diagnoses: ['R04.2'], consent: { by: 'PERSON', on: '2026-11-02' },
  }))
  await link.by({ role: 'head', facility: home }, 'approveReferral')
  await link.by(nurse, 'sendReferral')
})

describe('what both sides write', () => {
  test('is read by both, the oldest first, by pages, and moves nothing', async () => {
    const before = await ask(nurse, 'query ($id: ID!) { referral(id: $id) { version dueBy } }', { id: link.id() })
    for (const [claims, text] of [[nurse, 'Đã chụp phổi'], [at(first), 'Cho xem phim'], [nurse, 'Đã gửi phim']] as const) {
      const side = claims === nurse ? 'SENDER' : 'RECEIVER'
      expect((await change(claims, comment, { referral: link.id(), text })).data).toEqual({
        commentOnReferral: { comment: { text, side, at: '2026-11-02T02:00:00.000Z' }, userErrors: [] },
      })
    }
    expect(await ask(nurse, 'query ($id: ID!) { referral(id: $id) { version dueBy } }', { id: link.id() })).toEqual(before)
    const page = field<Papers>(await ask(at(first), read, { id: link.id() }), 'referral').comments
    const more = field<Papers>(await ask(at(first), read, { id: link.id(), after: page.pageInfo.endCursor }), 'referral').comments
    // The clock of the tests stands still: the three are equally old.
    expect([...page.nodes, ...more.nodes].map(({ text }) => text).toSorted()).toEqual(['Cho xem phim', 'Đã chụp phổi', 'Đã gửi phim'].toSorted())
    expect([page.totalCount, page.nodes.length, more.nodes.length]).toEqual([3, 2, 1])
  })

  test('the same key twice is one comment; an empty one, and one of a stranger, are none', async () => {
    const once = { idempotencyKey: freshKey('once'), referral: link.id(), text: 'Một lần' }
    expect(await change(nurse, comment, once)).toEqual(await change(nurse, comment, once))
    expect(codesOf(await change(nurse, comment, { referral: link.id(), text: ' ' }), 'commentOnReferral')).toEqual(['INVALID_VALUE'])
    const refused = await Promise.all(strangers.map(async who => codesOf(await change(who, comment, { referral: link.id(), text: 'x' }), 'commentOnReferral')))
    expect(refused).toEqual([['NOT_FOUND'], ['NOT_FOUND'], ['NOT_FOUND']])
    expect(codesOf(await change({ role: 'coordinator', province: '33' }, comment, { referral: link.id(), text: 'x' }), 'commentOnReferral')).toEqual(['FORBIDDEN'])
    expect(codesOf(await change({ role: 'insurance-officer', province: '33' }, comment, { referral: link.id(), text: 'x' }), 'commentOnReferral')).toEqual(['FORBIDDEN'])
    expect(field<Papers>(await ask(nurse, read, { id: link.id() }), 'referral').comments.totalCount).toBe(4)
  })
})

describe('an attachment', () => {
  const file = { fileName: 'C:\\phim\\phổi.pdf', content: pdf.toString('base64'), note: 'Phim phổi' }
  const attachmentOf = async (input: object, claims = nurse) =>
    field<{ attachment: { id: string; version: number } | null; userErrors: object[] }>(await change(claims, attach, { referral: link.id(), ...input }), 'attachToReferral')

  test('is kept byte for byte, told by its content, and given to both sides', async () => {
    const { attachment, userErrors } = await attachmentOf(file)
    expect({ attachment, userErrors }).toEqual({
      userErrors: [],
      attachment: {
        id: expect.any(String), version: 1, fileName: 'phổi.pdf', mediaType: 'application/pdf', size: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'), note: 'Phim phổi', side: 'SENDER',
      },
    })
    for (const who of [nurse, at(first)]) {
      expect((await ask(who, content, { id: attachment?.id })).data).toEqual({
        attachmentContent: { content: pdf.toString('base64'), attachment: { fileName: 'phổi.pdf' } },
      })
    }
    const again = await attachmentOf({ ...file, fileName: 'khác.pdf' }, at(first))
    expect(again).toMatchObject({ attachment: { id: attachment?.id }, userErrors: [{ code: 'ATTACHED_ALREADY', path: ['input', 'content'] }] })
    for (const who of [...strangers, { role: 'insurance-officer', province: '33' } as const]) {
      expect(await ask(who, content, { id: attachment?.id })).toEqual({ data: { attachmentContent: null } })
    }
  })

  test.each([
    ['of 2 MiB', { fileName: 'a.png', content: Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024 - png.length)]).toString('base64') }, []],
    ['of a byte more', { fileName: 'b.png', content: Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024 - png.length + 1)]).toString('base64') }, ['FILE_TOO_LARGE']],
    ['that is a script', { fileName: 'c.pdf', content: Buffer.from('<script>alert(1)</script>').toString('base64') }, ['FILE_TYPE_REFUSED']],
    ['that is no base64', { fileName: 'd.pdf', content: 'xx!' }, ['FILE_NOT_BASE64']],
    ['that is empty', { fileName: 'e.pdf', content: '' }, ['FILE_EMPTY']],
    ['with the ending of another kind', { fileName: 'f.jpg', content: png.toString('base64') }, ['FILE_NAME_MISLEADING']],
  ])('%s', async (_, input, codes) => {
    expect(codesOf(await change(nurse, attach, { referral: link.id(), ...input }), 'attachToReferral')).toEqual(codes)
  })

  test('that two attach at the same instant is one: the second is shown the first', async () => {
    const input = { fileName: 'cùng lúc.png', content: Buffer.concat([png, Buffer.from('cùng lúc')]).toString('base64') }
    const both = await Promise.all([attachmentOf(input), attachmentOf(input, at(first))])
    expect(both.map(({ attachment }) => attachment?.id)).toEqual([both[0]?.attachment?.id, both[0]?.attachment?.id])
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'ATTACHED_ALREADY', path: ['input', 'content'] }])
  })

  test('gives its bytes at most twice in a request', async () => {
    const { attachments } = field<Papers>(await ask(nurse, read, { id: link.id() }), 'referral')
    const phim = attachments.find(({ fileName }) => fileName === 'phổi.pdf')?.id
    const asked = Array.from({ length: 3 }, (_, i) => `a${i}: attachmentContent(id: "${phim}") { content }`)
    const answer = await ask(nurse, `{ ${asked.join(' ')} }`, {})
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })

  test('is withdrawn by its own side with a reason: it stays on record, its content is not given any more', async () => {
    const { attachment } = await attachmentOf({ fileName: 'nhầm.png', content: png.toString('base64') })
    const input = { attachment: attachment?.id, expectedVersion: 1, reason: 'Nhầm người' }
    expect(codesOf(await change(at(first), withdraw, input), 'withdrawAttachment')).toEqual(['FORBIDDEN'])
    expect(codesOf(await change({ role: 'nurse', facility: 'BD-KT' }, withdraw, input), 'withdrawAttachment')).toEqual(['NOT_FOUND'])
    expect((await change(nurse, withdraw, input)).data).toEqual({
      withdrawAttachment: { attachment: { version: 2, withdrawReason: 'Nhầm người' }, userErrors: [] },
    })
    expect((await ask(nurse, content, { id: attachment?.id })).data).toEqual({ attachmentContent: { content: null, attachment: { fileName: 'nhầm.png' } } })
    expect(codesOf(await change(nurse, withdraw, { ...input, expectedVersion: 2 }), 'withdrawAttachment')).toEqual(['ALREADY_WITHDRAWN'])
    expect((await attachmentOf({ fileName: 'lại.png', content: png.toString('base64') })).userErrors).toEqual([])
  })
})

test('a person who is sent on takes along what was written and attached', async () => {
  const onward = { reason: 'NO_EQUIPMENT', toFacility: toGlobalId('HealthFacility', second.id) }
  await link.by(at(first), 'redirectReferral', onward)
  const { nodes } = field<{ nodes: { id: string; toFacility: { code: string } }[] }>(
    await ask(nurse, 'query ($r: ID!) { referralsOf(resident: $r, first: 5) { nodes { id toFacility { code } } } }', { r: toGlobalId('Resident', person.id) }),
    'referralsOf',
  )
  const child = nodes.find(({ toFacility }) => toFacility.code === second.code)?.id
  const seen = field<Papers>(await ask(at(second), read, { id: child }), 'referral')
  expect([seen.comments.totalCount, seen.attachments.length]).toEqual([4, 5])
  expect(seen.comments.nodes[0]).toMatchObject({ toFacility: { code: first.code } })
  const phim = seen.attachments.find(({ fileName }) => fileName === 'phổi.pdf')
  expect((await ask(at(second), content, { id: phim?.id })).data).toMatchObject({ attachmentContent: { content: pdf.toString('base64') } })
})
