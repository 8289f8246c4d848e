import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Resident } from '../resident/resident.type.js'
import { Stay, stayEndDescriptions } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'
import { type DischargeReason, dischargeReasons } from './discharge.rules.js'

export const DischargeReasonEnum = Object.fromEntries(dischargeReasons.map(reason => [reason, reason]))
registerEnumType(DischargeReasonEnum, {
  name: 'DischargeReason',
  description: 'Why a person leaves care (lý do kết thúc; TT 02/2020 Đ8).',
  valuesConfig: Object.fromEntries(dischargeReasons.map(reason => [reason, stayEndDescriptions[reason]])),
})

@InputType({ description: 'That a person leaves care, or died (kết thúc trợ giúp).' })
export class DischargeResidentInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Who.' })
  resident!: string

  @Field(() => LocalDateScalar, { description: 'Last day here, today or before (ngày kết thúc).' })
  on!: string

  @Field(() => DischargeReasonEnum, { description: 'Why.' })
  reason!: DischargeReason
}

@ObjectType({ description: 'What a discharge did: all of it, or nothing.', simpleResolvers: true })
export class DischargeResidentPayload {
  @Field(() => Resident, { nullable: true, description: 'The person after the discharge; null when refused.' })
  resident!: Resident | null

  @Field(() => Stay, { nullable: true, description: 'The stay that ended; null when refused.' })
  endedStay!: Stay | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
