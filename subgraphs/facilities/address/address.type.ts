import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'

@ObjectType({
  description:
    'Where a resident is at home, as it was written, in the administrative units of that time (nơi cư trú). Units were drawn ' +
    'anew on 2025-07-01: the province is told then and now; a commune of before is the text it was written as.',
  simpleResolvers: true,
})
export class ResidentAddress {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'House, street, hamlet (số nhà, đường, thôn). Personal data.' })
  street!: string | null

  @Field(() => String, { nullable: true, description: 'Commune and district of before 2025-07-01, as written (xã, huyện cũ).' })
  communeText!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day; null when not known (từ ngày).' })
  since!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds (đến ngày).' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'Why it ended, in words; null while it holds, or when another took its place (lý do).' })
  endReason!: string | null
}

@InputType({ description: 'Where a resident is, or was, at home (ghi nơi cư trú). The address in force ends the day before.' })
export class RecordAddressInput extends ResidentChangeInput {
  @Field(() => String, { nullable: true, description: 'House, street, hamlet, at most 300 characters (số nhà, đường, thôn).' })
  street?: string | null

  @Field(() => ID, { nullable: true, description: 'Commune of since 2025-07-01, in that province (xã, phường).' })
  commune?: string | null

  @Field(() => String, { nullable: true, description: 'Instead of it: commune and district of before, as written, at most 300 characters (xã, huyện cũ).' })
  communeText?: string | null

  @Field(() => ID, { description: 'Province that stood in the time of the address (tỉnh).' })
  province!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day, today or before; may be left out for the first address (từ ngày).' })
  since?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, for one of before: that ends no other (đến ngày).' })
  until?: string | null
}

@InputType({ description: 'That an address holds no more, or never did (thôi cư trú, ghi nhầm).' })
export class EndAddressInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which (nơi cư trú).' })
  address!: string

  @Field(() => LocalDateScalar, { description: 'Last day, today or before (ngày kết thúc).' })
  on!: string

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (lý do).' })
  reason!: string
}

const payload = { description: 'What it did to an address: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The address as it is now; null when refused (nơi cư trú).' }

@ObjectType(payload)
export class RecordAddressPayload extends ResidentChangePayload {
  @Field(() => ResidentAddress, field)
  address!: ResidentAddress | null
}

@ObjectType(payload)
export class EndAddressPayload extends ResidentChangePayload {
  @Field(() => ResidentAddress, field)
  address!: ResidentAddress | null
}
