import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { ClinicalCorrectionInput, ClinicalEntry } from '../clinical-change/clinical-change.type.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import { type ClinicalStatus, clinicalStatuses, type ConditionSource, conditionSources } from './condition.rules.js'

const ClinicalStatusEnum = Object.fromEntries(clinicalStatuses.map(status => [status, status]))
registerEnumType(ClinicalStatusEnum, {
  name: 'ClinicalStatus',
  description: 'How a condition stands (FHIR clinicalStatus; tình trạng bệnh).',
  valuesConfig: {
    ACTIVE: { description: 'The person has it (đang mắc).' },
    REMISSION: { description: 'It rests, and may come back (thuyên giảm).' },
    RESOLVED: { description: 'It is over (đã khỏi).' },
  },
})

const ConditionSourceEnum = Object.fromEntries(conditionSources.map(source => [source, source]))
registerEnumType(ConditionSourceEnum, {
  name: 'ConditionSource',
  description: 'Where a condition is known from (nguồn ghi nhận).',
  valuesConfig: {
    HEALTH_CHECK: { description: 'Found at a periodic check (khám sức khoẻ định kỳ).' },
    COUNTER_REFERRAL: { description: 'The word of a hospital (giấy chuyển về, giấy ra viện).' },
    TOLD: { description: 'The person or a relative told (lời kể).' },
  },
})

@ObjectType({ description: 'A disease that a person has or had (FHIR Condition; bệnh).', simpleResolvers: true })
export class Condition extends ClinicalEntry {
  @Field(() => String, { description: 'Code of ICD-10, such as I10 or E11.9 (mã bệnh; TT 06/2026/TT-BYT).' })
  code!: string

  @Field(() => String, { description: 'As it was written by whoever found it (chẩn đoán như đã ghi).' })
  text!: string

  @Field(() => ClinicalStatusEnum, { description: 'How it stands (tình trạng bệnh).' })
  clinicalStatus!: ClinicalStatus

  @Field(() => LocalDateScalar, { nullable: true, description: 'Since when it stands so; null while it never changed (tình trạng từ ngày).' })
  statusSince!: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it began, as far as known (mắc từ).' })
  since!: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was over, as far as known; null while it is not (khỏi từ).' })
  until!: string | null

  @Field(() => ConditionSourceEnum, { description: 'Where it is known from (nguồn ghi nhận).' })
  foundIn!: ConditionSource
}

@InputType({ description: 'A disease of a resident (ghi bệnh).' })
export class RecordConditionInput extends ResidentChangeInput {
  @Field(() => String, { description: 'Code of ICD-10, such as I10 or E11.9; kept in upper case (mã bệnh).' })
  code!: string

  @Field(() => String, { description: 'The diagnosis as written, at most 500 characters (chẩn đoán).' })
  text!: string

  @Field(() => ClinicalStatusEnum, { nullable: true, description: 'How it stands; left out, ACTIVE, or RESOLVED with `until` (tình trạng bệnh).' })
  clinicalStatus?: ClinicalStatus | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it began, as far as known (mắc từ).' })
  since?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was over; only for what is RESOLVED (khỏi từ).' })
  until?: string | null

  @Field(() => ConditionSourceEnum, { description: 'Where it is known from (nguồn ghi nhận).' })
  foundIn!: ConditionSource

  @Field(() => ID, { nullable: true, description: 'The check at which it was found; with HEALTH_CHECK only, and needed there (lần khám).' })
  healthCheck?: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 1,000 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'That a condition eased, was cured or came back (đổi tình trạng bệnh).' })
export class ChangeConditionStatusInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which (bệnh).' })
  condition!: string

  @Field(() => ClinicalStatusEnum, { description: 'How it stands now (tình trạng mới).' })
  status!: ClinicalStatus

  @Field(() => LocalDateScalar, { description: 'Since which day, today or before (từ ngày).' })
  on!: string

  @Field(() => String, { description: 'Why, in a sentence of 5–500 characters (lý do).' })
  reason!: string
}

@InputType({ description: 'What is right about a condition; what is left out stays (đính chính bệnh).' })
export class CorrectConditionInput extends ClinicalCorrectionInput {
  @Field(() => ID, { description: 'Which (bệnh).' })
  condition!: string

  @Field(() => String, { nullable: true, description: 'The right code of ICD-10 (mã bệnh).' })
  code?: string | null

  @Field(() => String, { nullable: true, description: 'The diagnosis as written, at most 500 characters (chẩn đoán).' })
  text?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it began; null when not known (mắc từ).' })
  since?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was over; null when not known (khỏi từ).' })
  until?: string | null

  @Field(() => ConditionSourceEnum, { nullable: true, description: 'Where it is known from (nguồn ghi nhận).' })
  foundIn?: ConditionSource | null

  @Field(() => ID, { nullable: true, description: 'The check at which it was found (lần khám).' })
  healthCheck?: string | null
}

const payload = { description: 'What it did to a condition: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The condition as it is now; null when refused (bệnh).' }

@ObjectType(payload)
export class RecordConditionPayload extends ResidentChangePayload {
  @Field(() => Condition, field)
  condition!: Condition | null
}

@ObjectType(payload)
export class ChangeConditionStatusPayload extends ResidentChangePayload {
  @Field(() => Condition, field)
  condition!: Condition | null
}

@ObjectType(payload)
export class CorrectConditionPayload extends ResidentChangePayload {
  @Field(() => Condition, field)
  condition!: Condition | null
}
