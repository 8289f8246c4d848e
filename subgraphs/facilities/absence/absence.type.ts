import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Resident } from '../resident/resident.type.js'
import { UserError } from '../user-errors.js'
import { absenceOutcomes, type AbsenceReason, absenceReasons } from './absence.rules.js'

export const AbsenceReasonEnum = Object.fromEntries(absenceReasons.map(reason => [reason, reason]))
registerEnumType(AbsenceReasonEnum, {
  name: 'AbsenceReason',
  description: 'Why a resident is away (lý do vắng mặt).',
  valuesConfig: {
    HOME_VISIT: { description: 'Visits the family (nghỉ phép về thăm gia đình).' },
    HOSPITAL: { description: 'In a hospital (đi viện).' },
    STUDY: { description: 'Studies or trains elsewhere (đi học).' },
    WORK: { description: 'Works elsewhere (đi làm).' },
    LEFT_WITHOUT_LEAVE: { description: 'Left without leave (tự ý bỏ đi).' },
    OTHER: { description: 'Other (khác).' },
  },
})

export const AbsenceOutcomeEnum = Object.fromEntries(absenceOutcomes.map(outcome => [outcome, outcome]))
registerEnumType(AbsenceOutcomeEnum, {
  name: 'AbsenceOutcome',
  description: 'How an absence ended (kết thúc vắng mặt).',
  valuesConfig: {
    RETURNED: { description: 'Came back (đã trở về).' },
    STAY_ENDED: { description: 'The stay ended while the person was away (kết thúc đợt ở khi đang vắng).' },
  },
})

@ObjectType({ description: 'A time for which a resident is away and the stay goes on (vắng mặt, nghỉ phép).', simpleResolvers: true })
export class Absence {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => AbsenceReasonEnum, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => LocalDateScalar, { description: 'The day of leaving, which counts as away (ngày đi).' })
  leftOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the person is to be back; null when not known (ngày dự kiến về).' })
  expectedReturnOn!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of return or the end of the stay; null while it lasts (ngày về).' })
  endedOn!: string | null

  @Field(() => AbsenceOutcomeEnum, { nullable: true, description: 'How it ended; null while it lasts (kết thúc).' })
  outcome!: string | null

  @Field(() => String, { nullable: true, description: 'What was said of it; with the health data, as it may tell of it (ghi chú).' })
  note!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written down (thời điểm ghi).' })
  recordedAt!: Date
}

export const AbsenceConnection = connectionTypes(Absence, 'Absence')

@InputType({ description: 'That a resident goes away for a time (ghi nghỉ phép, vắng mặt).' })
export class RecordLeaveInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Who.' })
  resident!: string

  @Field(() => AbsenceReasonEnum, { description: 'Why (lý do).' })
  reason!: AbsenceReason

  @Field(() => LocalDateScalar, { description: 'The day of leaving, today or before (ngày đi).' })
  from!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the person is to be back (ngày dự kiến về).' })
  expectedReturn?: string | null

  @Field(() => String, { nullable: true, description: 'A word on it, at most 500 characters (ghi chú).' })
  note?: string | null

  @Field(() => ID, { nullable: true, description: 'The referral of this person by which they went to a hospital (phiếu chuyển).' })
  referral?: string | null
}

@InputType({ description: 'That a resident is back (ghi trở về).' })
export class RecordReturnInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Who.' })
  resident!: string

  @Field(() => LocalDateScalar, { description: 'The day of return, today or before (ngày về).' })
  on!: string
}

@ObjectType({ description: 'What the record of a leave did: all of it, or nothing.', simpleResolvers: true })
export class RecordLeavePayload {
  @Field(() => Resident, { nullable: true, description: 'The person, away now; null when refused.' })
  resident!: Resident | null

  @Field(() => Absence, { nullable: true, description: 'The absence that began; null when refused.' })
  absence!: Absence | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What the record of a return did: all of it, or nothing.', simpleResolvers: true })
export class RecordReturnPayload {
  @Field(() => Resident, { nullable: true, description: 'The person, back now; null when refused.' })
  resident!: Resident | null

  @Field(() => Absence, { nullable: true, description: 'The absence that ended; null when refused.' })
  absence!: Absence | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
