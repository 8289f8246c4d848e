// Terms
//   small cell    ô nhỏ: a count of 1 to 4 people; together with what is public it says who they are
//   suppression   che số liệu: a count that is not told; nought is, since it is about nobody
//   complementary where the sum of some cells is told elsewhere, a single hidden cell is what is missing; so another one is hidden with it

/** The smallest count that is told to who could not list the people. No law of Viet Nam names a number; 5 is the usual one. */
export const leastTold = 5

export function isSmallCell(count: number): boolean {
  return count > 0 && count < leastTold
}

/**
 * Which of some counts are not told to who could not list the people behind them; their sum may be known. Hidden are the small ones and, where that
 * is one, or what they add up to is small itself, the next smaller ones, until the remainder tells nothing. Two counts that are one and the same
 * number are hidden in their order.
 */
export function hiddenCells(counts: readonly number[]): ReadonlySet<number> {
  const bySize = counts.map((count, i) => ({ count, i })).filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count || a.i - b.i)
  const hidden = new Set(bySize.filter(({ count }) => isSmallCell(count)).map(({ i }) => i))
  if (hidden.size === 0) return hidden
  for (const { i } of bySize) {
    const sum = [...hidden].reduce((total, each) => total + (counts[each] ?? 0), 0)
    if (hidden.size >= 2 && !isSmallCell(sum)) break
    hidden.add(i)
  }
  return hidden
}

/** A count where no gap may be: a small one is told as the least that is told, and marked. */
export function coarsened(count: number): number {
  return isSmallCell(count) ? leastTold : count
}
