import 'reflect-metadata'
import { ArgsType, type ClassType, Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { z } from 'zod'
import type { Language } from '../errors.js'
import { type CursorKey, cursorInstant, encodeCursor, pageRequest } from '../page.js'
import { DateTimeScalar } from '../scalars.js'
import type { Bilingual } from './types.js'

// One person's life as three sectors saw it: each gives its own entries, newest first, and whoever shows them merges the
// three by date (`client/timeline.ts`). A sector that is down takes only its own entries along.

export const timelineSectors = ['FACILITIES', 'REFERRALS', 'INSURANCE'] as const
export type TimelineSector = (typeof timelineSectors)[number]

export const SectorEnum = Object.fromEntries(timelineSectors.map(sector => [sector, sector]))
registerEnumType(SectorEnum, {
  name: 'TimelineSector',
  description: 'Who tells of it (ngành).',
  valuesConfig: {
    FACILITIES: { description: 'Social care (lao động – xã hội).' },
    REFERRALS: { description: 'Health (y tế).' },
    INSURANCE: { description: 'Social insurance (bảo hiểm xã hội).' },
  },
})

export interface TimelineEntryNode {
  readonly at: Date
  readonly dayOnly: boolean
  readonly kind: string
  readonly title: string
  readonly ref: string
  readonly sector: TimelineSector
  readonly cursor: string
}

/** The `TimelineEntry` type of one sector: the graph merges them, each listing only its own kinds. */
export function timelineEntryType(kinds: Readonly<Record<string, string>>): ClassType<TimelineEntryNode> {
  const KindEnum = Object.fromEntries(Object.keys(kinds).map(kind => [kind, kind]))
  registerEnumType(KindEnum, {
    name: 'TimelineKind',
    description: 'What happened (loại sự kiện).',
    valuesConfig: Object.fromEntries(Object.entries(kinds).map(([kind, description]) => [kind, { description }])),
  })

  @Directive('@shareable')
  @ObjectType('TimelineEntry', { description: 'Something that happened to a person, by the date of the event (một sự kiện).', simpleResolvers: true })
  class TimelineEntry {
    @Field(() => DateTimeScalar, { description: 'When it happened; of what is known to the day, the beginning of that day in Viet Nam.' })
    at!: Date

    @Field(() => Boolean, { description: 'Whether only the day is known.' })
    dayOnly!: boolean

    @Field(() => KindEnum, { description: 'What happened.' })
    kind!: string

    @Field(() => String, { description: 'The same in words, in the caller’s language; never a diagnosis or a value (tiêu đề).' })
    title!: string

    @Field(() => ID, { description: 'Id of what it is about: a stay, a check, a referral, a card.' })
    ref!: string

    @Field(() => SectorEnum, { description: 'Who tells of it.' })
    sector!: TimelineSector

    @Field(() => String, { description: 'Opaque place of the entry in its sector’s timeline, for `before`.' })
    cursor!: string
  }
  return TimelineEntry
}

@ArgsType()
export class TimelineArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many entries, 1–100 (số sự kiện).' })
  first!: number

  @Field(() => String, { nullable: true, description: 'Only what happened before the entry with this cursor.' })
  before?: string | null
}

/** When, and by which of the entries of the same instant. */
const timelineKey: CursorKey = z.tuple([cursorInstant, z.string().max(100)])

export interface TimelinePage {
  readonly limit: number
  readonly before: { readonly at: string; readonly key: string } | undefined
}

export function timelinePage({ first, before }: TimelineArgs): TimelinePage {
  const { limit, from } = pageRequest({ first, after: before }, timelineKey)
  return { limit, before: from && { at: String(from[0]), key: String(from[1]) } }
}

/** An entry as a sector's statement gives it; `key` is its place among those of the same instant. */
export interface TimelineRow<Kind extends string> {
  readonly residentId: string
  readonly at: Date
  readonly dayOnly: boolean
  readonly kind: Kind
  readonly key: string
  readonly label: string | null
}

export function timelineEntry<Kind extends string>(
  row: TimelineRow<Kind>,
  { sector, ref, title, language }: { readonly sector: TimelineSector; readonly ref: string; readonly title: Bilingual; readonly language: Language },
): TimelineEntryNode {
  const { at, dayOnly, kind, key } = row
  return { at, dayOnly, kind, title: title[language], ref, sector, cursor: encodeCursor([at.toISOString(), key]) }
}
