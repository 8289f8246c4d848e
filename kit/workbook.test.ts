import { deflateRawSync } from 'node:zlib'
import { type CellObject, utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { isBearableZip } from './workbook-guard.js'
import { readWorkbook, writeWorkbook } from './workbook.js'

const limits = { mostRows: 5, mostBytes: 100_000 }

/** A workbook as a spreadsheet would have saved it. */
function saved(rows: (CellObject | string | null)[][], more: Record<string, unknown> = {}): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'A')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['another sheet']]), 'B')
  Object.assign(book, more)
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
}

const read = (rows: (CellObject | string | null)[][], more?: Record<string, unknown>) => readWorkbook(saved(rows, more), limits)

describe('a workbook is read as the text of its first sheet', () => {
  test.each<[string, CellObject | string, string]>([
    ['text', 'Nguyễn Thị "Ví", Dụ', '"Nguyễn Thị ""Ví"", Dụ"'],
    ['a number whose nought at the beginning is lost', { t: 'n', v: 49150000001 }, '49150000001'],
    ['a year', { t: 'n', v: 1950 }, '1950'],
    ['a number that the spreadsheet shows with an exponent', { t: 'n', v: 149150000001, z: '0.00E+00' }, '149150000001'],
    ['a day', { t: 'n', v: 18337, z: 'dd/mm/yyyy' }, '1950-03-15'],
    ['a month', { t: 'n', v: 18323, z: 'mmm-yy' }, '1950-03'],
    ['a year that is shown of a day', { t: 'n', v: 18337, z: 'yyyy' }, '1950'],
    ['the value of a formula', { t: 's', v: 'kept', f: 'HYPERLINK("http://x")' }, 'kept'],
    ['what looks like a formula, as the text it is', '=1+1', '=1+1'],
    ['an error as nothing', { t: 'e', v: 0x2a }, ''],
    ['a line end inside a cell as a space', 'one\r\ntwo', 'one two'],
    ['yes', { t: 'b', v: true }, 'true'],
  ])('%s', (_, cell, text) => {
    expect(read([['a', 'b'], [cell, 'x']])).toEqual({ text: `a,b\n${text},x\n` })
  })

  test('with the lines that the sender sees, and no more columns than its header', () => {
    expect(read([['a', 'b'], [], ['1', '2'], [null, null]])).toEqual({ text: 'a,b\n,\n1,2\n' })
  })

  test('by the calendar that begins in 1904 where the workbook has that', () => {
    expect(read([['a'], [{ t: 'n', v: 16875, z: 'dd/mm/yyyy' }]], { Workbook: { WBProps: { date1904: true } } })).toEqual({ text: 'a\n1950-03-15\n' })
  })

  test('and what this hub writes is read back as it was, formulas and noughts too', () => {
    const rows = [['số', 'tên'], ['049150000001', '=1+1'], ['', '+84']]
    expect(readWorkbook(writeWorkbook([{ name: 'A', rows, free: 200 }]), limits)).toEqual({ text: 'số,tên\n049150000001,=1+1\n,+84\n' })
  })
})

describe('a workbook is refused', () => {
  const many = Array.from({ length: 8 }, () => ['x'])
  test.each<[string, Buffer, object]>([
    ['that is none', Buffer.from('họ và tên,ngày sinh'), { line: 1, code: 'NOT_WORKBOOK' }],
    ['that is cut off', saved([['a']]).subarray(0, 500), { line: 1, code: 'NOT_WORKBOOK' }],
    ['that is another ZIP', zipOf(Buffer.from('x'), 1), { line: 1, code: 'NOT_WORKBOOK' }],
    ['without a cell', saved([[]]), { line: 1, code: 'FILE_EMPTY' }],
    ['of too many rows', saved(many), { line: 7, code: 'FILE_TOO_LARGE' }],
    ['of too many columns', saved([Array.from({ length: 101 }, () => 'x')]), { line: 1, code: 'FILE_TOO_LARGE' }],
    ['of too many bytes', Buffer.alloc(100_001), { line: 1, code: 'FILE_TOO_LARGE' }],
    ['that unpacks to far more than it is', zipOf(Buffer.alloc(900_000), 900_000), { line: 1, code: 'NOT_WORKBOOK' }],
  ])('%s', (_, bytes, refused) => {
    expect(readWorkbook(bytes, limits)).toEqual(refused)
  })

  test('when it unpacks to more than it says', () => {
    expect(isBearableZip(zipOf(Buffer.alloc(900_000), 900_000), 1_000_000)).toBe(true)
    expect(isBearableZip(zipOf(Buffer.alloc(900_000), 10), 1_000_000)).toBe(false)
  })
})

/** A ZIP of one file that says of itself to be so large. */
function zipOf(content: Buffer, said: number): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(said, 24)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, entry, end])
}
