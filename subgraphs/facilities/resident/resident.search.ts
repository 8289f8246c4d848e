import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../../../kit/sql-text.js'
import { foldTokens, markedTokens } from '../../../kit/vn/names.js'

/** A name search as SQL over `resident r`: every word must begin a word of its own in the name, in any order. */
export interface NameSearch {
  readonly matches: RawBuilder<boolean>
  /**
   * Smaller is better: whole words before beginnings, then words with exactly the typed marks, then the order. Coarser than
   * `nameMatchRank`, which says who is found and who comes first of all; `resident.search.test.ts` holds the two together.
   */
  readonly rank: RawBuilder<number>
}

/** Longer searches cost more than any name is long. */
const mostWords = 8

export function nameSearch(text: string): NameSearch {
  const folded = foldTokens(text).slice(0, mostWords)
  const marked = markedTokens(text).slice(0, mostWords)
  if (folded.length === 0) return { matches: sql`false`, rank: sql`0` }
  const begins = [...new Set(folded)].map(word => sql`r.name_folded like ${beginningsLike(word, folded)}`)
  const missing = (words: string[], column: RawBuilder<string>) =>
    sql`(select count(*) from unnest(${words}::text[]) w where position(' ' || w || ' ' in ${column} || ' ') = 0)`
  return {
    matches: sql`(${sql.join(begins, sql` and `)})`,
    rank: sql`(1000 * ${missing(folded, sql`r.name_folded`)} + 10 * ${missing(marked, sql`r.name_marked`)} + case
      when r.name_marked = ${textOf(marked)} then 0 when r.name_folded = ${textOf(folded)} then 1
      when length(r.name_folded) = ${textOf(folded).length} then 2 else 3 end)::int`,
  }
}

/**
 * As many words of the name begin with a word as typed words do. Beginnings lie within each other or apart, so by Hall's
 * theorem every typed word then has a word of its own.
 */
function beginningsLike(word: string, typed: readonly string[]): string {
  return `${`% ${likeText(word)}`.repeat(typed.filter(each => each.startsWith(word)).length)}%`
}

function textOf(words: readonly string[]): string {
  return words.map(word => ` ${word}`).join('')
}
