import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type RoundKind, roundKinds } from './health-round.rules.js'

export const HealthRoundKindEnum = Object.fromEntries(roundKinds.map(kind => [kind, kind]))
registerEnumType(HealthRoundKindEnum, {
  name: 'HealthRoundKind',
  description: 'Kind of a round of checks (loại đợt khám; TT 33/2017 Đ8).',
  valuesConfig: {
    SIX_MONTHLY: { description: 'Every 6 months (khám 6 tháng).' },
    YEARLY: { description: 'Once a year (khám hằng năm).' },
  },
})

@ObjectType({ description: 'How far a round has come (tiến độ), on its last day or today.', simpleResolvers: true })
export class HealthRoundProgress {
  @Field(() => Int, { description: 'Residents who were checked in the round (đã khám).' })
  checked!: number

  @Field(() => Int, { description: 'Residents who live in the facility that day (tổng số).' })
  of!: number
}

@ObjectType({ description: 'The days in which a facility has everybody examined (đợt khám sức khoẻ).', simpleResolvers: true })
export class HealthRound {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Name of the round (tên đợt).' })
  name!: string

  @Field(() => HealthRoundKindEnum, { description: 'Kind of the round.' })
  kind!: string

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  startsOn!: string

  @Field(() => LocalDateScalar, { description: 'Last day (đến ngày).' })
  endsOn!: string
}

export const HealthRoundConnection = connectionTypes(HealthRound, 'HealthRound')

@InputType({ description: 'A new round of checks (mở đợt khám).' })
export class StartHealthRoundInput extends ChangeInput {
  @Field(() => ID, { description: 'The caller’s own facility (cơ sở).' })
  facility!: string

  @Field(() => String, { description: 'Name of the round, at most 200 characters (tên đợt).' })
  name!: string

  @Field(() => HealthRoundKindEnum, { description: 'Kind of the round.' })
  kind!: RoundKind

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  startsOn!: string

  @Field(() => LocalDateScalar, { description: 'Last day, at most 184 days later (đến ngày).' })
  endsOn!: string
}

@ObjectType({ description: 'What became of the round.', simpleResolvers: true })
export class StartHealthRoundPayload {
  @Field(() => HealthRound, { nullable: true, description: 'The round; null when refused.' })
  round!: HealthRound | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
