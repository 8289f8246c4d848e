import { foldTokens, markedTokens } from '../../../kit/vn/names.js'

/** How two names agree, the most telling first. */
export type NameLikeness =
  | 'SAME'
  | 'MARKS_LEFT_OUT'
  | 'OTHER_ORDER'
  | 'MISTYPED'
  | 'MARKS_DIFFER'
  | 'WORD_LEFT_OUT'
  | 'OTHER_WORD_DIFFERS'
  | 'GIVEN_NAME_DIFFERS'
  | 'DIFFERENT'

interface Word {
  readonly folded: string
  readonly marked: string
  readonly isLast: boolean
}

function wordsOf(name: string): Word[] {
  const marked = markedTokens(name)
  const folded = foldTokens(name)
  return folded.map((word, index) => ({ folded: word, marked: marked[index] ?? word, isLast: index === folded.length - 1 }))
}

/** Names as a clerk hears, copies and types them: marks, order, one word. NFC or NFD, case and signs make no difference. */
export function compareNames(one: string, other: string): NameLikeness {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const inOrder = a.length === b.length && a.every((word, index) => word.folded === b[index]?.folded)
  if (a.length > 0 && inOrder) return compareMarks(a, b, 'SAME')
  const [restOfA, restOfB] = [without(a, b), without(b, a)]
  const shared = a.length - restOfA.length
  if (shared > 0 && restOfA.length + restOfB.length === 0) return compareMarks(sorted(a), sorted(b), 'OTHER_ORDER')
  if (restOfA.length > 1 || restOfB.length > 1) return 'DIFFERENT'
  const [left, right] = [restOfA[0], restOfB[0]]
  if (left && right) return compareWords(left, right, shared)
  return shared > 1 ? 'WORD_LEFT_OUT' : 'DIFFERENT'
}

/** Somebody who typed no mark at all in a word left them out; other marks make another word. */
function compareMarks(a: readonly Word[], b: readonly Word[], same: 'SAME' | 'OTHER_ORDER'): NameLikeness {
  const pairs = a.map((word, index) => [word, b[index] ?? word] as const)
  if (pairs.every(([x, y]) => x.marked === y.marked)) return same
  const isPlain = ({ marked, folded }: Word) => marked === folded
  const leftOut = pairs.every(([x, y]) => x.marked === y.marked || isPlain(x) || isPlain(y))
  if (!leftOut) return 'MARKS_DIFFER'
  return same === 'SAME' ? 'MARKS_LEFT_OUT' : same
}

function compareWords(a: Word, b: Word, shared: number): NameLikeness {
  if (isMistyped(a.folded, b.folded)) return 'MISTYPED'
  if (shared === 0) return 'DIFFERENT'
  return a.isLast || b.isLast ? 'GIVEN_NAME_DIFFERS' : 'OTHER_WORD_DIFFERS'
}

/** The words of a name that the other name does not have, each as often as it is over. */
function without(words: readonly Word[], taken: readonly Word[]): Word[] {
  const left = taken.map(({ folded }) => folded)
  return words.filter(({ folded }) => {
    const at = left.indexOf(folded)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function sorted(words: readonly Word[]): Word[] {
  return words.toSorted((a, b) => (a.folded + a.marked < b.folded + b.marked ? -1 : 1))
}

/** One letter more, less, other, or two changed over; words of two letters are too short to tell. */
function isMistyped(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 3 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
