import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { type BeneficiaryKind, BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import { ResidentCategory } from '../resident/resident.type.js'
import { CategoryDetailEnum } from './category-detail.type.js'
import type { CategoryDetail } from './category.rules.js'

@InputType({ description: 'That a resident belongs to a group, with the paper that proves it (ghi diện đối tượng).' })
export class RecordCategoryInput extends ResidentChangeInput {
  @Field(() => BeneficiaryKindEnum, { description: 'The group (nhóm).' })
  kind!: BeneficiaryKind

  @Field(() => CategoryDetailEnum, { nullable: true, description: 'The group of the law within it (nhóm chi tiết).' })
  detail?: CategoryDetail | null

  @Field(() => LocalDateScalar, { description: 'First day, today or before (từ ngày).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, for what is over already (đến ngày).' })
  until?: string | null

  @Field(() => String, { nullable: true, description: 'Number of the decision or paper that proves it, at most 200 characters (quyết định).' })
  proof?: string | null

  @Field(() => String, { nullable: true, description: 'Who issued that paper, at most 200 characters (cơ quan ban hành).' })
  proofIssuer?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of that paper (ngày ban hành).' })
  proofIssuedOn?: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 500 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'That a resident belongs to a group no more (thôi thuộc diện đối tượng).' })
export class EndCategoryInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which of the groups of the person (diện đối tượng).' })
  residentCategory!: string

  @Field(() => LocalDateScalar, { description: 'Last day, today or before (ngày kết thúc).' })
  on!: string

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (lý do).' })
  reason!: string
}

const payload = { description: 'What it did to a group: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The group as it is now; null when refused (diện đối tượng).' }

@ObjectType(payload)
export class RecordCategoryPayload extends ResidentChangePayload {
  @Field(() => ResidentCategory, field)
  category!: ResidentCategory | null
}

@ObjectType(payload)
export class EndCategoryPayload extends ResidentChangePayload {
  @Field(() => ResidentCategory, field)
  category!: ResidentCategory | null
}
