import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { Facility } from '../facility/facility.type.js'
import { rateGroupings } from './coverage-rate.rules.js'

export const CoverageRateGroupingEnum = Object.fromEntries(rateGroupings.map(each => [each, each]))
registerEnumType(CoverageRateGroupingEnum, {
  name: 'CoverageRateGrouping',
  description: 'By what people are counted together (phân nhóm theo).',
  valuesConfig: {
    FACILITY: { description: 'Where they live (cơ sở).' },
    CATEGORY: { description: 'The groups they are served under; whoever has several counts in each (nhóm đối tượng).' },
    PROVINCE: { description: 'The province of today (tỉnh, thành phố).' },
  },
})

@ObjectType({
  description:
    'How many of some people hold a card that is good on a day (tỷ lệ bao phủ BHYT). Counted are those in care now whom the ' +
    'caller may see; of a past day too, with the status that each card has now.',
  simpleResolvers: true,
})
export class CoverageRate {
  @Field(() => LocalDateScalar, { description: 'The day it speaks of (tại ngày).' })
  on!: string

  @Field(() => Int, { description: 'How many people (số người).' })
  people!: number

  @Field(() => Int, { description: 'How many of them hold a good card (số người có thẻ còn giá trị).' })
  covered!: number

  @Field(() => Float, { nullable: true, description: 'Their share in percent, one decimal; null of nobody (tỷ lệ %).' })
  percent!: number | null

  @Field(() => Boolean, { description: 'Fewer than 5 people: not to be published, it says too much of each (nhóm nhỏ).' })
  small!: boolean
}

@ObjectType({ description: 'The people counted together, and their rate (một nhóm).', simpleResolvers: true })
export class CoverageRateGroup {
  @Field(() => Facility, {
    nullable: true,
    description: 'By facility: which; null in other groupings, and of a drug-rehabilitation centre, which is named nowhere.',
  })
  facility!: Facility | null

  @Field(() => BeneficiaryKindEnum, {
    nullable: true,
    description: 'By category: which; null in other groupings, and of those whose group is not told (nhóm đối tượng).',
  })
  category!: string | null

  @Field(() => String, { nullable: true, description: 'By province: its code of today; null in other groupings (mã tỉnh).' })
  provinceCode!: string | null

  @Field(() => CoverageRate, { description: 'The rate (tỷ lệ).' })
  rate!: CoverageRate
}
