import { type CellObject, utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { addPart, badErrors, cancelImport, ended, fileOf, header, importState, longFile, longNumber, readImport, readRefused, type ResidentImportState, sendFile, type Sent, startImport, type StepPayload, undoImport, undone } from '../support/resident-files.js'
import { facilityOf } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const nurse: TokenClaims = { role: 'nurse', facility: 'QN-TT' }
const head: TokenClaims = { role: 'head', facility: 'QN-TT' }
const neighbour: TokenClaims = { role: 'nurse', facility: 'HY-CNMT' }
const absent = toGlobalId('ResidentImport', '00000000-0000-4000-8000-000000000000')
const list = 'query ($after: String) { residentImports(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }'

const ask = async (claims: TokenClaims, text: string, variables: Record<string, unknown>) => (await signedIn(claims))(text, variables)
const done = async (text: string, more?: Sent, claims = nurse) => ended(ask, claims, await sendFile(ask, claims, text, more))
const step = async (name: string, query: string, input: object, claims = nurse) => field<StepPayload>(await ask(claims, query, { input }), name)
const start = (more: object = {}, claims = nurse) =>
  step('startResidentImport', startImport, { idempotencyKey: freshKey('start'), fileName: 'tháng 11.csv', parts: 2, dryRun: false, ...more }, claims)
const add = (id: string | undefined, part: number, text: string, more: object = {}, claims = nurse) =>
  step('addResidentImportPart', addPart, { idempotencyKey: freshKey('add'), import: id, part, text, ...more }, claims)
const undo = (id: string | undefined, claims = nurse) => step('undoResidentImport', undoImport, { idempotencyKey: freshKey('undo'), import: id }, claims)
const codesOf = ({ userErrors }: StepPayload) => userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
const errorsOf = ({ rowErrors }: ResidentImportState) => rowErrors.map(({ line, column, code }) => `${line} ${column} ${code}`)

let numbers = 0
const freshId = () => `049151${process.pid % 10}${String(++numbers).padStart(5, '0')}`
const letters = (n: number) => String(n).replaceAll(/\d/g, digit => 'abcdeghikl'[Number(digit)] ?? '')
const freshName = () => `Trần Văn Mẫu ${letters(++numbers)} ${letters(process.pid)}`
const row = (more: Partial<Record<'name' | 'born' | 'sex' | 'id' | 'bhxh' | 'groups' | 'from' | 'mode', string>> = {}) => {
  const { name = freshName(), born = '1950', sex = 'Nam', id = freshId(), bhxh = '', groups = 'Người cao tuổi', from = '01/11/2026', mode = '' } = more
  return [name, born, sex, id, bhxh, groups, from, mode].join(',')
}
interface Found { id: string; version: number; code: string; fullName: string; birthDate: string; sex: string; identifiers: object[]; categories: object[]; currentStay: object }
const search = 'query ($search: String!) { residents(first: 5, search: $search) { totalCount nodes { id version code fullName birthDate sex identifiers { type value } categories { kind since proof } currentStay { mode admittedOn } } } }'
const found = async (name: string, claims = nurse, of: typeof ask = ask) => field<{ totalCount: number; nodes: Found[] }>(await of(claims, search, { search: name }), 'residents').nodes

describe('a file of residents', () => {
  test('says what it would do, then does just that, and sent again does nothing', async () => {
    const [name, id, bhxh] = [freshName(), freshId(), `49${String(process.pid).padStart(8, '0')}`]
    const file = fileOf(
      row({ name, id, bhxh, born: '15/03/1950', sex: 'nu', groups: 'người cao tuổi; Khuyet tat', mode: 'ban tru' }),
      row({ born: '31/02/1950', sex: 'x', groups: 'Người lạ' }), row({ id }), row({ id: '49150000001' }), row({ from: '03/11/2026', groups: '' }),
    )
    const first = await done(file, { dryRun: true, parts: 3 })
    expect(first).toEqual({
      id: first.id, status: 'DONE', dryRun: true, fileName: 'danh sách.csv', parts: 3, partsReceived: 3,
      columns: header.split(',').map((each, i) => ({ header: each, field: ['FULL_NAME', 'BIRTH_DATE', 'SEX', 'PERSONAL_ID', 'SOCIAL_INSURANCE_NUMBER', 'CATEGORIES', 'ADMITTED_ON', 'MODE'][i] })),
      rowsTotal: 5, rowsDone: 5, added: 1, unchanged: 0, refused: 4, moreEntries: 0, rowErrorCount: 7, undone: 0, kept: 0, keptRows: [],
      entries: [{ line: 2, change: 'ADDED' }], rowErrors: expect.any(Array),
    })
    expect(errorsOf(first)).toEqual([
      '3 birth_date BIRTH_DATE_INVALID', '3 sex SEX_INVALID', '3 categories CATEGORY_UNKNOWN', '4 full_name ROW_TWICE', '5 personal_id PERSONAL_ID_INVALID',
      '6 admitted_on DATE_IN_FUTURE', '6 categories CATEGORY_MISSING',
    ])
    expect(first.rowErrors[4]?.message).toContain('đặt định dạng ô là Văn bản')
    expect(await found(name)).toEqual([])
    expect(await done(file, { parts: 2 })).toEqual({ ...first, id: expect.any(String), dryRun: false, parts: 2, partsReceived: 2 })
    expect(await found(name)).toEqual([{
      id: expect.any(String), version: 1, code: expect.stringMatching(/^NDC-\d{7}$/), fullName: name, birthDate: '1950-03-15', sex: 'FEMALE',
      identifiers: expect.arrayContaining([{ type: 'PERSONAL_ID', value: id }, { type: 'SOCIAL_INSURANCE', value: bhxh }]),
      categories: expect.arrayContaining(['ELDERLY', 'DISABLED'].map(kind => ({ kind, since: '2026-11-01', proof: null }))),
      currentStay: { mode: 'DAY', admittedOn: '2026-11-01' },
    }])
    expect(await done(file)).toMatchObject({ added: 0, unchanged: 1, refused: 4, entries: [{ line: 2, change: 'UNCHANGED' }] })
  })

  test('of somebody without papers gives a temporary code, and births as far as they are known', async () => {
    const names = [freshName(), freshName(), freshName()]
    expect(await done(fileOf(...names.map((name, i) => row({ name, id: '', born: ['1950', '03/1950', '1950-03-15'][i] }))))).toMatchObject({ added: 3 })
    const [year, month, day] = await Promise.all(names.map(async name => (await found(name))[0]))
    expect([year?.birthDate, month?.birthDate, day?.birthDate]).toEqual(['1950', '1950-03', '1950-03-15'])
    expect(year?.identifiers).toEqual([{ type: 'TEMPORARY', value: year?.code.replace('NDC', 'TAM') }])
  })

  test('who may be somebody here is refused until somebody has looked', async () => {
    const [name, id] = [freshName(), freshId()]
    await done(fileOf(row({ name, id, born: '1950-03-15' })))
    const alike = row({ name: name.toUpperCase(), id: '', born: '03/1950' })
    expect(errorsOf(await done(fileOf(alike, row({ name, born: '1951', id: '' }), row({ name, born: '1950', sex: 'Nữ', id: '' }))))).toEqual(['2 full_name POSSIBLE_DUPLICATE'])
    expect(errorsOf(await done(fileOf(row({ id }))))).toEqual(['2 personal_id OTHER_NAME'])
    expect(await done([`${header},Là người khác`, `${alike},có`].join('\n'))).toMatchObject({ added: 1, refused: 0 })
    expect(await done(fileOf(row({ name, born: '15/03/1950' })))).toMatchObject({ added: 0, refused: 1 })
  })

  test('a number of somebody who lives elsewhere is refused, as with an admission', async () => {
    const [name, id] = [freshName(), freshId()]
    await done(fileOf(row({ name, id })), {}, neighbour)
    expect(errorsOf(await done(fileOf(row({ name, id }))))).toEqual(['2 personal_id IDENTIFIER_TAKEN'])
  })

  test('with headers of its own is understood by what the sender says, and tells what it left out', async () => {
    const file = ['STT,Tên đầy đủ,Sinh,phai,Ghi chú,Doi tuong,ngay vao', `1,${freshName()},1950,nam,x,Người cao tuổi,01/11/2026`].join('\n')
    expect(errorsOf(await done(file))).toEqual(['1 full_name COLUMN_MISSING', '1 birth_date COLUMN_MISSING'])
    const columns = [{ header: 'tên đầy đủ', field: 'FULL_NAME' }, { header: 'Sinh', field: 'BIRTH_DATE' }]
    const state = await done(file, { columns })
    expect([state.status, state.added, state.columns.map(each => each.field)]).toEqual(['DONE', 1, [null, 'FULL_NAME', 'BIRTH_DATE', 'SEX', null, 'CATEGORIES', 'ADMITTED_ON']])
    expect(errorsOf(await done(file, { columns: [...columns, { header: 'Hộ khẩu', field: 'CATEGORY_PROOF' }] }))).toEqual(['1 Hộ khẩu HEADER_NOT_THERE'])
    expect(codesOf(await start({ columns: [columns[0], columns[0]] }))).toEqual(['INVALID_VALUE columns'])
  })

  test('that is mended from its refused rows goes in, and no cell of it is a formula', async () => {
    const { id } = await done(fileOf(row({ name: '=HYPERLINK(1)', groups: 'x' })))
    const refused = async (format: string) => field<{ refusedRows: { fileName: string; content: string } }>(await ask(nurse, readRefused, { id, format }), 'residentImport').refusedRows
    const csv = Buffer.from((await refused('CSV')).content, 'base64').toString()
    expect(csv).toMatch(/^\ufeffline,problem,Họ và tên,Ngày sinh,.*\r\n2,.*Không có diện đối tượng tên này.*,'=HYPERLINK\(1\),1950,/)
    const { fileName, content } = await refused('XLSX')
    expect(fileName).toBe('dong-bi-tu-choi.xlsx')
    expect(await done(csv.replace("'=HYPERLINK(1)", freshName()).replace(',x,', ',Người cao tuổi,'))).toMatchObject({ status: 'DONE', added: 1, refused: 0 })
    expect(await done(content, { fileName: 'sửa.XLSX' })).toMatchObject({ status: 'DONE', added: 0, refused: 1, rowErrors: [{ code: 'CATEGORY_UNKNOWN' }] })
  })
})

describe('a workbook', () => {
  const book = (rows: (CellObject | string)[][]) => {
    const made = utils.book_new()
    utils.book_append_sheet(made, utils.aoa_to_sheet(rows), 'A')
    return Buffer.from(write(made, { type: 'buffer', bookType: 'xlsx', compression: true })).toString('base64')
  }
  const excel = (rows: (CellObject | string)[][], more: Sent = {}) => done(book(rows), { fileName: 'danh sách.xlsx', ...more })

  test('is read with its days, its numbers as they are, and the values of its formulas', async () => {
    const name = freshName()
    const state = await excel([
      header.split(','),
      [name, { t: 'n', v: 18337, z: 'dd/mm/yyyy' }, { t: 's', v: 'Nữ', f: 'IF(1,"Nữ","Nam")' }, freshId(), '', 'Người cao tuổi', { t: 'n', v: 46327, z: 'dd/mm/yyyy' }, ''],
      [],
      [freshName(), { t: 'n', v: 1950 }, 'Nam', { t: 'n', v: 49150000001 }, '', 'Trẻ em', '2026-11-01', ''],
    ], { parts: 4 })
    expect([state.added, errorsOf(state)]).toEqual([1, ['4 personal_id PERSONAL_ID_INVALID']])
    expect(await found(name)).toMatchObject([{ birthDate: '1950-03-15', sex: 'FEMALE', currentStay: { admittedOn: '2026-11-01' } }])
  })

  test('that is none is told so', async () => {
    expect(await done(fileOf(row()), { fileName: 'x.xlsx' })).toMatchObject({ status: 'FAILED', rowErrors: [{ line: 1, column: null, code: 'NOT_WORKBOOK' }] })
    expect(await excel([[]])).toMatchObject({ status: 'FAILED', rowErrors: [{ code: 'FILE_EMPTY' }] })
  })

  test('from the template is understood as it is, but its example is nobody', async () => {
    const template = 'query ($format: ResidentImportFormat!) { residentImportTemplate(format: $format) { file { fileName content } columns { field header required values } } }'
    const of = async (format: string) => field<{ file: { fileName: string; content: string }; columns: { header: string; values: string[] }[] }>(await ask(nurse, template, { format }), 'residentImportTemplate')
    const { file, columns } = await of('XLSX')
    expect([file.fileName, columns.length, columns[2]]).toEqual(['mau-nhap-nguoi-duoc-cham-soc.xlsx', 12, { field: 'SEX', header: 'Giới tính', required: true, values: ['Nam', 'Nữ', 'Chưa rõ'] }])
    const state = await done(file.content, { fileName: file.fileName })
    expect([state.status, errorsOf(state), state.columns.every(each => each.field)]).toEqual(['DONE', ['2 full_name EXAMPLE_ROW'], true])
    const csv = Buffer.from((await of('CSV')).file.content, 'base64').toString()
    expect(errorsOf(await done(csv))).toEqual(['2 full_name EXAMPLE_ROW'])
  })
})

describe('undoing an import', () => {
  test('leaves nothing of it, and the same file can be sent again', async () => {
    const names = [freshName(), freshName()]
    const file = fileOf(...names.map(name => row({ name })), row({ sex: 'x' }))
    const { id } = await done(file)
    const [first] = await found(names[0] ?? '')
    expect(await undone(ask, head, id)).toMatchObject({ status: 'UNDONE', added: 2, undone: 2, kept: 0, keptRows: [] })
    expect([await found(names[0] ?? ''), await found(names[1] ?? '')]).toEqual([[], []])
    expect((await ask(nurse, 'query ($id: ID!) { resident(id: $id) { code } }', { id: first?.id ?? '' })).data).toEqual({ resident: null })
    expect(codesOf(await undo(id))).toEqual(['IMPORT_UNDONE import'])
    expect(await done(file)).toMatchObject({ added: 2, unchanged: 0, refused: 1 })
  })

  test('keeps whoever was touched since, and names them', async () => {
    const names = [freshName(), freshName(), freshName()]
    const { id } = await done(fileOf(...names.map(name => row({ name }))))
    const [gone] = await found(names[1] ?? '')
    const discharge = 'mutation ($input: DischargeResidentInput!) { dischargeResident(input: $input) { userErrors { code } } }'
    const input = { idempotencyKey: freshKey('discharge'), resident: gone?.id, expectedVersion: 1, on: '2026-11-02', reason: 'TO_FAMILY' }
    expect(field(await ask(nurse, discharge, { input }), 'dischargeResident')).toEqual({ userErrors: [] })
    expect(await undone(ask, nurse, id)).toMatchObject({
      status: 'UNDONE', undone: 2, kept: 1, keptRows: [{ line: 3, reason: 'CHANGED', resident: { code: gone?.code, fullName: names[1] } }],
    })
    expect([await found(names[0] ?? ''), (await found(names[1] ?? '')).length, await found(names[2] ?? '')]).toEqual([[], 1, []])
  })

  test('is refused of a trial, of what runs and of what is not there', async () => {
    const { id } = await done(fileOf(row()), { dryRun: true })
    const { import: waiting } = await start()
    expect([codesOf(await undo(id)), codesOf(await undo(waiting?.id)), codesOf(await undo(absent))])
      .toEqual([['NOTHING_TO_UNDO import'], ['IMPORT_NOT_OVER import'], ['NOT_FOUND import']])
    await step('cancelResidentImport', cancelImport, { idempotencyKey: freshKey('cancel'), import: waiting?.id })
  })
})

describe('a step', () => {
  test('sent twice is done once; another file under its key, and names and parts that cannot be, are refused', async () => {
    const key = { idempotencyKey: freshKey('once') }
    const first = await start(key)
    expect(await start(key)).toEqual(first)
    expect(codesOf(await start({ ...key, parts: 3 }))).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey'])
    expect([codesOf(await start({ fileName: '../x.csv' })), codesOf(await start({ fileName: 'x.xls' })), codesOf(await start({ parts: 65 }))])
      .toEqual([['FILE_NAME_INVALID fileName'], ['FILE_NAME_INVALID fileName'], ['INVALID_VALUE parts']])
    expect((await add(first.import?.id, 1, 'x')).userErrors).toEqual([])
    expect([codesOf(await add(first.import?.id, 1, 'x')), codesOf(await add(first.import?.id, 1, 'y'))]).toEqual([[], ['PART_DIFFERS part']])
    const cancel = () => step('cancelResidentImport', cancelImport, { idempotencyKey: freshKey('cancel'), import: first.import?.id })
    expect(await cancel()).toEqual({ import: { id: first.import?.id, status: 'CANCELLED' }, userErrors: [] })
    expect(codesOf(await cancel())).toEqual(['IMPORT_ENDED import'])
  })

  test('two at once with the same file: each person is there once, whoever brought them', async () => {
    const rows = Array.from({ length: 60 }, () => row({ name: freshName() }))
    const both = await Promise.all([done(fileOf(...rows)), done(fileOf(...rows.toReversed()), {}, head)])
    expect([both.map(({ status }) => status), both.reduce((sum, each) => sum + each.added, 0), both.reduce((sum, each) => sum + each.unchanged, 0)])
      .toEqual([['DONE', 'DONE'], 60, 60])
  })
})

describe('who is not of the facility', () => {
  test('meets nothing of its imports by any query or count, and does nothing to them', async () => {
    const { id } = await done(fileOf(row()))
    const { import: waiting } = await start()
    const strangers: TokenClaims[] = [
      { role: 'nurse', facility: 'HY-TE' }, { role: 'nurse', scope: 'country' }, { role: 'clinician', facility: 'QN-TT' }, { role: 'coordinator', province: '48' },
      { role: 'insurance-officer', province: '48' }, { role: 'admin' },
    ]
    for (const claims of strangers) {
      expect([claims, (await ask(claims, readImport, { id })).data]).toEqual([claims, { residentImport: null }])
      const all = field<{ nodes: { id: string }[] }>(await ask(claims, list, {}), 'residentImports').nodes.map(each => each.id)
      expect([claims, all.includes(id)]).toEqual([claims, false])
    }
    const far: TokenClaims = { role: 'head', facility: 'HY-TE' }
    expect([codesOf(await add(waiting?.id, 1, 'x', {}, far)), codesOf(await undo(id, far))]).toEqual([codesOf(await add(absent, 1, 'x', {}, far)), codesOf(await undo(absent, far))])
    const refused = async (claims: TokenClaims) => (await ask(claims, startImport, { input: { idempotencyKey: freshKey('x'), fileName: 'x.csv', parts: 1, dryRun: true } })).errors?.[0]?.extensions?.code
    for (const claims of strangers.slice(1)) expect([claims, await refused(claims)]).toEqual([claims, 'FORBIDDEN'])
    await step('cancelResidentImport', cancelImport, { idempotencyKey: freshKey('cancel'), import: waiting?.id })
  })

  test('but who is reads them, the newest first, by pages', async () => {
    const page = async (after?: string) =>
      field<{ totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string }[] }>(await ask(head, list, { after }), 'residentImports')
    const first = await page()
    const second = await page(first.pageInfo.endCursor)
    expect([first.totalCount > 4, first.nodes.length, first.pageInfo.hasNextPage]).toEqual([true, 2, true])
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4)
  })
})

