import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import type { Sex } from '../resident/resident.rules.js'
import { SexEnum } from '../resident/resident.type.js'
import { type FieldChange, type RecordCorrectionReason, recordCorrectionReasons } from './resident-correction.rules.js'

export const RecordCorrectionReasonEnum = Object.fromEntries(recordCorrectionReasons.map(reason => [reason, reason]))
registerEnumType(RecordCorrectionReasonEnum, {
  name: 'RecordCorrectionReason',
  description: 'Why a record was wrong (lý do đính chính).',
  valuesConfig: {
    TYPING_ERROR: { description: 'It was typed wrongly (nhập sai).' },
    CIVIL_STATUS: { description: 'The registrar put it right (cải chính hộ tịch; NĐ 123/2015 Đ7).' },
    PAPER_SEEN: { description: 'A paper came to light that says it better (có giấy tờ mới).' },
  },
})

@ObjectType({ description: 'One field that a correction changed (nội dung đính chính).', simpleResolvers: true })
export class RecordFieldChange {
  @Field(() => String, { description: 'Name of the field, as in this API (mục).' })
  field!: string

  @Field(() => String, { nullable: true, description: 'What stood there before; null when nothing did (trước). Personal data.' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'What stands there since; null when nothing does (sau). Personal data.' })
  after!: string | null
}

@ObjectType({ description: 'A correction of a record, with what stood before (lần đính chính).', simpleResolvers: true })
export class RecordCorrection {
  @Field(() => Int, { description: 'The version of the resident that it led to (phiên bản).' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When (thời điểm).' })
  at!: Date

  @Field(() => RecordCorrectionReasonEnum, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => String, { description: 'Why, in a sentence (giải thích).' })
  note!: string

  @Field(() => String, { description: 'The role of who did it; the log of changes knows who (vai trò).' })
  byRole!: string

  @Field(() => [RecordFieldChange], { description: 'What changed (các mục). At most 10.' })
  changes!: FieldChange[]
}

@InputType({ description: 'That name, birth date or sex were written wrongly (đính chính nhân thân). What is left out stays.' })
export class CorrectResidentInput extends ResidentChangeInput {
  @Field(() => String, { nullable: true, description: 'Full name, family name first (họ và tên).' })
  fullName?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Birth date as far as it is known (ngày sinh).' })
  birthDate?: string | null

  @Field(() => SexEnum, { nullable: true, description: 'Sex (giới tính).' })
  sex?: Sex | null

  @Field(() => RecordCorrectionReasonEnum, { description: 'Why it was wrong (lý do).' })
  reason!: RecordCorrectionReason

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (giải thích).' })
  note!: string
}

@ObjectType({ description: 'What a correction of a person did: all of it, or nothing.', simpleResolvers: true })
export class CorrectResidentPayload extends ResidentChangePayload {}
