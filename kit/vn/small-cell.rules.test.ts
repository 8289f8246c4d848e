import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coarsened, hiddenCells, isSmallCell, leastTold } from './small-cell.rules.js'

test.each([[0, false], [1, true], [4, true], [5, false], [1000, false]])('a count of %i is small: %s', (count, small) => {
  expect([isSmallCell(count), coarsened(count)]).toEqual([small, small ? 5 : count])
})

test.each<[number[], number[]]>([
  [[], []], [[0], []], [[5, 7], []], [[3], [0]], [[3, 9], [0, 1]], [[3, 9, 12], [0, 1]], [[12, 3, 9], [1, 2]], [[1, 2, 50], [0, 1, 2]], [[1, 4, 50], [0, 1]], [[3, 3, 20], [0, 1]],
  [[0, 2, 0, 6], [1, 3]], [[1, 1, 1, 1, 80], [0, 1, 2, 3, 4]],
])('of the counts %j these are hidden: %j', (counts, hidden) => {
  expect([...hiddenCells(counts)].toSorted((a, b) => a - b)).toEqual(hidden)
})

const counts = fc.array(fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 500 })), { maxLength: 12 })

test('no small count is ever told, nothing is hidden without one, and nought is told', () => {
  fc.assert(
    fc.property(counts, each => {
      const hidden = hiddenCells(each)
      expect(each.every((count, i) => !isSmallCell(count) || hidden.has(i))).toBe(true)
      expect(hidden.size > 0).toBe(each.some(isSmallCell))
      expect([...hidden].some(i => each[i] === 0)).toBe(false)
    }),
  )
})

test('whoever knows the sum learns no hidden count: the remainder is of two or more, and not small – but where there are no others', () => {
  fc.assert(
    fc.property(counts, each => {
      const hidden = [...hiddenCells(each)]
      if (hidden.length === 0) return
      const left = hidden.reduce((sum, i) => sum + (each[i] ?? 0), 0)
      const isEverything = hidden.length === each.filter(count => count > 0).length
      expect(isEverything || (hidden.length >= 2 && left >= leastTold)).toBe(true)
    }),
  )
})
