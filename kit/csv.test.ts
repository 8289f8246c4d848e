import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readCsv } from './csv.js'

const folder = mkdtempSync(join(tmpdir(), 'csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

const row = z.object({ code: z.string().regex(/^\d\d$/, 'two digits are expected'), beds: z.coerce.number().int() })

function fileWith(text: string): string {
  const path = join(folder, 'beds.csv')
  writeFileSync(path, text)
  return path
}

test('rows come back typed, whatever byte-order mark, quotes and empty lines the file has', () => {
  const path = fileWith('\ufeffcode,beds,note\r\n01,12,"a, b"\r\n\r\n02,7,"two\nlines"\r\n')
  expect(readCsv(path, row)).toEqual([
    { code: '01', beds: 12 },
    { code: '02', beds: 7 },
  ])
})

test('a wrong cell is named by file, line and column', () => {
  const path = fileWith('code,beds\n01,12\n2,7\n')
  expect(() => readCsv(path, row)).toThrow(`${path}, line 3, column code: two digits are expected`)
})

test('a missing column is named as missing from the header', () => {
  const path = fileWith('code\n01\n')
  expect(() => readCsv(path, row)).toThrow(`${path}, line 1, column beds: missing from the header`)
})

test('a line with a cell too many is named', () => {
  const path = fileWith('code,beds\n01,12\n02,7,9\n')
  expect(() => readCsv(path, row)).toThrow(`${path}, line 3, column (whole row): Invalid Record Length`)
})

test('a quote left open is named', () => {
  const path = fileWith('code,beds\n01,"12\n')
  expect(() => readCsv(path, row)).toThrow(`${path}, line 2, column beds: Quote Not Closed`)
})
