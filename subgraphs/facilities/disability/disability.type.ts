import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import {
  type DisabilityKind,
  disabilityKinds,
  type DisabilityLevel,
  disabilityLevels,
  type FunctionalLevel,
  functionalLevels,
} from './disability.rules.js'

const DisabilityKindEnum = Object.fromEntries(disabilityKinds.map(kind => [kind, kind]))
registerEnumType(DisabilityKindEnum, {
  name: 'DisabilityKind',
  description: 'Kind of disability (dạng khuyết tật; Luật 51/2010 Đ3 k1).',
  valuesConfig: {
    MOBILITY: { description: 'Of movement (vận động).' },
    HEARING_SPEECH: { description: 'Of hearing or speech (nghe, nói).' },
    VISION: { description: 'Of sight (nhìn).' },
    MENTAL: { description: 'Nervous or mental (thần kinh, tâm thần).' },
    INTELLECTUAL: { description: 'Of the intellect (trí tuệ).' },
    OTHER: { description: 'Other (khác).' },
  },
})

const DisabilityLevelEnum = Object.fromEntries(disabilityLevels.map(level => [level, level]))
registerEnumType(DisabilityLevelEnum, {
  name: 'DisabilityLevel',
  description: 'Level of a disability (mức độ khuyết tật; Luật 51/2010 Đ3 k2).',
  valuesConfig: {
    VERY_SEVERE: { description: 'Very severe: does nothing of daily life alone (đặc biệt nặng).' },
    SEVERE: { description: 'Severe: does part of it alone (nặng).' },
    MILD: { description: 'Mild (nhẹ).' },
  },
})

const FunctionalLevelEnum = Object.fromEntries(functionalLevels.map(level => [level, level]))
registerEnumType(FunctionalLevelEnum, {
  name: 'FunctionalLevel',
  description: 'How far a person cares for themself (mức độ tự phục vụ; TT 33/2017 Đ5).',
  valuesConfig: {
    SELF_CARING: { description: 'By themself (tự phục vụ được).' },
    PARTLY: { description: 'In part (tự phục vụ một phần).' },
    NOT: { description: 'Not (không tự phục vụ được).' },
  },
})

@ObjectType({ description: 'A disability as a council found it, with its days (khuyết tật).', simpleResolvers: true })
export class Disability {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => DisabilityKindEnum, { description: 'Kind (dạng).' })
  kind!: string

  @Field(() => DisabilityLevelEnum, { description: 'Level (mức độ).' })
  level!: string

  @Field(() => String, { nullable: true, description: 'Number of the certificate (số giấy xác nhận).' })
  certificateNumber!: string | null

  @Field(() => String, { nullable: true, description: 'The council that found it (hội đồng xác định mức độ khuyết tật).' })
  council!: string | null

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds (đến ngày).' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known of it (ghi chú).' })
  note!: string | null

  @Field(() => String, { nullable: true, description: 'Why it ended, in words; null while it holds, or when a new finding took its place (lý do).' })
  endReason!: string | null
}

@ObjectType({ description: 'How far a person cared for themself on a day (đánh giá mức độ tự phục vụ).', simpleResolvers: true })
export class FunctionalAssessment {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => FunctionalLevelEnum, { description: 'How far (mức độ).' })
  level!: string

  @Field(() => LocalDateScalar, { description: 'On which day it was looked at (ngày đánh giá).' })
  assessedOn!: string

  @Field(() => String, { nullable: true, description: 'What was seen (ghi chú).' })
  note!: string | null
}

@InputType({ description: 'A disability of a resident as a council found it (ghi khuyết tật). A new finding of a kind ends the one before.' })
export class RecordDisabilityInput extends ResidentChangeInput {
  @Field(() => DisabilityKindEnum, { description: 'Kind (dạng).' })
  kind!: DisabilityKind

  @Field(() => DisabilityLevelEnum, { description: 'Level (mức độ).' })
  level!: DisabilityLevel

  @Field(() => String, { nullable: true, description: 'Number of the certificate, at most 100 characters (số giấy xác nhận).' })
  certificateNumber?: string | null

  @Field(() => String, { nullable: true, description: 'The council that found it, at most 500 characters (hội đồng).' })
  council?: string | null

  @Field(() => LocalDateScalar, { description: 'First day, today or before (từ ngày).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, for what is over already (đến ngày).' })
  until?: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 500 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'That a disability holds no more (hết xác nhận khuyết tật).' })
export class EndDisabilityInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which (khuyết tật).' })
  disability!: string

  @Field(() => LocalDateScalar, { description: 'Last day, today or before (ngày kết thúc).' })
  on!: string

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (lý do).' })
  reason!: string
}

@InputType({ description: 'How far a resident cares for themself (ghi mức độ tự phục vụ).' })
export class RecordFunctionalLevelInput extends ResidentChangeInput {
  @Field(() => FunctionalLevelEnum, { description: 'How far (mức độ).' })
  level!: FunctionalLevel

  @Field(() => LocalDateScalar, { description: 'On which day it was looked at, today or before (ngày đánh giá).' })
  assessedOn!: string

  @Field(() => String, { nullable: true, description: 'What was seen, at most 500 characters (ghi chú).' })
  note?: string | null
}

const payload = { description: 'What it did to a disability: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The disability as it is now; null when refused (khuyết tật).' }

@ObjectType(payload)
export class RecordDisabilityPayload extends ResidentChangePayload {
  @Field(() => Disability, field)
  disability!: Disability | null
}

@ObjectType(payload)
export class EndDisabilityPayload extends ResidentChangePayload {
  @Field(() => Disability, field)
  disability!: Disability | null
}

@ObjectType({ description: 'What an assessment left: all of it, or nothing.', simpleResolvers: true })
export class RecordFunctionalLevelPayload extends ResidentChangePayload {
  @Field(() => FunctionalAssessment, { nullable: true, description: 'The assessment; null when refused (lần đánh giá).' })
  assessment!: FunctionalAssessment | null
}
