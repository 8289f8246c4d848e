import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'

@ObjectType({ description: 'A technique of a list (kỹ thuật).', simpleResolvers: true })
export class Technique {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Its code in the list (mã).' })
  code!: string

  @Field(() => String, { description: 'Its name (tên kỹ thuật).' })
  name!: string
}

@ObjectType({ description: 'A version of the list of techniques of the commune level (danh mục kỹ thuật tuyến xã).', simpleResolvers: true })
export class TechniqueList {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Name (tên danh mục).' })
  name!: string

  @Field(() => String, { nullable: true, description: 'The province that recorded it, by its code; null of one for the whole country (mã tỉnh).' })
  provinceCode!: string | null

  @Field(() => LocalDateScalar, { description: 'First day it is in force (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while none is known (đến ngày).' })
  validTo!: string | null

  @Field(() => String, { description: 'Where it stands (căn cứ pháp lý).' })
  legalBasis!: string

  @Field(() => String, { description: 'Where its rows come from (nguồn).' })
  source!: string

  @Field(() => String, { description: 'How sure its rows are: high, medium, low, or province when a province recorded them (độ tin cậy).' })
  confidence!: string
}

@ObjectType({ description: 'By which list a province measures its facilities, from a day on (danh mục tỉnh chọn).', simpleResolvers: true })
export class TechniqueListChoice {
  @Field(() => Int, { description: 'The how-many-eth choice of the province, for `expectedVersion` of the next one (phiên bản).' })
  version!: number

  @Field(() => LocalDateScalar, { description: 'From this day on (từ ngày).' })
  from!: string

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => TechniqueList, { description: 'The list (danh mục).' })
  list!: TechniqueList
}

@ObjectType({ description: 'A technique, and whether a facility performs it (kỹ thuật tại cơ sở).', simpleResolvers: true })
export class FacilityTechnique {
  @Field(() => Technique, { description: 'The technique.' })
  technique!: Technique

  @Field(() => Boolean, { description: 'Whether the facility performs it on the day asked about (thực hiện được).' })
  isPerformed!: boolean

  @Field(() => LocalDateScalar, { nullable: true, description: 'Since when; null when it does not (từ ngày).' })
  since!: string | null
}

@ObjectType({
  description: 'How much of the list that held on a day a facility performs (tỷ lệ kỹ thuật thực hiện được; indicator 2 of the plans).',
  simpleResolvers: true,
})
export class TechniqueShare {
  @Field(() => LocalDateScalar, { description: 'The day (ngày).' })
  on!: string

  @Field(() => Int, { description: 'How many times the facility recorded techniques, for `expectedVersion` of the next time (phiên bản).' })
  version!: number

  @Field(() => TechniqueList, { nullable: true, description: 'The list that held; null when none is known for the day (danh mục áp dụng).' })
  list!: TechniqueList | null

  @Field(() => Boolean, { description: 'Whether the province chose it; else it is the one for the whole country (tỉnh chọn).' })
  isChosen!: boolean

  @Field(() => Int, { description: 'How many of its techniques the facility performs: the numerator (tử số).' })
  performed!: number

  @Field(() => Int, { description: 'How many techniques the list has: the denominator (mẫu số).' })
  listed!: number

  @Field(() => Float, { nullable: true, description: 'Per cent with one decimal; null without a list (tỷ lệ).' })
  percent!: number | null

  @Field(() => Boolean, { description: 'Whether it is at least 80 %, as the plans ask (đạt ≥ 80 %).' })
  meetsPlan!: boolean
}

export const TechniqueConnection = connectionTypes(Technique, 'Technique')
export const TechniqueListConnection = connectionTypes(TechniqueList, 'TechniqueList')
export const FacilityTechniqueConnection = connectionTypes(FacilityTechnique, 'FacilityTechnique')
