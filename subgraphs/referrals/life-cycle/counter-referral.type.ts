import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { FollowUpInput } from '../follow-up/follow-up.type.js'
import { type TreatmentResult, treatmentResults } from './life-cycle.rules.js'

export const TreatmentResultEnum = Object.fromEntries(treatmentResults.map(result => [result, result]))
registerEnumType(TreatmentResultEnum, {
  name: 'TreatmentResult',
  description: 'How a treatment ended (kết quả điều trị).',
  valuesConfig: {
    CURED: { description: 'Cured (khỏi).' },
    BETTER: { description: 'Better (đỡ).' },
    UNCHANGED: { description: 'Unchanged (không thay đổi).' },
    WORSE: { description: 'Worse (nặng hơn).' },
    DIED: { description: 'Died (tử vong).' },
    TAKEN_HOME_GRAVE: { description: 'Grave, taken home (nặng xin về).' },
    UNDETERMINED: { description: 'Not determined (chưa xác định).' },
  },
})

@InputType({ description: 'The word of the hospital that goes back with the person (phiếu phản hồi).' })
export class CounterReferralInput {
  @Field(() => TreatmentResultEnum, { description: 'How it ended.' })
  result!: TreatmentResult

  @Field(() => [String], { description: 'ICD-10 codes, the main one first, 1–12 (mã bệnh).' })
  diagnoses!: string[]

  @Field(() => String, { description: 'What was found and done, at most 10,000 characters (tóm tắt).' })
  summary!: string

  @Field(() => String, { nullable: true, description: 'Treatment from now on (hướng điều trị).' })
  treatment?: string | null

  @Field(() => String, { nullable: true, description: 'Medicines with dose (thuốc).' })
  medicines?: string | null

  @Field(() => String, { nullable: true, description: 'When to come back at once (dấu hiệu cần đi khám ngay).' })
  warningSigns?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The next visit; a task for the sender (ngày tái khám).' })
  nextVisitOn?: string | null

  @Field(() => [FollowUpInput], { nullable: true, description: 'What the sender is to do, each with its day. At most 20 (việc cần làm).' })
  followUps?: FollowUpInput[] | null
}

@ObjectType({ description: 'The word of the hospital that came back with the person (phiếu phản hồi).', simpleResolvers: true })
export class CounterReferral {
  @Field(() => TreatmentResultEnum, { description: 'How it ended.' })
  result!: string

  @Field(() => [String], { description: 'ICD-10 codes, the main one first, 1–12 (mã bệnh).' })
  diagnoses!: string[]

  @Field(() => String, { description: 'What was found and done (tóm tắt).' })
  summary!: string

  @Field(() => String, { nullable: true, description: 'Treatment from then on (hướng điều trị).' })
  treatment!: string | null

  @Field(() => String, { nullable: true, description: 'Medicines with dose (thuốc).' })
  medicines!: string | null

  @Field(() => String, { nullable: true, description: 'When to come back at once (dấu hiệu cần đi khám ngay).' })
  warningSigns!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The next visit (ngày tái khám).' })
  nextVisitOn!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  writtenAt!: Date
}
