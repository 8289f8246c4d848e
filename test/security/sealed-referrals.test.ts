import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { world } from '../support/world.js'

const answered = new Set(world.referrals.answers.map(({ referralId }) => referralId))
const referral = world.referrals.referrals.find(({ id, sealed, fromFacilityCode, toProvinceCode }) => answered.has(id) && !sealed && fromFacilityCode?.startsWith('QN-') && toProvinceCode === '48')
if (!referral) throw new Error('The demo has no such referral')
const hospital = world.referrals.healthFacilities.find(({ id }) => id === referral.toHealthFacilityId)?.code
const home = referral.fromFacilityCode ?? ''
const person = toGlobalId('Resident', referral.residentId)
const id = toGlobalId('Referral', referral.id)
const attachment = crypto.randomUUID()

let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub('process', { subgraphTimeout: 15_000 })
  const run = (text: string, values: unknown[]) => hub.sql('referrals', text, values)
  const by = { at: '2026-10-28T03:17:23.450Z', by_role: 'clinician', by_organisation: hospital, by_side: 'RECEIVER' }
  const insert = (table: string, row: Record<string, unknown>) =>
    run(`insert into referrals.${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row))
  await run(`update referrals.referral set diagnoses = '{I10,B20.1}', reason = 'Nghi nhiễm HIV', summary = 'Đang dùng Dolutegravir' where id = $1`, [referral.id])
  await run(`update referrals.counter_referral set diagnoses = '{J18,B20.1}', summary = 'HIV giai đoạn 2', medicines = 'TLD', treatment = 'Nghỉ ngơi', warning_signs = null where referral_id = $1`, [referral.id])
  await insert('referral_comment', { id: crypto.randomUUID(), referral_id: referral.id, text: 'Người bệnh HIV cần phòng riêng', ...by })
  await insert('referral_attachment', { id: attachment, referral_id: referral.id, file_name: 'ket-qua.pdf', media_type: 'application/pdf', size: 5, sha256: await hub.keep('content'), ...by })
  await insert('follow_up', { id: crypto.randomUUID(), referral_id: referral.id, kind: 'CARE', task: 'Lĩnh thuốc ARV hằng tháng', due_on: '2026-12-01' })
})
afterAll(() => hub.close())

const text = `query ($id: ID!, $file: ID!, $person: ID!) {
  referral(id: $id) { reason diagnoses summary answer { diagnoses summary medicines treatment } comments(last: 1) { nodes { text } } attachments { fileName } followUps { task } }
  attachmentContent(id: $file) { content }
  resident(id: $person) { referrals(first: 20) { nodes { id diagnoses } } }
}`
async function told(claims: TokenClaims) {
  const { data } = await hub.ask(claims, text, { id, file: toGlobalId('ReferralAttachment', attachment), person })
  const listed = (data?.resident as { referrals: { nodes: { id: string }[] } } | null)?.referrals.nodes.find(each => each.id === id)
  const { followUps, ...rest } = (data?.referral ?? {}) as { followUps?: { task: string }[] }
  return { ...rest, task: followUps?.at(-1)?.task, file: data?.attachmentContent, listed: listed ?? null }
}

const whole = {
  reason: 'Nghi nhiễm HIV', diagnoses: ['I10', 'B20.1'], summary: 'Đang dùng Dolutegravir',
  answer: { diagnoses: ['J18', 'B20.1'], summary: 'HIV giai đoạn 2', medicines: 'TLD', treatment: 'Nghỉ ngơi' },
  comments: { nodes: [{ text: 'Người bệnh HIV cần phòng riêng' }] }, attachments: [{ fileName: 'ket-qua.pdf' }], file: { content: Buffer.from('content').toString('base64') },
}
const sealed = 'Niêm phong / Sealed'
const withheld = {
  reason: sealed, diagnoses: ['I10'], summary: sealed, answer: { diagnoses: ['J18'], summary: sealed, medicines: sealed, treatment: 'Nghỉ ngơi' },
  comments: { nodes: [{ text: sealed }] }, attachments: [], file: null,
}

describe('a referral that tells of HIV', () => {
  test.each<[string, TokenClaims, object]>([
    ['a clinician of the hospital', { role: 'clinician', hospital }, whole],
    ['a nurse of the hospital', { role: 'nurse', hospital }, whole],
    ['a coordinator of the hospital', { role: 'coordinator', hospital }, whole],
    ['a nurse of the home', { role: 'nurse', facility: home }, whole],
    ['who signs for the home', { role: 'signer', facility: home }, whole],
    ['the head of the home', { role: 'head', facility: home }, whole],
    ['the person', { role: 'resident', resident: person }, whole],
    ['a coordinator of the home', { role: 'coordinator', facility: home }, withheld],
    ['a coordinator of the province', { role: 'coordinator', province: '48' }, withheld],
    ['a coordinator of the country', { role: 'coordinator', scope: 'country' }, withheld],
    ['a nurse of the country', { role: 'nurse', scope: 'country' }, withheld],
    ['a guardian', { role: 'guardian', resident: person }, withheld],
  ])('is told to %s as far as the law lets', async (_, claims, answer) => {
    expect(await told(claims)).toMatchObject(answer)
  })

  test.each<[string, TokenClaims, string[]]>([
    ['a nurse of the home', { role: 'nurse', facility: home }, ['I10', 'B20.1']],
    ['a coordinator of the province', { role: 'coordinator', province: '48' }, ['I10']],
    ['a guardian', { role: 'guardian', resident: person }, ['I10']],
  ])('is told so in the list of the person, too: by %s', async (_, claims, diagnoses) => {
    expect((await told(claims)).listed).toEqual({ id, diagnoses })
  })

  test('says of what is to be done no more to those who look on', async () => {
    expect([(await told({ role: 'nurse', facility: home })).task, (await told({ role: 'coordinator', province: '48' })).task]).toEqual(expect.arrayContaining([sealed]))
  })

  test('gives the insurance none of it, and no reader a byte of it by another field', async () => {
    const { data } = await hub.ask({ role: 'insurance-officer', province: '48' }, 'query ($id: ID!) { referral(id: $id) { patientName reason diagnoses summary } }', { id })
    expect(data?.referral).toMatchObject({ reason: null, diagnoses: null, summary: null })
    const { data: seen } = await hub.ask({ role: 'coordinator', province: '48' }, text, { id, file: toGlobalId('ReferralAttachment', attachment), person })
    expect(JSON.stringify(seen)).not.toMatch(/HIV|B20|Dolutegravir|TLD|ARV/)
  })
})