describe('a long file, on a hub of its own', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub()
    await hub.catchUp()
  })
  afterAll(() => hub.close())

  const of = (claims: TokenClaims, text: string, variables: Record<string, unknown>): Promise<Answer> => hub.ask(claims, text, variables)
  const sealed: TokenClaims = { role: 'nurse', facility: 'HY-CNMT' }
  const mine = `r.id in (select resident_id from facilities.resident_import_row)`
  const left = () => hub.sql('facilities', `select
      (select count(*)::int from facilities.resident) as residents, (select count(*)::int from facilities.stay) as stays,
      (select count(*)::int from facilities.resident_identifier) as numbers, (select count(*)::int from facilities.resident_category) as groups`)
  const occupancyOf = async (code: string) => field<{ occupancy: number }>(await hub.ask(nurse, 'query ($id: ID!) { facility(id: $id) { occupancy } }', { id: toGlobalId('Facility', facilityOf(code).id) }), 'facility').occupancy
  const copied = async (sector: 'referrals' | 'insurance') => hub.sql(sector, `select count(*)::int as n, count(left_as)::int as "left" from ${sector}.resident_link where source_version < 3 and resident_id = any($1)`, [await brought()])
  const brought = async () => (await hub.sql<{ id: string }>('facilities', 'select resident_id as id from facilities.resident_import_row')).map(({ id }) => id)

  test('brings 1,950 of 2,000, says of 50 what to mend, and undone leaves nothing in any sector', { timeout: 240_000 }, async () => {
    const before = [await left(), await occupancyOf('QN-TT')]
    const id = await sendFile(of, nurse, longFile(2_000, 40), { parts: 5 })
    const state = await ended(of, nurse, id)
    expect(state).toMatchObject({ status: 'DONE', rowsTotal: 2_000, rowsDone: 2_000, added: 1_950, refused: 50, rowErrorCount: 50, moreEntries: 1_900 })
    expect(errorsOf(state)).toEqual(Array.from({ length: 50 }, (_, i) => `${i * 40 + 41} ${badErrors[i % 5]}`))
    const here = `select count(*)::int as n, min(version) as least, max(version) as most from facilities.resident r where ${mine}`
    expect(await hub.sql('facilities', here)).toEqual([{ n: 1_950, least: 1, most: 1 }])
    const noted = await hub.sql('facilities', `select action, count(*)::int as n, count(distinct resident_id)::int as people from facilities.audit_entry
      where action in ('resident.admitted', 'resident.importUndone') and resident_id = any($1) group by 1 order by 1`, [await brought()])
    expect(noted).toEqual([{ action: 'resident.admitted', n: 1_950, people: 1_950 }])
    await hub.catchUp()
    expect([await copied('referrals'), await copied('insurance')]).toEqual([[{ n: 1_950, left: 0 }], [{ n: 1_950, left: 0 }]])
    expect(await undone(of, nurse, id)).toMatchObject({ status: 'UNDONE', undone: 1_950, kept: 0 })
    await hub.catchUp()
    expect([await left(), await occupancyOf('QN-TT')]).toEqual(before)
    expect([await copied('referrals'), await copied('insurance')]).toEqual([[{ n: 1_950, left: 1_950 }], [{ n: 1_950, left: 1_950 }]])
    expect(await found('Nguyễn Thị Mẫuthử', nurse, of)).toEqual([])
    expect(await hub.sql('facilities', `select action, count(*)::int as n from facilities.audit_entry where action in ('resident.admitted', 'resident.importUndone') and resident_id = any($1) group by 1 order by 1`, [await brought()]))
      .toEqual([{ action: 'resident.admitted', n: 1_950 }, { action: 'resident.importUndone', n: 1_950 }])
    expect(await hub.sql('facilities', "select count(*)::int as n from facilities.row_import_part where text <> ''")).toEqual([{ n: 0 }])
  })

  test('whoever something was written about since stays, whatever it was and whichever sector told of it', async () => {
    const id = await sendFile(of, nurse, longFile(4, 99))
    await ended(of, nurse, id)
    const people = await hub.sql<{ id: string; n: string }>('facilities', `select r.id, i.value as n from facilities.resident r join facilities.resident_identifier i on i.resident_id = r.id where i.value = any($1) order by 2`, [[0, 1, 2, 3].map(longNumber)])
    const [, checked, referred] = people.map(each => each.id)
    await hub.sql('facilities', `insert into facilities.health_check (id, resident_id, facility_id, checked_on, next_due_on) values (gen_random_uuid(), $1, $2, '2026-11-02', '2027-11-02')`, [checked, facilityOf('QN-TT').id])
    await hub.sql('facilities', `insert into facilities.open_referral (referral_id, resident_id, ended, source_version, as_of) values (gen_random_uuid(), $1, true, 1, now())`, [referred])
    const state = await undone(of, nurse, id)
    expect(state).toMatchObject({ undone: 2, kept: 2, keptRows: [{ line: 3, reason: 'WRITTEN_ABOUT' }, { line: 4, reason: 'WRITTEN_ABOUT' }] })
  })

  test('of a sealed home is told to nobody as what it is, and read by its own only', async () => {
    const id = await sendFile(of, sealed, fileOf(row({ name: 'Trần Văn Kín', groups: 'Người cai nghiện' })))
    expect(await ended(of, sealed, id)).toMatchObject({ added: 1 })
    await hub.catchUp()
    expect(await hub.sql('referrals', `select facility_id, facility_code, sealed, categories from referrals.resident_link where resident_id = any($1) and left_as is null and sealed`, [await brought()]))
      .toEqual([{ facility_id: null, facility_code: null, sealed: true, categories: [] }])
    expect([(await found('Trần Văn Kín', sealed, of)).length, (await found('Trần Văn Kín', { role: 'coordinator', province: '48' }, of)).length]).toEqual([1, 0])
    expect((await importState(of, sealed, id)).status).toBe('DONE')
  })

  test('can be ended while it runs; what was done stays until it is undone', { timeout: 120_000 }, async () => {
    const before = await left()
    const id = await sendFile(of, nurse, longFile(6_000, 99_999))
    await of(nurse, cancelImport, { input: { idempotencyKey: freshKey('cancel'), import: id } })
    const state = await importState(of, nurse, id)
    expect(state.status).toBe('CANCELLED')
    expect(await undone(of, nurse, id)).toMatchObject({ undone: state.added, kept: 0 })
    expect(await left()).toEqual(before)
  })
})
