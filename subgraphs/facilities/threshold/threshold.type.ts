import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import { MeasureEnum } from '../measurement/measurement.type.js'
import type { Sex } from '../resident/resident.rules.js'
import { SexEnum } from '../resident/resident.type.js'
import { UserError } from '../user-errors.js'
import type { NewThreshold } from './threshold.rules.js'

@ObjectType({
  description:
    'The marks of a measure for an age, with their dates and source (ngưỡng cảnh báo): to look again, never a diagnosis. Of several ' +
    'that apply, the most pressing finding counts; of two blood pressures the higher class decides (QĐ 3192/QĐ-BYT 2010). Of ' +
    'children, SpO₂, pulse and weight nothing official was found.',
  simpleResolvers: true,
})
export class Threshold {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => MeasureEnum, { description: 'What is measured (chỉ số).' })
  measure!: string

  @Field(() => String, { description: 'Unit of the bounds (đơn vị).' })
  unit!: string

  @Field(() => Int, { description: 'From this age in full years (từ tuổi).' })
  ageFrom!: number

  @Field(() => Int, { nullable: true, description: 'To this age, included; null for no end (đến tuổi).' })
  ageTo!: number | null

  @Field(() => SexEnum, { nullable: true, description: 'Of this sex only; null for everybody (giới tính).' })
  sex!: string | null

  @Field(() => Float, { nullable: true, description: 'Below it: urgent (thấp, khẩn).' })
  lowUrgent!: number | null

  @Field(() => Float, { nullable: true, description: 'Below it: needs a clinician (thấp, cần khám).' })
  lowAlert!: number | null

  @Field(() => Float, { nullable: true, description: 'Below it: watch (thấp, theo dõi).' })
  lowWarn!: number | null

  @Field(() => Float, { nullable: true, description: 'From it on: watch (cao, theo dõi).' })
  highWarn!: number | null

  @Field(() => Float, { nullable: true, description: 'From it on: needs a clinician (cao, cần khám).' })
  highAlert!: number | null

  @Field(() => Float, { nullable: true, description: 'From it on: urgent (cao, khẩn).' })
  highUrgent!: number | null

  @Field(() => String, { description: 'Where the bounds come from (nguồn).' })
  source!: string

  @Field(() => String, { description: 'How sure the source is (độ tin cậy).' })
  confidence!: string

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds (đến ngày).' })
  validTo!: string | null

  @Field(() => String, { nullable: true, description: 'Code of the province of today that added it; null for the whole country (tỉnh).' })
  provinceCode!: string | null
}

export const ThresholdConnection = connectionTypes(Threshold, 'Threshold')

const bound = (what: string) => ({ nullable: true, description: `${what}; null for none.` })

@InputType({ description: 'Marks that a province adds for its own facilities (ngưỡng của tỉnh); they make those of the country stricter, never looser.' })
export class RecordThresholdInput extends ChangeInput implements NewThreshold {
  @Field(() => MeasureEnum, { description: 'What is measured (chỉ số).' })
  measure!: Measure

  @Field(() => Int, { description: 'From this age in full years (từ tuổi).' })
  ageFrom!: number

  @Field(() => Int, bound('To this age, included (đến tuổi)'))
  ageTo?: number | null

  @Field(() => SexEnum, { nullable: true, description: 'Of this sex only; null for everybody (giới tính).' })
  sex?: Sex | null

  @Field(() => Float, bound('Below it: urgent (thấp, khẩn)'))
  lowUrgent?: number | null

  @Field(() => Float, bound('Below it: needs a clinician (thấp, cần khám)'))
  lowAlert?: number | null

  @Field(() => Float, bound('Below it: watch (thấp, theo dõi)'))
  lowWarn?: number | null

  @Field(() => Float, bound('From it on: watch (cao, theo dõi)'))
  highWarn?: number | null

  @Field(() => Float, bound('From it on: needs a clinician (cao, cần khám)'))
  highAlert?: number | null

  @Field(() => Float, bound('From it on: urgent (cao, khẩn)'))
  highUrgent?: number | null

  @Field(() => String, { description: 'The paper that says so, 5–500 characters (văn bản, nguồn).' })
  source!: string

  @Field(() => LocalDateScalar, { description: 'First day, today or later (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds (đến ngày).' })
  validTo?: string | null
}

@InputType({ description: 'The end of marks that the province added (ngừng áp dụng ngưỡng).' })
export class EndThresholdInput extends ChangeInput {
  @Field(() => ID, { description: 'Which: a row of the caller’s own province.' })
  threshold!: string

  @Field(() => Int, { description: 'The version that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => LocalDateScalar, { description: 'Last day, today or later (ngày cuối).' })
  on!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

@ObjectType({ description: 'What became of the marks.', simpleResolvers: true })
export class RecordThresholdPayload {
  @Field(() => Threshold, { nullable: true, description: 'The marks as they are now; null when refused.' })
  threshold!: Threshold | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What became of the marks.', simpleResolvers: true })
export class EndThresholdPayload {
  @Field(() => Threshold, { nullable: true, description: 'The marks as they are now; null when refused.' })
  threshold!: Threshold | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
