import { createHash, randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { residentsOf, world } from '../support/world.js'

const home = 'BD-TT-HN'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const insured = new Map(world.insurance.cards.filter(({ status }) => status === 'ACTIVE').map(card => [card.residentId, card]))
const person = residentsOf(home).find(({ id, leftOn }) => leftOn === null && insured.has(id))
const [hospital] = world.referrals.healthFacilities
if (!person || !hospital) throw new Error(`${home} has nobody with a card`)

interface Statement {
  number: string
  issuedAt: string
  language: string
  fileName: string
  mediaType: string
  sha256: string
  verifyUrl: string
  content: string
}
interface Issued {
  statement: Statement | null
  userErrors: { code: string; path: string[] }[]
}
const fields = 'number issuedAt language fileName mediaType sha256 verifyUrl content'
const issueMutation = `mutation ($input: IssueCoverageStatementInput!) { issueCoverageStatement(input: $input) { statement { ${fields} } userErrors { code path } } }`
const checkMutation = `mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id } userErrors { code } } }`
const question = {
  resident: toGlobalId('Resident', person.id),
  visit: { healthFacilityCode: hospital.code, setting: 'OUTPATIENT', diagnoses: ['E11.9'] },
}

async function aCheck(): Promise<string> {
  const answer = await (await signedIn(nurse))(checkMutation, { input: { idempotencyKey: randomUUID(), ...question } })
  return field<{ check: { id: string } }>(answer, 'checkCoverage').check.id
}

async function issue(claims: TokenClaims, check: string, more: object = {}): Promise<Issued> {
  const input = { idempotencyKey: randomUUID(), check, language: 'VI', ...more }
  return field(await (await signedIn(claims))(issueMutation, { input }), 'issueCoverageStatement')
}

const pathOf = (statement: Statement | null) => new URL(statement?.verifyUrl ?? '').pathname
const look = (path: string) => fetch(`${inject('hub').url}${path}`)

describe('the printed statement of a check', () => {
  let check: string
  beforeAll(async () => void (check = await aCheck()))

  test('is a PDF with the name of who it is of; the same key gives the same bytes', async () => {
    const key = { idempotencyKey: randomUUID() }
    const first = await issue(nurse, check, key)
    const file = Buffer.from(first.statement?.content ?? '', 'base64')
    const number = first.statement?.number ?? ''
    expect(first).toEqual({
      statement: {
        number: expect.stringMatching(/^QL-[0-9A-Z]{10}$/),
        issuedAt: '2026-11-02T02:00:00.000Z',
        language: 'VI',
        fileName: `${number}.pdf`,
        mediaType: 'application/pdf',
        sha256: createHash('sha256').update(file).digest('hex'),
        verifyUrl: expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/verify/${number}-[0-9A-Z]{16}$`)),
        content: expect.stringMatching(/^JVBERi0/),
      },
      userErrors: [],
    })
    expect(await issue(nurse, check, key)).toEqual(first)
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
    const words = text.normalize('NFC').replaceAll(/\s+/g, ' ')
    for (const said of [insured.get(person.id)?.holderName ?? '', number, 'E11.9', hospital.code]) expect(words).toContain(said)
    const again = await (await signedIn(nurse))(`query ($number: String!) { coverageStatement(number: $number) { ${fields} } }`, { number })
    expect(again).toEqual({ data: { coverageStatement: first.statement } })
  })

  test('is printed in English too, under another number', async () => {
    const [vi, en] = [await issue(nurse, check), await issue(nurse, check, { language: 'EN' })]
    expect(en.statement).toMatchObject({ language: 'EN' })
    expect(en.statement?.number).not.toBe(vi.statement?.number)
  })

  test('is not there for another province, another home, or who reads no checks', async () => {
    const { statement } = await issue(nurse, check)
    const strangers: TokenClaims[] = [
      { role: 'insurance-officer', province: '46' },
      { role: 'nurse', facility: 'BD-NCC' },
      { role: 'auditor', scope: 'country' },
    ]
    for (const stranger of strangers) {
      expect(await issue(stranger, check)).toEqual({ statement: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'check'] }] })
      const query = `query ($number: String!) { coverageStatement(number: $number) { number } }`
      expect(await (await signedIn(stranger))(query, { number: statement?.number })).toEqual({ data: { coverageStatement: null } })
    }
  })
})

describe('the page that anybody with the paper may open', () => {
  test('says that the hub issued it and on which day, and nothing of the person or of health', async () => {
    const { statement } = await issue(nurse, await aCheck())
    const answer = await look(pathOf(statement))
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page.replace(/<style>[^]*<\/style>/, '').replaceAll(/<[^>]+>/g, '').split('\n').filter(Boolean)).toEqual([
      'Phiếu do hệ thống phát hành – The hub issued this paper',
      'Phiếu do hệ thống phát hành',
      `Phiếu kết quả tra cứu quyền lợi bảo hiểm y tế số ${statement?.number}, phát hành ngày 02/11/2026.`,
      `Mã SHA-256 của tệp, để so sánh: ${statement?.sha256}`,
      'Trang này không cho biết phiếu của ai và ghi gì.',
      'The hub issued this paper',
      `Statement of a health-insurance coverage check, number ${statement?.number}, issued on 2026-11-02.`,
      `SHA-256 of the file, to compare: ${statement?.sha256}`,
      'This page does not tell whose paper it is or what it says.',
    ])
    const card = insured.get(person.id)
    for (const secret of [person.fullName, person.birthDate, card?.holderName, card?.cardNumber, hospital.code, home, 'E11', '%']) {
      expect(page).not.toContain(secret ?? person.fullName)
    }
    expect(page).not.toMatch(/<script|https?:|\bsrc=|\bhref=/)
  })

  test('asks nothing of others, sets nothing, is kept by nobody', async () => {
    const { statement } = await issue(nurse, await aCheck())
    const { headers } = await look(pathOf(statement))
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/)
    const names = ['set-cookie', 'cache-control', 'referrer-policy', 'x-robots-tag', 'x-content-type-options']
    expect(names.map(name => headers.get(name))).toEqual([null, 'no-store', 'no-referrer', 'noindex, nofollow', 'nosniff'])
  })

  test('of a code that is made up, altered or no code, says that it belongs to no paper', async () => {
    const path = pathOf((await issue(nurse, await aCheck())).statement)
    const altered = `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`
    const others = [altered, '/verify/QL-0123456789-0123456789ABCDEF', '/verify/', '/verify/<script>', '/verify/XX-0123456789-0123456789ABCDEF']
    for (const other of others) {
      const answer = await look(other)
      expect([other, answer.status, (await answer.text()).includes('This code belongs to no paper')]).toEqual([other, 404, true])
    }
  })
})

describe('behind doors of their own', () => {
  let hub: CountedHub
  beforeAll(async () => void (hub = await countedHub('http')))
  afterAll(() => hub.close())

  async function aStatement(): Promise<Statement> {
    const checked = await hub.ask(nurse, checkMutation, { input: { idempotencyKey: randomUUID(), ...question } })
    const { id } = field<{ check: { id: string } }>(checked, 'checkCoverage').check
    const printed = await hub.ask(nurse, issueMutation, { input: { idempotencyKey: randomUUID(), check: id, language: 'VI' } })
    const { statement } = field<Issued>(printed, 'issueCoverageStatement')
    if (!statement) throw new Error('It was not printed')
    return statement
  }

  test('the door of the sector asks for the hub’s signature', async () => {
    const code = pathOf(await aStatement()).slice('/verify/'.length)
    const door = new URL(`/papers/${code}`, hub.doors.insurance)
    expect((await fetch(door)).status).toBe(403)
  })

  test('while the sector is down the page says that it cannot be checked now, never that it is not genuine', async () => {
    const path = pathOf(await aStatement())
    expect((await fetch(`${hub.url}${path}`)).status).toBe(200)
    await hub.stop('insurance')
    const down = await fetch(`${hub.url}${path}`)
    const page = await down.text()
    expect([down.status, page.includes('Cannot be checked now'), page.includes('belongs to no paper')]).toEqual([503, true, false])
    await hub.start('insurance')
    expect((await fetch(`${hub.url}${path}`)).status).toBe(200)
  })
})
