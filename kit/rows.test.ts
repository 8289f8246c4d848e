import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { codeOrNothing, day, dayOrNothing, tenthsOrNothing, word, wordOrNothing, yesOrNo } from './cells.js'
import { toRowErrors } from './row-error.js'
import { readHeader, readRecords, readRows, type RowTable, sharedRowErrors } from './rows.js'

const table: RowTable<{ key: string; size: number }> = {
  row: z.object({ key: z.string().regex(/^[a-z]+$/, 'KEY'), size: z.string().regex(/^\d+$/, 'SIZE').transform(Number), note: z.string() })
    .transform(({ key, size }) => ({ key, size })),
  columns: { key: ['khoa', 'ma_khoa'], size: ['co'], note: [] },
  optional: ['note'],
  mostRows: 3,
  mostBytes: 200,
}
const read = (text: string) => readRows(text, table)
const ab = [{ line: 2, row: { key: 'a', size: 1 } }, { line: 3, row: { key: 'b', size: 2 } }]

describe('a file of rows', () => {
  test.each([
    ['as it is', 'key,size\na,1\nb,2\n'],
    ['with a byte order mark and the line ends of Windows', '\ufeffkey,size\r\na,1\r\nb,2\r\n'],
    ['with other names, in another order', 'CỠ,Mã Khoá\n1,a\n2,b'],
    ['with the empty rows that spreadsheets leave', 'key,size\na,1\nb,2\n,\n , \n\n,'],
    ['with quotes and a column that may be left out', 'key,note,size\na,"x, ""y""",1\n"b",,2'],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual({ rows: ab, errors: [] })
  })

  test('names everything that is wrong with its rows at once, and reads the others', () => {
    expect(read('key,size\nA,x\n\nb,2\nc\n')).toEqual({
      rows: [{ line: 4, row: { key: 'b', size: 2 } }],
      errors: [
        { line: 2, column: 'key', code: 'KEY' },
        { line: 2, column: 'size', code: 'SIZE' },
        { line: 5, column: null, code: 'CELL_COUNT' },
      ],
    })
  })

  test.each([
    ['empty', '', [[1, null, 'FILE_EMPTY']]],
    ['only a header', 'key,size\n', [[1, null, 'FILE_EMPTY']]],
    ['parted by semicolons', 'key;size\na;1', [[1, null, 'WRONG_DELIMITER']]],
    ['parted by tabs', 'key\tsize\na\t1', [[1, null, 'WRONG_DELIMITER']]],
    ['without a column', 'key,note\na,x', [[1, 'size', 'COLUMN_MISSING']]],
    ['with a column nobody knows', 'key,size,colour\na,1,red', [[1, 'colour', 'COLUMN_UNKNOWN']]],
    ['with a column twice, under two names', 'key,size,ma khoa\na,1,a', [[1, 'key', 'COLUMN_TWICE']]],
    ['with an open quote', 'key,size\na,1\n"b,2', [[3, null, 'NOT_CSV']]],
    ['of one row too many', 'key,size\na,1\nb,2\nc,3\nd,4\n', [[5, null, 'FILE_TOO_LARGE']]],
    ['of one byte too many', `key,size\n${'a'.repeat(190)},1`, [[1, null, 'FILE_TOO_LARGE']]],
  ])('%s is refused whole', (_, text, errors) => {
    expect(read(text)).toEqual({ rows: [], errors: errors.map(([line, column, code]) => ({ line, column, code })) })
  })

  test('of as many rows and bytes as there may be is read', () => {
    expect(read('key,size\na,1\nb,2\nc,3\n').rows).toHaveLength(3)
    expect(read(`key,size\n${'a'.repeat(189)},1`).errors).toEqual([])
  })

  test('keeps what looks like a formula as the text it is', () => {
    const texts = { ...table, row: z.object({ key: z.string(), size: z.string(), note: z.string() }) }
    const formulas = ['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '＝1']
    const wide = { ...texts, mostRows: 10 }
    expect(readRows(['key,size', ...formulas.map(each => `${each},0`)].join('\n'), wide).rows.map(({ row }) => row.key)).toEqual(formulas)
  })

  test('any text gives rows and errors, never a throw, and no row that is also wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('k', 'a', '1', ',', '"', '\n', '\r', ';', '=', '\u0000', 'đ') }), text => {
        const { rows, errors } = read(`key,size\n${text}`)
        const wrong = new Set(errors.map(({ line }) => line))
        expect(rows.filter(({ line }) => wrong.has(line))).toEqual([])
      }),
    )
  })

  test('tells the first 50 errors by line, in the caller’s language, and how many there are', () => {
    const errors = Array.from({ length: 60 }, (_, i) => ({ line: 61 - i, column: null, code: 'CELL_COUNT' }))
    const { rowErrors, rowErrorCount } = toRowErrors(errors, sharedRowErrors, 'vi')
    expect([rowErrorCount, rowErrors.length, rowErrors[0]]).toEqual([
      60, 50, { line: 2, column: null, code: 'CELL_COUNT', message: sharedRowErrors.CELL_COUNT.vi },
    ])
    expect(toRowErrors(errors, sharedRowErrors, 'en').rowErrors[0]?.message).toBe(sharedRowErrors.CELL_COUNT.en)
  })
})

