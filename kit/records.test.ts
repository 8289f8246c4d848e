import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutRecords, type RawRecord } from './records.js'

const cut = (text: string, more: Partial<Parameters<typeof cutRecords>[2]> = {}) => cutRecords(text, 0, { line: 0, most: 100, isLast: true, ...more })
const told = (records: readonly RawRecord[]) => records.map(({ line, text }) => `${line} ${text}`)

describe('a text is cut into records', () => {
  test.each<[string, string, string[]]>([
    ['at the ends of lines, of either kind', 'a,b\r\nc,d\n', ['1 a,b', '2 c,d']],
    ['also without an end on the last line', 'a\nb', ['1 a', '2 b']],
    ['but not within quotes', 'a,"b\nc"\nd', ['2 a,"b\nc"', '3 d']],
    ['nor at doubled quotes', '"a""\nb"\nc', ['2 "a""\nb"', '3 c']],
    ['without those that hold nothing', 'a\n\n,,\n"",""\nb\n\n', ['1 a', '5 b']],
    ['of which there may be none', '\n\n', []],
  ])('%s', (_, text, records) => {
    expect(told(cut(text).records)).toEqual(records)
  })

  test('as many as are wanted, and says where the next begins', () => {
    const first = cut('a\nb\nc\n', { most: 2 })
    expect([told(first.records), first.next, first.line]).toEqual([['1 a', '2 b'], 4, 2])
  })

  test('and the one at its end waits for what comes after it', () => {
    const first = cut('a\nb,"c', { isLast: false })
    expect([told(first.records), first.next, first.line, first.isEndless]).toEqual([['1 a'], 2, 1, false])
  })

  test('a quote that is never closed does not swallow the file', () => {
    expect(cut(`a\n"${'x\n'.repeat(40_000)}`)).toMatchObject({ records: [{ text: 'a', line: 1 }], next: 2, line: 1, isEndless: true })
  })

  test('wherever it is parted, and however many are taken at once, the records and their lines are the same', () => {
    const pieces = fc.array(fc.constantFrom('a', ',', '"', '\n', '\r\n', 'é', '"x,\n"'), { maxLength: 40 })
    fc.assert(
      fc.property(pieces, fc.nat(40), fc.integer({ min: 1, max: 5 }), (parts, at, most) => {
        const text = parts.join('')
        const all: RawRecord[] = []
        let [rest, from, line] = [text.slice(0, at), 0, 0]
        let isLast = false
        for (let turn = 0; turn < 200; turn++) {
          const next = cutRecords(rest, from, { line, most, isLast })
          all.push(...next.records)
          ;[from, line] = [next.next, next.line]
          if (next.records.length === most) continue
          if (isLast) break
          ;[rest, from, isLast] = [rest.slice(from) + text.slice(at), 0, true]
        }
        expect(all).toEqual(cut(text).records)
      }),
    )
  })
})
