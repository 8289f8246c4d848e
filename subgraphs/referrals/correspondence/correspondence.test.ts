import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAll } from '../../../kit/bulk.js'
import { type FileStore, memoryStore } from '../../../kit/file-store.js'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { ids, now, referralsSector, type Sector } from '../referrals.fixture.js'
import { ReferralAttachmentEntity, ReferralCommentEntity } from './correspondence.entity.js'

/** A store that fails when it is told to. */
let broken = false
const kept = memoryStore()
const files: FileStore = {
  put: bytes => (broken ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : kept.put(bytes)),
  get: key => kept.get(broken ? key.replaceAll(/./g, '0') : key),
}

let sector: Sector
beforeAll(async () => {
  sector = await referralsSector(files)
})
afterAll(() => sector.close())

const nurse = { role: 'nurse', facility: 'QN-NCC' } as const
const attach = `mutation ($input: AttachToReferralInput!) { attachToReferral(input: $input) { attachment { id } userErrors { code } } }`
const file = { referral: ids.newest, fileName: 'a.pdf', content: Buffer.from('%PDF-1.7 x').toString('base64') }
const rows = () => sector.db.read('select 1 from "referrals"."referral_attachment"', [])

test('a store that is full keeps nothing and says so; the same key then attaches the file', async () => {
  const input = { ...file, idempotencyKey: 'attach-when-full' }
  broken = true
  expect((await sector.ask(nurse, attach, { input })).data).toEqual({ attachToReferral: { attachment: null, userErrors: [{ code: 'FILE_NOT_KEPT' }] } })
  expect(await rows()).toHaveLength(0)
  broken = false
  const { data } = await sector.ask(nurse, attach, { input })
  expect(data).toEqual({ attachToReferral: { attachment: { id: expect.any(String) }, userErrors: [] } })
  expect((await sector.ask(nurse, attach, { input })).data).toEqual(data)
})

test('a file that is damaged is an error of its own, never other bytes', async () => {
  const list = await sector.ask(nurse, 'query ($id: ID!) { referral(id: $id) { attachments { id } } }', { id: ids.newest })
  const { attachments } = (list.data ?? {}).referral as unknown as { attachments: { id: string }[] }
  broken = true
  const query = 'query ($id: ID!) { attachmentContent(id: $id) { content } }'
  expect(await sector.ask(nurse, query, { id: attachments[0]?.id })).toMatchObject({ data: { attachmentContent: { content: null } }, codes: [['attachmentContent.content', 'FILE_UNAVAILABLE']] })
  broken = false
})

test('the papers of 50 referrals cost as many statements as those of one', async () => {
  const country = { role: 'coordinator', scope: 'country' } as const
  const of = Array.from({ length: 48 }, (_, i) => uuidFrom(`OTHER-${i}`))
  const by = { byRole: 'nurse', byOrganisation: 'HY-NCC', bySide: 'SENDER', at: now } as const
  const em = sector.db.orm.em.fork()
  await insertAll(em, ReferralCommentEntity, of.map(referralId => ({ ...by, id: uuidFrom(`comment:${referralId}`), referralId, text: 'x' })))
  const paper = { fileName: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: 'x', version: 1 } as const
  await insertAll(em, ReferralAttachmentEntity, of.map(referralId => ({ ...by, ...paper, id: uuidFrom(`paper:${referralId}`), referralId })))
  const query = `query ($r: [_Any!]!) { found: _entities(representations: $r) { ... on Referral {
    comments(first: 5) { totalCount nodes { text toFacility { code } } } attachments { fileName toFacility { code } } } } }`
  const ask = async (n: number) => {
    const r = of.slice(0, n).map(key => ({ __typename: 'Referral', id: toGlobalId('Referral', key) }))
    const { data, sent } = await sector.ask(country, query, { r })
    const found = data?.found as unknown as { attachments: unknown[] }[]
    return { with: found.filter(({ attachments }) => attachments.length === 1).length, sent }
  }
  const [one, many] = [await ask(1), await ask(48)]
  expect([one.with, many.with, many.sent]).toEqual([1, 48, one.sent])
})
