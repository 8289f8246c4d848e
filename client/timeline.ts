// For whoever shows one person's timeline: the graph gives three, one for each sector, so that a sector that is down takes only
// its own entries along. Ask each by its own operation, and merge the pages here. No dependency, so that it can be copied.

export const timelineSectors = ['FACILITIES', 'REFERRALS', 'INSURANCE'] as const
export type TimelineSector = (typeof timelineSectors)[number]

export interface TimelineEntry {
  /** ISO 8601 instant. */
  readonly at: string
  readonly sector: TimelineSector
  readonly cursor: string
}

/** What a sector answered to `careTimeline`, `referralTimeline` or `coverageTimeline` with `first` and `before`. */
export interface TimelineSection<Entry extends TimelineEntry> {
  /** Null when it could not be fetched: the sector is down, or the caller may not see this part. */
  readonly entries: readonly Entry[] | null
  /** What was asked: an answer with as many entries may have more behind it. */
  readonly first: number
  readonly before?: string | null
}

export type TimelineSections<Entry extends TimelineEntry> = Readonly<Record<TimelineSector, TimelineSection<Entry>>>

export interface MergedTimeline<Entry extends TimelineEntry> {
  /** Newest first; complete as far as it goes, but for the sectors that are missing. */
  readonly entries: Entry[]
  /** The sectors of which nothing is known: say so beside the list, or an empty one reads as "nothing happened". */
  readonly missing: TimelineSector[]
  /** With which `before` each sector is asked for the next page; null when there is none. */
  readonly next: Record<TimelineSector, string | null> | null
}

/**
 * Merges one page of each sector. An entry is shown only when no sector can still have a newer one behind its page; the others
 * come again with the next page. Of the same instant, sectors stand in the order of `timelineSectors`.
 */
export function mergeTimelines<Entry extends TimelineEntry>(sections: TimelineSections<Entry>): MergedTimeline<Entry> {
  const ends = timelineSectors.flatMap(sector => endOfPage(sections[sector]) ?? [])
  const horizon = ends.toSorted().at(-1)
  const all = timelineSectors.flatMap(sector => sections[sector].entries ?? [])
  const inOrder = all.toSorted((a, b) => (a.at === b.at ? 0 : a.at > b.at ? -1 : 1))
  const entries = inOrder.filter(({ at }) => horizon === undefined || at >= horizon)
  const missing = timelineSectors.filter(sector => sections[sector].entries === null)
  if (horizon === undefined) return { entries, missing, next: null }
  const lastShown = (sector: TimelineSector) => entries.findLast(entry => entry.sector === sector)?.cursor ?? sections[sector].before ?? null
  const [facilities, referrals, insurance] = timelineSectors.map(lastShown)
  return { entries, missing, next: { FACILITIES: facilities ?? null, REFERRALS: referrals ?? null, INSURANCE: insurance ?? null } }
}

/** The oldest instant of a page behind which there may be more. */
function endOfPage<Entry extends TimelineEntry>({ entries, first }: TimelineSection<Entry>): string | undefined {
  return entries && entries.length >= first ? entries.at(-1)?.at : undefined
}
