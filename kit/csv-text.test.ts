import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadsheetCsv } from './csv-text.js'
import { refusedTable } from './refused-rows.js'

test('no cell of the refused rows begins as a formula, and each stays one cell', () => {
  const text = fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\n', 'a', '１', '＝'), { maxLength: 5 }).map(all => all.join(''))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), cells => {
      const [, line = ''] = spreadsheetCsv(refusedTable(cells.map((_each, i) => `c${i}`), [{ line: 2, problem: 'p', cells }])).split(/\r\n/)
      const read = [...`,${line.slice(4)}`.matchAll(/,("((?:[^"]|"")*)"|[^,]*)/g)].map(([, plain = '', quoted]) => (quoted ?? plain).replaceAll('""', '"'))
      expect(read.map(each => each.replace(/^'/, ''))).toEqual(cells)
      expect(read.filter(each => /^[=+\-@\t\r\n＝]/.test(each))).toEqual([])
    }),
  )
})
