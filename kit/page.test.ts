import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectionOf, pageRequest, textKey } from './page.js'

interface Row {
  name: string
  id: string
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const rowsOf = (n: number): Row[] => Array.from({ length: n }, (_, i) => ({ name: `n${String(i).padStart(3, '0')}`, id: uuid(i) }))

/** What a database does with a page request, on an array in order. */
function read(rows: Row[], args: Parameters<typeof pageRequest>[0]) {
  const page = pageRequest(args, textKey)
  const from = page.from?.[0] as string | undefined
  const inOrder = page.backward ? rows.toReversed() : rows
  const beyond = inOrder.filter(row => from === undefined || (page.backward ? row.name < from : row.name > from))
  return connectionOf(beyond.slice(0, page.limit + 1), page, row => [row.name, row.id], row => row, async () => rows.length)
}

describe('pages of a list', () => {
  test('walking forward, then backward, meets every row once, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }), (n, size) => {
        const rows = rowsOf(n)
        const forward: Row[] = []
        let after: string | null = null
        for (;;) {
          const page = read(rows, { first: size, after })
          forward.push(...page.nodes)
          if (!page.pageInfo.hasNextPage) break
          after = page.pageInfo.endCursor
        }
        expect(forward).toEqual(rows)
        const backward: Row[] = []
        let before: string | null = null
        for (;;) {
          const page = read(rows, { last: size, before })
          backward.unshift(...page.nodes)
          if (!page.pageInfo.hasPreviousPage) break
          before = page.pageInfo.startCursor
        }
        expect(backward).toEqual(rows)
      }),
    )
  })

  test('a cursor that was not given out is refused, whatever it holds', () => {
    const refused = 'Con trỏ trang không hợp lệ; hãy tải lại danh sách / The page cursor is not valid; load the list again.'
    const forged = [['x'], ['x', 'y'], [1, uuid(1)], ['x', uuid(1), 1], {}, null, 'x', ['x'.repeat(501), uuid(1)]]
    for (const key of forged) {
      const after = Buffer.from(JSON.stringify(key)).toString('base64url')
      expect(() => pageRequest({ first: 1, after }, textKey)).toThrow(refused)
    }
    fc.assert(
      fc.property(fc.string(), after => {
        expect(() => pageRequest({ first: 1, after }, textKey)).toThrow(refused)
      }),
    )
  })
})
