import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { type OpeningStatus, openingReasons, openingStatuses, openingVerdicts, type OpeningVerdict, type SealReason, sealReasons } from './seal.rules.js'

export const SealReasonEnum = Object.fromEntries(sealReasons.map(reason => [reason, reason]))
registerEnumType(SealReasonEnum, {
  name: 'SealReason',
  description: 'Why a sealed record is opened (lý do mở niêm phong).',
  valuesConfig: Object.fromEntries(sealReasons.map(reason => [reason, { description: `${openingReasons[reason].means} ${openingReasons[reason].legalBasis}.` }])),
})

export const OpeningVerdictEnum = Object.fromEntries(openingVerdicts.map(verdict => [verdict, verdict]))
registerEnumType(OpeningVerdictEnum, {
  name: 'OpeningVerdict',
  description: 'What was found when an opening was looked at (kết luận).',
  valuesConfig: {
    JUSTIFIED: { description: 'The reason holds (có căn cứ).' },
    NOT_JUSTIFIED: { description: 'It does not; an opening that still runs ends at once (không có căn cứ).' },
  },
})

export const OpeningStatusEnum = Object.fromEntries(openingStatuses.map(status => [status, status]))
registerEnumType(OpeningStatusEnum, {
  name: 'OpeningStatus',
  description: 'Whether an opening was looked at (tình trạng rà soát).',
  valuesConfig: {
    UNREVIEWED: { description: 'Not yet by every facility that must (chưa rà soát).' },
    REVIEWED: { description: 'By all of them (đã rà soát).' },
  },
})

@ObjectType({ description: 'That something of a record is sealed for the caller, the same words whatever it is (niêm phong).', simpleResolvers: true })
export class SealNote {
  @Field(() => String, { description: 'What that means and what to do, in the caller’s language (nội dung).' })
  text!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the caller holds it open; null while it is sealed (mở đến).' })
  openUntil!: Date | null
}

@ObjectType({ description: 'One look at a record while its seal was open (một lần xem).', simpleResolvers: true })
export class SealedLook {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => [String], { description: 'The names of the API’s fields that were asked for, never values. At most some hundreds.' })
  fields!: string[]
}

@ObjectType({ description: 'That somebody opened a sealed record (một lần mở niêm phong).', simpleResolvers: true })
export class SealedOpening {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => SealReasonEnum, { description: 'Why (lý do).' })
  reason!: SealReason

  @Field(() => String, { description: 'Where the law says so, by our reading (căn cứ pháp lý).' })
  legalBasis!: string

  @Field(() => String, { nullable: true, description: 'The same in words of whoever opened it; null for an auditor. Personal data (nội dung).' })
  note!: string | null

  @Field(() => DateTimeScalar, { description: 'Since when (mở lúc).' })
  openedAt!: Date

  @Field(() => DateTimeScalar, { description: 'Until when at most (đến).' })
  closesAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was ended before that; null when it was not (kết thúc sớm).' })
  endedAt!: Date | null

  @Field(() => Boolean, { description: 'Whether it runs (đang mở).' })
  isOpen!: boolean

  @Field(() => String, { description: 'Who: the name of the sign-in (người mở).' })
  bySubject!: string

  @Field(() => String, { description: 'As what role (vai trò).' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'Code of the facility or province for which it was done (đơn vị).' })
  byOrganisation!: string | null

  @Field(() => OpeningStatusEnum, { description: 'Whether it was looked at; for a head, by the own facility.' })
  status!: OpeningStatus

  @Field(() => LocalDateScalar, { description: 'The last day for that: 2 working days on (hạn rà soát).' })
  reviewDueOn!: string

  @Field(() => Boolean, { description: 'Whether that day is over and nobody has (quá hạn).' })
  isOverdue!: boolean

  @Field(() => OpeningVerdictEnum, { nullable: true, description: 'What was found; null until then (kết luận).' })
  verdict!: OpeningVerdict | null

  @Field(() => String, { nullable: true, description: 'The words of the caller’s own facility; null until then, and for others (ý kiến).' })
  reviewNote!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was looked at, the last time.' })
  reviewedAt!: Date | null
}

export const SealedOpeningConnection = connectionTypes(SealedOpening, 'SealedOpening')
