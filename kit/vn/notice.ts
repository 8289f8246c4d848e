import 'reflect-metadata'
import { type ClassType, Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import type { Language } from '../errors.js'
import { toGlobalId } from '../id.js'
import { encodeCursor } from '../page.js'
import { DateTimeScalar, LocalDateScalar } from '../scalars.js'
import { SectorEnum, type TimelineSector } from './timeline.js'
import type { Bilingual } from './types.js'
import type { LocalDate } from './working-days.js'

// What a person or guardian is told on a phone. It stands beside the timeline: that one tells carers what happened, a notice
// tells the person what it means for them and what is to come. Its words could be read by whoever holds the phone, so they
// name no finding, no value, no instrument and no place – the name of a hospital can say what somebody has.

export interface NoticeNode {
  readonly at: Date
  readonly kind: string
  readonly title: string
  readonly ref: string
  readonly sector: TimelineSector
  readonly dueOn: LocalDate | null
  readonly isDone: boolean
  readonly cursor: string
}

/** The `Notice` type of one sector: the graph merges them, each listing only its own kinds. */
export function noticeType(kinds: Readonly<Record<string, string>>): ClassType<NoticeNode> {
  const KindEnum = Object.fromEntries(Object.keys(kinds).map(kind => [kind, kind]))
  registerEnumType(KindEnum, {
    name: 'NoticeKind',
    description: 'What a notice tells (loại thông báo).',
    valuesConfig: Object.fromEntries(Object.entries(kinds).map(([kind, description]) => [kind, { description }])),
  })

  @Directive('@shareable')
  @ObjectType('Notice', {
    description: 'Something that a person or guardian is told, without what was found, measured or where (thông báo cho người được chăm sóc).',
    simpleResolvers: true,
  })
  class Notice {
    @Field(() => DateTimeScalar, {
      description: 'When it was told, never in the future; of a day to come when it became known, near, or over, the last of these. Of what is known to the day, its beginning in Viet Nam.',
    })
    at!: Date

    @Field(() => KindEnum, { description: 'What it tells.' })
    kind!: string

    @Field(() => String, { description: 'The same in words, in the caller’s language; never a diagnosis, a value, an instrument or a place (nội dung).' })
    title!: string

    @Field(() => ID, { description: 'Id of what it is about: an alert, a check, a stay, a referral, a card.' })
    ref!: string

    @Field(() => SectorEnum, { description: 'Who tells it.' })
    sector!: TimelineSector

    @Field(() => LocalDateScalar, { nullable: true, description: 'The day to come, or that was to come (ngày hẹn, ngày hết hạn); null when there is none.' })
    dueOn!: LocalDate | null

    @Field(() => Boolean, { description: 'Whether nothing is awaited any more: settled, come, or nothing to wait for (đã xong).' })
    isDone!: boolean

    @Field(() => String, { description: 'Opaque place of the notice in its sector’s list, for `before`.' })
    cursor!: string
  }
  return Notice
}

/** The rules of its fields, the same in each sector. */
export const noticeRules = {
  at: 'within', kind: 'within', title: 'within', ref: 'within', sector: 'within', dueOn: 'within', isDone: 'within', cursor: 'within',
} as const

/** A notice as a sector's statement gives it; `key` is its place among those of the same instant. */
export interface NoticeRow {
  readonly at: Date
  readonly key: string
  /** What the sector makes kind and words of. */
  readonly what: string
  readonly label: string | null
  /** Type and key of what it is about. */
  readonly type: string
  readonly id: string
  readonly dueOn: LocalDate | null
  readonly isDone: boolean
}

export interface Told {
  readonly kind: string
  readonly title: Bilingual
}

export function noticeNode(row: NoticeRow, { kind, title }: Told, sector: TimelineSector, language: Language): NoticeNode {
  const { at, key, type, id, dueOn, isDone } = row
  return { at, kind, title: title[language], ref: toGlobalId(type, id), sector, dueOn, isDone, cursor: encodeCursor([at.toISOString(), key]) }
}
