import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { confidences } from './object-code.rules.js'

export const RuleConfidenceEnum = Object.fromEntries(confidences.map(confidence => [confidence, confidence]))
registerEnumType(RuleConfidenceEnum, {
  name: 'RuleConfidence',
  description: 'How sure the hub is of a row of the law’s tables (độ tin cậy).',
  valuesConfig: {
    HIGH: { description: 'Read in the legal text or in two independent sources (chắc chắn).' },
    MEDIUM: { description: 'One secondary source (một nguồn thứ cấp).' },
    LOW: { description: 'Seen in software only, not confirmed (chưa xác nhận).' },
  },
})

@ObjectType({
  description: 'An object code of the health-insurance card and what it gives in a period (mã đối tượng BHYT).',
  simpleResolvers: true,
})
export class InsuranceObjectCode {
  @Field(() => String, { description: 'Two letters, the first of a card number (mã đối tượng).' })
  code!: string

  @Field(() => String, { description: 'Who it stands for, in Vietnamese (ý nghĩa).' })
  meaningVi!: string

  @Field(() => String, { description: 'Who it stands for, in English (ý nghĩa tiếng Anh).' })
  meaningEn!: string

  @Field(() => Int, { description: 'Level 1–5 in this period; a printed card may lag behind (mức hưởng).' })
  level!: number

  @Field(() => Float, { description: 'Base percent of the cost in scope in this period (tỷ lệ hưởng).' })
  percent!: number

  @Field(() => LocalDateScalar, { description: 'First day; the table begins with NĐ 146/2018 (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it lasts (đến ngày).' })
  validTo!: string | null

  @Field(() => String, { nullable: true, description: 'Where it stands; null when not known (căn cứ pháp lý).' })
  legalBasis!: string | null

  @Field(() => RuleConfidenceEnum, { description: 'How sure the hub is of this row (độ tin cậy).' })
  confidence!: string

  @Field(() => String, { nullable: true, description: 'Remark on the row (ghi chú).' })
  note!: string | null
}
