import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../../../kit/sql-text.js'
import { foldTokens, markedTokens } from '../../../kit/vn/names.js'

/** A name search as SQL over `resident r`: every word must begin a word of the name, in any order. */
export interface NameSearch {
  readonly matches: RawBuilder<boolean>
  /** Smaller is better: whole words before beginnings, and words with exactly the typed marks before the rest. */
  readonly rank: RawBuilder<number>
}

/** Longer searches cost more than any name is long. */
const mostWords = 8

export function nameSearch(text: string): NameSearch {
  const folded = foldTokens(text).slice(0, mostWords)
  const marked = markedTokens(text).slice(0, mostWords)
  if (folded.length === 0) return { matches: sql`false`, rank: sql`0` }
  const begins = folded.map(word => sql`r.name_folded like ${`% ${likeText(word)}%`}`)
  const missing = (words: string[], column: RawBuilder<string>) =>
    sql`(select count(*) from unnest(${words}::text[]) w where position(' ' || w || ' ' in ${column} || ' ') = 0)`
  return {
    matches: sql`(${sql.join(begins, sql` and `)})`,
    rank: sql`(100 * ${missing(folded, sql`r.name_folded`)} + ${missing(marked, sql`r.name_marked`)})::int`,
  }
}
