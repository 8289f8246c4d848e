/** A row of a CSV file as it is written, with the line on which it ends. */
export interface RawRecord {
  readonly text: string
  readonly line: number
}

export interface Cut {
  readonly records: readonly RawRecord[]
  /** Where in the text the next record begins. */
  readonly next: number
  /** The last line that was passed. */
  readonly line: number
  /** A quote was opened and the record does not end within a bearable length. */
  readonly isEndless: boolean
}

export interface CutOptions {
  /** The last line before the text. */
  readonly line: number
  readonly most: number
  /** Nothing comes after the text: what is there at its end is a whole record. */
  readonly isLast: boolean
}

const longestRecord = 64 * 1024
const quote = 34
const lineFeed = 10

/** Cuts a text into records at the ends of lines outside quotes. Empty ones, and such of nothing but commas, are passed over. */
export function cutRecords(text: string, from: number, { line: first, most, isLast }: CutOptions): Cut {
  const records: RawRecord[] = []
  let [start, line, feeds, isQuoted] = [from, first, 0, false]
  const end = (at: number) => {
    line += feeds
    feeds = 0
    const record = text.slice(start, at).replace(/\r$/, '')
    start = at + 1
    if (!/^[\s,"]*$/.test(record)) records.push({ text: record, line })
  }
  for (let i = from; i < text.length && records.length < most; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) isQuoted = !isQuoted
    else if (code === lineFeed) {
      feeds++
      if (!isQuoted) end(i)
    }
  }
  const isWhole = records.length === most || text.length - start <= longestRecord
  if (isLast && isWhole && records.length < most && start < text.length) {
    feeds++
    end(text.length)
  }
  return { records, next: Math.min(start, text.length), line, isEndless: !isWhole }
}
