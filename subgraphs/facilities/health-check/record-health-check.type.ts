import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { MeasurementsInput, MeasurementWarning } from '../measurement/measurement.type.js'
import { UserError } from '../user-errors.js'
import type { CheckSays, Speciality, SpecialityFinding } from './health-check.rules.js'
import { HealthCheck, SpecialityEnum } from './health-check.type.js'

@InputType({ description: 'What a doctor of one field found (kết quả khám chuyên khoa).' })
export class SpecialityResultInput implements SpecialityFinding {
  @Field(() => SpecialityEnum, { description: 'The field, each once (chuyên khoa).' })
  speciality!: Speciality

  @Field(() => String, { description: 'What was found, at most 2,000 characters (kết quả).' })
  text!: string
}

@InputType({ description: 'The form of a check (phiếu khám sức khoẻ định kỳ).' })
export abstract class HealthCheckForm extends ChangeInput implements CheckSays {
  @Field(() => LocalDateScalar, { description: 'Day of the check, today or before (ngày khám).' })
  checkedOn!: string

  @Field(() => Int, { nullable: true, description: 'Health class I–V as 1–5 (phân loại sức khoẻ).' })
  class?: number | null

  @Field(() => MeasurementsInput, { description: 'What was measured; `{}` when nothing was.' })
  measurements!: MeasurementsInput

  @Field(() => [SpecialityResultInput], { nullable: true, description: 'What the doctors found, by field. At most 8.' })
  findings?: SpecialityResultInput[] | null

  @Field(() => [String], { nullable: true, description: 'Diseases found, ICD-10 codes such as I10 or E11.9 (bệnh phát hiện). At most 12.' })
  diseases?: string[] | null

  @Field(() => String, { nullable: true, description: 'Conclusion, at most 2,000 characters (kết luận).' })
  conclusion?: string | null

  @Field(() => String, { nullable: true, description: 'Advice, at most 2,000 characters (lời dặn).' })
  advice?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the next check is due; 6 months on when absent (hạn khám tiếp).' })
  nextDueOn?: string | null

  @Field(() => String, { nullable: true, description: 'Why it is due later than 6 months on; needed then (lý do hẹn muộn).' })
  dueReason?: string | null

  @Field(() => Boolean, { description: 'Whether the file of it is electronic: indicator 3 of the plans (hồ sơ điện tử).' })
  electronic!: boolean

  @Field(() => String, { description: 'Who examined, at most 200 characters (người khám).' })
  examinedBy!: string
}

@InputType({ description: 'A new check (ghi lần khám).' })
export class RecordHealthCheckInput extends HealthCheckForm {
  @Field(() => ID, { description: 'Whose: a resident of the caller’s own facility.' })
  resident!: string

  @Field(() => ID, { nullable: true, description: 'The round it is part of (đợt khám).' })
  round?: string | null
}

@InputType({ description: 'A check as it should have been written down: the whole form again (đính chính lần khám).' })
export class CorrectHealthCheckInput extends HealthCheckForm {
  @Field(() => ID, { description: 'Which check.' })
  healthCheck!: string

  @Field(() => Int, { description: 'The version that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

@ObjectType({ description: 'What was written down: all of it, or nothing.', simpleResolvers: true })
export class RecordHealthCheckPayload {
  @Field(() => HealthCheck, { nullable: true, description: 'The check with its alerts; null when refused.' })
  healthCheck!: HealthCheck | null

  @Field(() => [MeasurementWarning], { description: 'Numbers that were kept and are to be looked at once more. At most 15.' })
  warnings!: MeasurementWarning[]

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What was corrected: all of it, or nothing.', simpleResolvers: true })
export class CorrectHealthCheckPayload {
  @Field(() => HealthCheck, { nullable: true, description: 'The check as it is now; null when refused.' })
  healthCheck!: HealthCheck | null

  @Field(() => [MeasurementWarning], { description: 'Numbers that were kept and are to be looked at once more. At most 15.' })
  warnings!: MeasurementWarning[]

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
