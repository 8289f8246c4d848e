import { z } from 'zod'
import { foldName } from './vn/names.js'
import { parsePartialDate } from './vn/partial-date.js'

// Cells of a file as they are typed in Viet Nam. `code` is the row error when a cell is none of them.

/** A text of one form; the empty cell is null. */
export function codeOrNothing(form: RegExp, code: string) {
  return z.string().trim().transform(text => text || null).pipe(z.string().regex(form, code).nullable())
}

/** One of a few words, by any of their names; marks and case make no difference. */
export function word<const Value extends string | boolean>(names: readonly (readonly [Value, ...string[]])[], code: string) {
  const values = new Map(names.flatMap(([value, ...also]) => [String(value), ...also].map(name => [foldName(name), value] as const)))
  return z.string().transform((text, ctx) => {
    const value = values.get(foldName(text))
    if (value !== undefined) return value
    ctx.addIssue(code)
    return z.NEVER
  })
}

/** The same; the empty cell is null. */
export function wordOrNothing<const Value extends string>(names: readonly (readonly [Value, ...string[]])[], code: string) {
  return z.union([z.string().regex(/^\s*$/).transform(() => null), word(names, code)], code)
}

export function yesOrNo(code: string) {
  return word([[true, '1', 'có', 'x', 'yes'], [false, '0', 'không', 'no']], code)
}

/** A day, as `2026-11-02`, `02/11/2026` or, as in files of the insurance, `20261102`. */
export function day(code: string) {
  return z.string().transform(text => isoDay(text)).pipe(z.iso.date(code))
}

/** The same; the empty cell is null. */
export function dayOrNothing(code: string) {
  return z.string().transform(text => isoDay(text) || null).pipe(z.iso.date(code).nullable())
}

function isoDay(text: string): string {
  return text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_, d: string, m: string, y: string) => {
    return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  })
}

/** A day, a month or a year, in the same ways: `1951`, `1951-03`, `03/1951`. */
export function partialDay(code: string) {
  const iso = (text: string) => isoDay(text).replace(/^(\d{1,2})\/(\d{4})$/, (_, m: string, y: string) => `${y}-${m.padStart(2, '0')}`)
  return z.string().transform(text => iso(text)).pipe(z.string().refine(text => parsePartialDate(text).ok, code))
}

/** A number between two others, with at most one decimal after a point or a comma; the empty cell is null. */
export function tenthsOrNothing(least: number, most: number, code: string) {
  const written = z.string().regex(/^\d{1,9}([.,]\d)?$/, code)
  const number = written.transform(text => Number(text.replace(',', '.'))).pipe(z.number(code).min(least, code).max(most, code))
  return z.string().trim().transform(text => text || null).pipe(number.nullable())
}
