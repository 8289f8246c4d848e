import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { addPart, cancelImport, ended, fileOf, header, importState, longFile, longNumber, readImport, sendFile, startImport, type StepPayload } from '../support/card-files.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const head: TokenClaims = { role: 'insurance-head', province: '48' }
const neighbour: TokenClaims = { role: 'insurance-officer', province: '52' }
const list = 'query ($after: String) { cardImports(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id status } } }'

const ask = async (claims: TokenClaims, text: string, variables: Record<string, unknown>) => (await signedIn(claims))(text, variables)
const send = (text: string, more?: Parameters<typeof sendFile>[3], claims = officer) => sendFile(ask, claims, text, more)
const done = async (text: string, more?: Parameters<typeof sendFile>[3], claims = officer) => ended(ask, claims, await send(text, more, claims))
const step = async (name: string, query: string, input: object, claims = officer) => field<StepPayload>(await ask(claims, query, { input }), name)
const start = (more: object = {}, claims = officer) =>
  step('startCardImport', startImport, { idempotencyKey: freshKey('start'), fileName: 'thẻ tháng 11.csv', parts: 2, dryRun: false, ...more }, claims)
const add = (id: string | undefined, part: number, text: string, more: object = {}, claims = officer) =>
  step('addCardImportPart', addPart, { idempotencyKey: freshKey('add'), import: id, part, text, ...more }, claims)
const codesOf = ({ userErrors }: StepPayload) => userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)

let numbers = 0
const freshNumber = (start = 'BT249') => `${start}66${String(++numbers).padStart(8, '0')}`
const row = (number: string, more: Partial<Record<'name' | 'born' | 'place' | 'from' | 'to' | 'five' | 'id' | 'status', string>> = {}) => {
  const { name = 'Lê Thị Mẫu', born = '1951', place = '49010', from = '01/01/2026', to = '2026-12-31', five = '', id = '', status = '' } = more
  return [number, name, born, place, from, to, five, id, status].join(',')
}

