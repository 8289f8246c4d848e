import { mergeTimelines, type MergedTimeline, type TimelineEntry, type TimelineSection, type TimelineSector, timelineSectors } from './timeline.js'

// For the phone app of a person or guardian: one feed of notices and one log of who looked, from what the three sectors answer to
// `schema/examples/own-feed.graphql` and `who-looked.graphql`. Copy it together with `timeline.ts`; there is no other dependency.

export interface Notice extends TimelineEntry {
  readonly kind: string
  readonly title: string
  readonly ref: string
  /** `2026-11-20`; null when there is no day to come. */
  readonly dueOn: string | null
  readonly isDone: boolean
}

export interface AccessEntry extends TimelineEntry {
  readonly action: 'READ' | 'CHANGED'
  readonly what: string
  readonly role: string
  readonly purpose: string | null
  readonly covering: boolean
  readonly organisation: string | null
}

/** `ownRecord` of an answer: what a sector could not give is null or absent. */
export interface OwnRecord {
  readonly careNotices?: readonly Notice[] | null
  readonly referralNotices?: readonly Notice[] | null
  readonly coverageNotices?: readonly Notice[] | null
  readonly careAccessLog?: readonly AccessEntry[] | null
  readonly referralAccessLog?: readonly AccessEntry[] | null
  readonly coverageAccessLog?: readonly AccessEntry[] | null
}

/** What was asked: how many of each sector, and from where; as `next` of the page before says. */
export interface Asked {
  readonly first: number
  readonly before?: Readonly<Record<TimelineSector, string | null>> | null
}

/** The page of notices; `missing` names the sectors that are down, which must be said beside the list. */
export function mergeNotices(record: OwnRecord | null, asked: Asked): MergedTimeline<Notice> {
  return merged(asked, { FACILITIES: record?.careNotices, REFERRALS: record?.referralNotices, INSURANCE: record?.coverageNotices })
}

/** The page of who looked: each sector keeps its own log, so one page view of a carer is an entry in each that told something. */
export function mergeAccessLog(record: OwnRecord | null, asked: Asked): MergedTimeline<AccessEntry> {
  return merged(asked, { FACILITIES: record?.careAccessLog, REFERRALS: record?.referralAccessLog, INSURANCE: record?.coverageAccessLog })
}

function merged<Entry extends TimelineEntry>(
  { first, before }: Asked,
  of: Readonly<Record<TimelineSector, readonly Entry[] | null | undefined>>,
): MergedTimeline<Entry> {
  const section = (sector: TimelineSector): TimelineSection<Entry> => ({ entries: of[sector] ?? null, first, before: before?.[sector] ?? null })
  return mergeTimelines({ FACILITIES: section('FACILITIES'), REFERRALS: section('REFERRALS'), INSURANCE: section('INSURANCE') })
}

/** What is still awaited, the next day first: for the top of the screen, from the notices shown so far. */
export function toCome(notices: readonly Notice[]): Notice[] {
  const awaited = notices.filter(({ dueOn, isDone }) => dueOn !== null && !isDone)
  return awaited.toSorted((a, b) => {
    const [x, y] = [a.dueOn ?? '', b.dueOn ?? '']
    return x === y ? timelineSectors.indexOf(a.sector) - timelineSectors.indexOf(b.sector) : x < y ? -1 : 1
  })
}