describe('a header', () => {
  const open = { ...table, leavesOut: true }
  const names = (text: string, mapping: { header: string; field: string }[] = [], of = open) => {
    const { names: found, errors } = readHeader({ text, line: 1 }, of, mapping)
    return [found, errors.map(({ column, code }) => `${column} ${code}`)]
  }

  test('may have columns that are left out, where the table says so', () => {
    expect(names('STT,Mã khoá,cỡ,màu')).toEqual([['', 'key', 'size', ''], []])
    expect(names('STT,key,size', [], { ...table, leavesOut: false })[1]).toEqual(['STT COLUMN_UNKNOWN'])
  })

  test('means what the sender says, before what the table would take it for', () => {
    expect(names('Tên,key,size', [{ header: 'ten', field: 'key' }])).toEqual([['key', '', 'size'], []])
    expect(names('key,size', [{ header: 'màu', field: 'note' }])[1]).toEqual(['màu HEADER_NOT_THERE'])
    expect(names('a,A,size', [{ header: 'a', field: 'key' }])[1]).toEqual(['key COLUMN_TWICE'])
    expect(names('x,y')[1]).toEqual(['key COLUMN_MISSING', 'size COLUMN_MISSING'])
  })

  test('is told as it stands in the file, and cells under a column that was left out are nothing', () => {
    expect(readHeader({ text: '\ufeffkey, Màu ,size', line: 1 }, open).headers).toEqual(['key', 'Màu', 'size'])
    expect(readRecords([{ text: 'a,đỏ,1', line: 2 }], ['key', '', 'size'], open).rows).toEqual([{ line: 2, row: { key: 'a', size: 1 } }])
  })
})

describe('a cell', () => {
  const wrong = 'WRONG'
  const size = [['SMALL', 'nhỏ'], ['LARGE', 'lớn']] as const
  test.each<[string, z.ZodType, string, unknown]>([
    ['code', codeOrNothing(/^\d{2}$/, wrong), ' 01 ', '01'],
    ['code, none', codeOrNothing(/^\d{2}$/, wrong), ' ', null],
    ['code, too long', codeOrNothing(/^\d{2}$/, wrong), '012', wrong],
    ['word', word(size, wrong), ' small ', 'SMALL'],
    ['word in Vietnamese without marks', word(size, wrong), 'LON', 'LARGE'],
    ['word, none', word(size, wrong), '', wrong],
    ['word or nothing', wordOrNothing(size, wrong), 'Nhỏ', 'SMALL'],
    ['word or nothing, none', wordOrNothing(size, wrong), ' ', null],
    ['word or nothing, another', wordOrNothing(size, wrong), 'huge', wrong],
    ['yes', yesOrNo(wrong), 'Có', true],
    ['no', yesOrNo(wrong), '0', false],
    ['neither', yesOrNo(wrong), '', wrong],
    ['day', day(wrong), '2026-11-02', '2026-11-02'],
    ['day as written in Viet Nam', day(wrong), ' 2/11/2026 ', '2026-11-02'],
    ['day that is none', day(wrong), '30/02/2026', wrong],
    ['day of a leap year', day(wrong), '29/02/2028', '2028-02-29'],
    ['no day', dayOrNothing(wrong), '', null],
    ['points, least', tenthsOrNothing(0, 100, wrong), '0', 0],
    ['points, most', tenthsOrNothing(0, 100, wrong), '100.0', 100],
    ['points with a comma', tenthsOrNothing(0, 100, wrong), '68,5', 68.5],
    ['points, above', tenthsOrNothing(0, 100, wrong), '100.1', wrong],
    ['points, below', tenthsOrNothing(0, 100, wrong), '-0.1', wrong],
    ['points, two decimals', tenthsOrNothing(0, 100, wrong), '68.55', wrong],
    ['points, none', tenthsOrNothing(0, 100, wrong), '', null],
  ])('%s', (_, cell, text, value) => {
    const result = cell.safeParse(text)
    expect(result.success ? result.data : result.error.issues.map(({ message }) => message)).toEqual(value === wrong ? [wrong] : value)
  })
})