describe('a file of cards', () => {
  test('says what it would do, then does just that, and sent again does nothing', async () => {
    const [changed, same, wrong, fresh] = [freshNumber(), freshNumber(), freshNumber(), freshNumber()]
    expect(await done(fileOf(row(changed), row(same)))).toMatchObject({ status: 'DONE', added: 2, refused: 0 })
    const file = fileOf(
      row(changed, { to: '', name: 'Lê Thị  Mẫu', id: '049151000001' }), row(same), row(wrong, { to: '2025-12-31', born: '31/02/1951' }), row(fresh), row(fresh),
    )
    const difference = {
      provinceCode: '48', fileName: 'the.csv', parts: 3, partsReceived: 3, rowsTotal: 5, rowsDone: 5, added: 1, changed: 1, unchanged: 1, refused: 2,
      moreEntries: 0,
      entries: [
        { line: 2, change: 'CHANGED', columns: ['personal_id', 'valid_to'] },
        { line: 5, change: 'ADDED', columns: [] },
      ],
      rowErrorCount: 2,
      rowErrors: [
        { line: 4, column: 'birth_date', code: 'BIRTH_DATE_INVALID', message: 'Ngày sinh không hợp lệ. Hãy nhập năm, tháng/năm hoặc ngày, ví dụ 1951, 03/1951, 15/03/1951.' },
        { line: 6, column: 'card_number', code: 'CARD_TWICE', message: 'Số thẻ này đã có ở một dòng trước trong tệp. Hãy giữ lại một dòng.' },
      ],
      refusedRows: expect.stringContaining(`\r\n4,"birth_date: Ngày sinh không hợp lệ.`),
    }
    expect(await done(file, { dryRun: true, parts: 3 })).toEqual({ status: 'DONE', dryRun: true, ...difference })
    expect(await done(file, { dryRun: true, parts: 3 })).toEqual({ status: 'DONE', dryRun: true, ...difference })
    expect(await done(file, { parts: 3 })).toEqual({ status: 'DONE', dryRun: false, ...difference })
    expect(await done(file)).toMatchObject({ added: 0, changed: 0, unchanged: 3, refused: 2, entries: [] })
  })

  test('that is mended from its refused rows goes in, and no cell of it is a formula', async () => {
    const number = freshNumber()
    const { refusedRows } = await done(fileOf(row(number, { name: '=1+1', place: '4901' })))
    expect(refusedRows).toBe(
      '\ufeffline,problem,card_number,holder_name,birth_date,registered_facility_code,valid_from,valid_to,five_year_on,personal_id,status\r\n' +
        `2,registered_facility_code: Mã nơi đăng ký KCB phải có đúng 5 chữ số. Hãy định dạng cột là văn bản để không mất số 0 ở đầu.,${number},'=1+1,1951,4901,01/01/2026,2026-12-31,,,\r\n`,
    )
    const mended = (refusedRows ?? '').split('\r\n').map(each => each.replace(/^\ufeff?[^,]*,[^,]*,/, '').replace(',4901,', ',49010,').replace("'=1+1", 'Lê Mẫu'))
    expect(await done(mended.join('\n'))).toMatchObject({ status: 'DONE', added: 1, refused: 0 })
  })

  test('leaves what its columns do not name', async () => {
    const number = freshNumber()
    await done(fileOf(row(number, { five: '01/01/2028', id: '049151000002', status: 'tạm giữ' })))
    const few = ['ma_the,ho_ten,ngay_sinh,ma_dkbd,gt_the_tu', `${number},Lê Thị Mẫu,1951,49011,2026-01-01`].join('\r\n')
    expect(await done(few)).toMatchObject({ changed: 1, entries: [{ line: 2, change: 'CHANGED', columns: ['registered_facility_code'] }] })
    expect(await done(fileOf(row(number, { place: '49011', five: '01/01/2028', id: '049151000002', status: 'SUSPENDED' })))).toMatchObject({ unchanged: 1 })
  })

  test.each([
    ['of another province', row('BT2526600000001', { place: '52010' }), ['2 card_number OTHER_PROVINCE']],
    ['with a number of 14 characters and no day', row('BT24966000001', { from: 'mai' }), ['2 card_number CARD_NUMBER_INVALID', '2 valid_from DAY_INVALID']],
    ['of an unknown group', row('QQ2496600000009'), ['2 card_number OBJECT_CODE_UNKNOWN']],
    ['that ends before it begins', row('BT2496600000098', { to: '2025-01-01' }), ['2 valid_to ENDS_BEFORE_START']],
    ['with a quote out of place', 'BT2496600000097,Lê "Tí" Mẫu,1951,49010,2026-01-01,,,,', ['2 null NOT_CSV']],
    ['with a cell too many', `${row('BT2496600000096')},`, ['2 null CELL_COUNT']],
    ['with a status that is none', row('BT2496600000095', { status: 'mất' }), ['2 status STATUS_INVALID']],
  ])('a row %s is refused by itself, with its line and column', async (_, wrong, errors) => {
    const state = await done(fileOf(wrong, row(freshNumber())))
    expect(state.rowErrors.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual(errors)
    expect(state).toMatchObject({ status: 'DONE', added: 1, refused: 1, rowsDone: 2, rowErrorCount: errors.length })
  })

  test.each([
    ['without rows', `${header}\n\n`, '1 null FILE_EMPTY'],
    ['with nothing in it', '\n,,\n', '1 null FILE_EMPTY'],
    ['parted by semicolons', `${header.replaceAll(',', ';')}\nx`, '1 null WRONG_DELIMITER'],
    ['with a column unknown', `${header},ghi_chu\nx`, '1 ghi_chu COLUMN_UNKNOWN'],
    ['without a column', `${header.replace('ho_ten,', '')}\nx`, '1 holder_name COLUMN_MISSING'],
  ])('%s fails, and says why', async (_, text, error) => {
    const { status, rowErrors, added } = await done(text)
    expect([status, rowErrors.map(({ line, column, code }) => `${line} ${column} ${code}`), added]).toEqual(['FAILED', [error], 0])
  })

  test('in which a quote is never closed stops there; what came before is done', async () => {
    const state = await done(fileOf(row(freshNumber()), `"${'x'.repeat(200_000)}`))
    expect(state).toMatchObject({ status: 'FAILED', rowErrors: [{ line: 3, column: null, code: 'NOT_CSV' }], added: 1 })
  })
})

describe('its parts', () => {
  test('come in any order, each as often as one likes, and only the same again', async () => {
    const text = fileOf(row(freshNumber()), row(freshNumber()))
    const { import: begun } = await start()
    const [first, second] = [text.slice(0, 130), text.slice(130)]
    expect(await add(begun?.id, 2, second)).toEqual({ import: { id: begun?.id, status: 'WAITING_FOR_PARTS', partsReceived: 1 }, userErrors: [] })
    expect(await add(begun?.id, 2, second)).toMatchObject({ import: { partsReceived: 1 }, userErrors: [] })
    expect(codesOf(await add(begun?.id, 2, `${second} `))).toEqual(['PART_DIFFERS part'])
    expect(codesOf(await add(begun?.id, 3, second))).toEqual(['INVALID_VALUE part'])
    expect(codesOf(await add(begun?.id, 1, ''))).toEqual(['INVALID_VALUE text'])
    expect(codesOf(await add(begun?.id, 1, 'é'.repeat(600_000)))).toEqual(['PART_TOO_LARGE text'])
    const key = { idempotencyKey: freshKey('same') }
    const both = await Promise.all([add(begun?.id, 1, first, key), add(begun?.id, 1, first, key), add(begun?.id, 1, first)])
    expect(both.map(({ userErrors }) => userErrors)).toEqual([[], [], []])
    expect(await ended(ask, officer, begun?.id ?? '')).toMatchObject({ status: 'DONE', rowsTotal: 2, added: 2 })
    expect(await add(begun?.id, 1, first)).toMatchObject({ import: { status: 'DONE' }, userErrors: [] })
    expect(codesOf(await add(begun?.id, 1, `${first}x`))).toEqual(['PART_DIFFERS part'])
  })

  test('are announced once by one key', async () => {
    const key = { idempotencyKey: freshKey('once') }
    const first = await start(key)
    expect(await start(key)).toEqual(first)
    expect(codesOf(await start({ ...key, parts: 3 }))).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey'])
    expect(codesOf(await start({ fileName: '../x.csv' }))).toEqual(['FILE_NAME_INVALID fileName'])
    expect(codesOf(await start({ fileName: 'x.xlsx' }))).toEqual(['FILE_NAME_INVALID fileName'])
    expect(codesOf(await start({ parts: 65 }))).toEqual(['INVALID_VALUE parts'])
    const cancel = () => step('cancelCardImport', cancelImport, { idempotencyKey: freshKey('cancel'), import: first.import?.id })
    expect(await cancel()).toEqual({ import: { id: first.import?.id, status: 'CANCELLED' }, userErrors: [] })
    expect(codesOf(await cancel())).toEqual(['IMPORT_ENDED import'])
    expect(codesOf(await add(first.import?.id, 1, 'x'))).toEqual(['IMPORT_ENDED import'])
  })

  test('of five files may be under way in a province, not of six', async () => {
    const far: TokenClaims = { role: 'insurance-officer', province: '01' }
    const all = await Promise.all(Array.from({ length: 6 }, () => start({}, far)))
    expect(all.map(codesOf).toSorted()).toEqual([[], [], [], [], [], ['TOO_MANY_IMPORTS ']])
  })
})

describe('two officers at once', () => {
  test('with the same file: each card is there once, whoever brought it', async () => {
    const rows = Array.from({ length: 300 }, () => row(freshNumber()))
    const both = await Promise.all([done(fileOf(...rows)), done(fileOf(...rows.toReversed()), {}, head)])
    expect([both.map(({ status }) => status), both.reduce((sum, each) => sum + each.added, 0)]).toEqual([['DONE', 'DONE'], 300])
    expect(both.reduce((sum, each) => sum + each.unchanged, 0)).toBe(300)
  })
})

describe('who is not of the province', () => {
  test('meets nothing of its imports by any query or count, and adds nothing to them', async () => {
    const id = await send(fileOf(row(freshNumber())))
    await ended(ask, officer, id)
    const { import: waiting } = await start()
    const absent = toGlobalId('CardImport', '00000000-0000-4000-8000-000000000000')
    const ofAll = async (claims: TokenClaims) => field<{ totalCount: number; nodes: { id: string }[] }>(await ask(claims, list, {}), 'cardImports')
    for (const claims of [neighbour, { role: 'coordinator', province: '48' }, { role: 'nurse', facility: 'QN-NCC' }, { role: 'admin' }, { role: 'insurance-officer' }] as TokenClaims[]) {
      expect([claims, (await ask(claims, readImport, { id })).data]).toEqual([claims, { cardImport: null }])
      expect([claims, await ofAll(claims)]).toMatchObject([claims, { totalCount: 0, nodes: [] }])
    }
    for (const part of [1, 2]) expect(await add(waiting?.id, part, 'x', {}, neighbour)).toEqual(await add(absent, part, 'x', {}, neighbour))
    const cancelled = (of: string | undefined) => step('cancelCardImport', cancelImport, { idempotencyKey: freshKey('cancel'), import: of }, neighbour)
    expect([await cancelled(waiting?.id), codesOf(await cancelled(absent))]).toEqual([await cancelled(absent), ['NOT_FOUND import']])
    const refused = async (claims: TokenClaims) => (await ask(claims, startImport, { input: { idempotencyKey: freshKey('x'), fileName: 'x.csv', parts: 1, dryRun: true } })).errors?.[0]?.extensions?.code
    expect([await refused({ role: 'coordinator', province: '48' }), await refused({ role: 'insurance-officer', scope: 'country' })]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    await step('cancelCardImport', cancelImport, { idempotencyKey: freshKey('cancel'), import: waiting?.id })
  })

  test('but who is reads them, the newest first, by pages', async () => {
    const page = async (after?: string) =>
      field<{ totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string }[] }>(await ask(head, list, { after }), 'cardImports')
    const first = await page()
    const second = await page(first.pageInfo.endCursor)
    expect([first.totalCount > 4, first.nodes.length, first.pageInfo.hasNextPage]).toEqual([true, 2, true])
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4)
  })
})

