import type { Bilingual, Checked } from './types.js'

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/**
 * Lower case, every mark a character of its own, nothing that cannot be seen. NFD leaves đ whole, so its stroke is
 * taken off by hand; ð and ɖ stand in for đ in data that went through a wrong code page.
 */
function decompose(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{Cs}]|(?!\s)\p{Cc}/gu, '')
    .replace(/[đðɖ]|d[\u0336-\u0338]/gu, 'd\u0335')
}

/** The name as it is searched and compared: no marks, đ as d, lower case, single spaces. NFC and NFD give the same. */
export function foldName(text: string): string {
  return decompose(text).replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().normalize('NFC')
}

/** The folded words of a name or of a search text; hyphens, apostrophes and other signs part words. */
export function foldTokens(text: string): string[] {
  return foldName(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The tone stands apart from its letter, so that `hoà` and `hòa` are one word. */
interface Word {
  letters: string[]
  bases: string[]
  tone: string
}

function wordsOf(text: string): Word[] {
  return (decompose(text).match(words) ?? []).map(word => {
    const letters = word.replace(tones, '').match(/\P{M}\p{M}*/gu) ?? []
    return {
      letters,
      bases: letters.map(letter => letter.replace(/\p{M}/gu, '')),
      tone: (word.match(tones) ?? []).join(''),
    }
  })
}

/**
 * The words with their marks in one comparable form, word for word beside `foldTokens`: the tone is written after the
 * word, so that `hoà` and `hòa` are equal. A key to store and compare, never to show.
 */
export function markedTokens(text: string): string[] {
  return wordsOf(text).map(({ letters, tone }) => (letters.join('') + tone).replaceAll('d\u0335', 'đ').normalize('NFC'))
}

type Agrees = (typed: Word, word: Word) => boolean

/** How the marks agree, best first. Each asks only for the letters that were typed: a word may be just begun. */
const marks: readonly Agrees[] = [
  (typed, word) => typed.tone === word.tone && typed.letters.every((letter, i) => letter === word.letters[i]),
  (typed, word) =>
    (typed.tone === '' || typed.tone === word.tone) &&
    typed.letters.every((letter, i) => letter === word.letters[i] || letter === word.bases[i]),
  (typed, word) => typed.bases.every((base, i) => base === word.bases[i]),
]

const whole =
  (agrees: Agrees): Agrees =>
  (typed, word) =>
    typed.letters.length === word.letters.length && agrees(typed, word)

/** How the words agree, best first. */
const orders: readonly ((typed: Word[], name: Word[], agrees: Agrees) => boolean)[] = [
  (typed, name, agrees) => typed.length === name.length && inOrder(typed, name, whole(agrees)),
  (typed, name, agrees) => typed.length === name.length && inAnyOrder(typed, name, whole(agrees)),
  (typed, name, agrees) => inOrder(typed, name, whole(agrees)),
  (typed, name, agrees) => inAnyOrder(typed, name, agrees),
]

function inOrder(typed: Word[], name: Word[], agrees: Agrees): boolean {
  let found = 0
  for (const word of name) {
    const next = typed[found]
    if (next && agrees(next, word)) found++
  }
  return found === typed.length
}

/** Gives every typed word a word of its own in the name; a taken word is asked whether it can move. */
function inAnyOrder(typed: Word[], name: Word[], agrees: Agrees): boolean {
  const takenBy = new Map<Word, Word>()
  const place = (word: Word, asked: Set<Word>): boolean =>
    name.some(candidate => {
      if (asked.has(candidate) || !agrees(word, candidate)) return false
      asked.add(candidate)
      const holder = takenBy.get(candidate)
      if (holder && !place(holder, asked)) return false
      takenBy.set(candidate, word)
      return true
    })
  return typed.every(word => place(word, new Set()))
}

/**
 * How well a name answers a search text: 0 is best, null is no match. Sort by it, then by name.
 *
 * | | same words, same order | same words, other order | some words, in order | some words, any order, or only begun |
 * |---|---|---|---|---|
 * | every mark is the same | 0 | 1 | 2 | 3 |
 * | every typed mark is there, what was typed plain is free | 4 | 5 | 6 | 7 |
 * | only the folded letters are the same | 8 | 9 | 10 | 11 |
 *
 * So marks that somebody took the trouble to type weigh more than word order, and a text typed without marks is
 * ranked by words alone. Where the tone stands (`hoà`, `hòa`), NFC or NFD, case and punctuation make no difference.
 */
export function nameMatchRank(query: string, name: string): number | null {
  const typed = wordsOf(query)
  const named = wordsOf(name)
  if (typed.length === 0 || typed.length > named.length) return null
  for (const [row, agrees] of marks.entries()) {
    const column = orders.findIndex(order => order(typed, named, agrees))
    if (column >= 0) return row * orders.length + column
  }
  return null
}

export type NameProblem = 'EMPTY' | 'TOO_LONG' | 'HIDDEN_CHARACTER' | 'BROKEN_CHARACTER'

/** HO_TEN(255) in every table of QĐ 4750/QĐ-BYT and QĐ 3176/QĐ-BYT. */
const longestName = 255

export const nameProblems: Record<NameProblem, Bilingual> = {
  EMPTY: { vi: 'chưa nhập tên', en: 'the name is empty' },
  TOO_LONG: { vi: `dài quá ${longestName} ký tự`, en: `longer than ${longestName} characters` },
  HIDDEN_CHARACTER: {
    vi: 'có ký tự điều khiển hoặc ký tự đổi chiều chữ; hãy gõ lại',
    en: 'holds a control character or one that turns the writing direction; type it again',
  },
  BROKEN_CHARACTER: {
    vi: 'có ký tự bị lỗi phông chữ; hãy gõ lại',
    en: 'holds a character broken on its way here; type it again',
  },
}

/**
 * A name as it is stored: NFC, single spaces, nothing around it. Zero-width signs that come along when text is pasted
 * are dropped; what could mislead a reader (controls, right-to-left override) is refused, not repaired.
 */
export function cleanName(text: string): Checked<string, NameProblem> {
  const value = text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC')
  if (/[\p{Cc}\p{Cf}]/u.test(value)) return { ok: false, problem: 'HIDDEN_CHARACTER' }
  if (/[\p{Cs}\p{Co}\p{Cn}\ufffd]/u.test(value)) return { ok: false, problem: 'BROKEN_CHARACTER' }
  if (value === '') return { ok: false, problem: 'EMPTY' }
  if ([...value].length > longestName) return { ok: false, problem: 'TOO_LONG' }
  return { ok: true, value }
}
