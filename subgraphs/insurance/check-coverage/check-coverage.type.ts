import { Field, Float, ID, InputType, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { CareSettingEnum, CircumstanceEnum, CoverageCheck } from '../check/coverage-check.type.js'
import type { Circumstance, Setting } from '../coverage/facts.rules.js'
import { UserError } from '../user-errors.js'

@InputType({ description: 'A transfer slip (phiếu chuyển cơ sở KCB).' })
export class SlipInput {
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of signing; absent while it is a draft (ngày ký).' })
  signedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; absent when it does not say (có giá trị đến).' })
  validUntil?: string | null
}

@InputType({ description: 'A visit to a hospital; without one the question is the registered place (lần khám).' })
export class CheckedVisitInput {
  @Field(() => String, { description: '5-character code of the health facility (mã cơ sở KCB).' })
  healthFacilityCode!: string

  @Field(() => CareSettingEnum, { nullable: true, description: 'Outpatient or inpatient; absent when not known yet.' })
  setting?: Setting | null

  @Field(() => SlipInput, { nullable: true, description: 'The slip the person comes with; absent without one.' })
  slip?: SlipInput | null

  @Field(() => [CircumstanceEnum], { defaultValue: [], description: 'What else decides. At most 16 (tình huống).' })
  circumstances!: Circumstance[]

  @Field(() => [String], { defaultValue: [], description: 'ICD-10 codes such as I10 or E11.9. At most 13 (mã bệnh).' })
  diagnoses!: string[]

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the episode (ngày vào viện).' })
  admittedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the episode (ngày ra viện).' })
  dischargedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day the card was shown (ngày xuất trình thẻ).' })
  cardShownOn?: string | null
}

@InputType({ description: 'Co-payments in scope, as the portal adds them up, VND (tiền cùng chi trả).' })
export class CoPaidInput {
  @Field(() => Float, { description: 'Of the calendar year of the visit (trong năm).' })
  thisYear!: number

  @Field(() => Float, { nullable: true, description: 'The part of it before the reference amount changed (trước khi đổi mức).' })
  beforeChange?: number | null
}

@InputType({ description: 'Whether a card pays, for this, there: `resident` or `identifier`, or both (tra cứu quyền lợi).' })
export class CheckCoverageInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'A resident of the hub.' })
  resident?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Personal ID, social-insurance number or card number, as it is read from the paper (số giấy tờ).',
  })
  identifier?: string | null

  @Field(() => String, { nullable: true, description: 'Full name as on the paper; the national gateway compares it (họ tên).' })
  name?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Birth date as on the paper (ngày sinh).' })
  birthDate?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' })
  on?: string | null

  @Field(() => CheckedVisitInput, { nullable: true, description: 'The visit; absent for the registered place.' })
  visit?: CheckedVisitInput | null

  @Field(() => Float, { nullable: true, description: 'Cost of this one visit so far, VND (chi phí lần khám).' })
  bill?: number | null

  @Field(() => CoPaidInput, { nullable: true, description: 'Co-payments of the year; absent when not known.' })
  coPaid?: CoPaidInput | null
}

@ObjectType({ description: 'A kept check, or why there is none.', simpleResolvers: true })
export class CheckCoveragePayload {
  @Field(() => CoverageCheck, { nullable: true, description: 'The check with its answer; null when refused.' })
  check!: CoverageCheck | null

  @Field(() => [UserError], { description: 'What is wrong with the question, all at once; empty when it was answered. At most 50.' })
  userErrors!: UserErrorNode[]
}