describe('the copies of the other sectors', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub()
    await hub.catchUp()
  })
  afterAll(() => hub.close())

  const of = (claims: TokenClaims, text: string, variables: Record<string, unknown>): Promise<Answer> => hub.ask(claims, text, variables)
  const result = async (text: string, more?: Parameters<typeof sendFile>[3]) => ended(of, officer, await sendFile(of, officer, text, more))
  const held = (residents: readonly { id: string; leftOn?: string | null }[]) => {
    const ids = new Set(residents.map(({ id }) => id))
    return world.insurance.cards.filter(({ residentId, provinceCode, validTo, status }) => residentId && ids.has(residentId) && provinceCode === '48' && validTo && status === 'ACTIVE')
  }

  test('follow: a card becomes a resident’s by the number of the insurance, and what a row changes reaches them', async () => {
    const [card] = held(residentsOf('QN-NCC'))
    if (!card) throw new Error('The demo has no card for this')
    const second = `GD4${card.cardNumber.slice(3)}`
    const first = row(card.cardNumber, { name: card.holderName, born: card.holderBirthDate, place: '49010', from: card.validFrom, to: '2031-12-31' })
    const file = fileOf(first, row(second), row(freshNumber()))
    expect(await result(file, { dryRun: true })).toMatchObject({ status: 'DONE', added: 2, changed: 1 })
    const count = `select (select count(*)::int from insurance.insurance_card_before) as before, (select count(*)::int from insurance.insurance_card) as cards,
      (select count(*)::int from insurance.outbox) as events`
    const untouched = await hub.sql<Record<string, number>>('insurance', count)
    expect(await result(file)).toMatchObject({ status: 'DONE', added: 2, changed: 1 })
    const [was] = untouched
    expect(await hub.sql('insurance', count)).toEqual([{ before: (was?.before ?? 0) + 1, cards: (was?.cards ?? 0) + 2, events: (was?.events ?? 0) + 2 }])
    await hub.catchUp()
    const copied = await hub.sql('referrals', `select valid_to as "to", source_version as version from referrals.cover_period
      where resident_id = $1 and registered_facility_code = '49010' order by valid_to`, [card.residentId])
    expect(copied).toEqual(expect.arrayContaining([{ to: '2026-12-31', version: 1 }, { to: '2031-12-31', version: 2 }]))
    const cards = await hub.ask(officer, 'query ($id: ID!) { resident(id: $id) { cards { cardNumber corrections { reason byProvince changes { field } } } } }', { id: toGlobalId('Resident', card.residentId ?? '') })
    expect(field<{ cards: object[] }>(cards, 'resident').cards).toEqual(expect.arrayContaining([
      { cardNumber: second, corrections: [] },
      { cardNumber: card.cardNumber, corrections: [{ reason: 'IMPORTED', byProvince: '48', changes: expect.arrayContaining([{ field: 'validTo' }]) }] },
    ]))
    expect(await hub.sql('insurance', "select count(*)::int as n from insurance.row_import_part where text <> ''")).toEqual([{ n: 0 }])
    expect(await hub.sql('insurance', 'select count(*)::int as n from insurance.row_import_key')).toEqual([{ n: 0 }])
  })

  test('and who is sealed stays so: their cards are kept by the file and told to nobody but their own', async () => {
    const [card] = held(residentsOf('QN-CNMT'))
    if (!card) throw new Error('The demo has no card for this')
    const cardNumber = `HN2${card.cardNumber.slice(3)}`
    const state = await result(fileOf(row(cardNumber)))
    expect(state).toMatchObject({ added: 1, entries: [{ line: 2, change: 'ADDED', columns: [] }] })
    const seen = async (claims: TokenClaims) => {
      const { data } = await hub.ask(claims, 'query ($id: ID!) { resident(id: $id) { cards { cardNumber } } }', { id: toGlobalId('Resident', card.residentId ?? '') })
      return JSON.stringify(data).includes(cardNumber)
    }
    expect([await seen({ role: 'nurse', facility: 'QN-CNMT' }), await seen(officer)]).toEqual([true, false])
  })

  test('of more rows than a step are all there, each once, however the parts are cut', { timeout: 120_000 }, async () => {
    expect(await result(longFile(2_500), { parts: 7 })).toMatchObject({ status: 'DONE', rowsTotal: 2_500, added: 2_500, refused: 0, moreEntries: 2_450 })
    expect(await result(longFile(2_500))).toMatchObject({ status: 'DONE', unchanged: 2_500, moreEntries: 0 })
    expect(await hub.sql('insurance', 'select count(*)::int as n, count(distinct card_number)::int as d from insurance.insurance_card where card_number >= $1 and card_number <= $2', [longNumber(0), longNumber(2_499)]))
      .toEqual([{ n: 2_500, d: 2_500 }])
  })

  test('can be ended while it runs; what was done stays, and the rest is not', { timeout: 60_000 }, async () => {
    const id = await sendFile(of, officer, longFile(20_000), { parts: 3 })
    await of(officer, cancelImport, { input: { idempotencyKey: freshKey('cancel'), import: id } })
    const state = await importState(of, officer, id)
    expect(state).toMatchObject({ status: 'CANCELLED' })
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(await importState(of, officer, id)).toEqual(state)
  })
})
