import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Resident } from '../resident/resident.type.js'
import type { StayMode } from '../stay/stay.rules.js'
import { Stay, StayContractInput, StayModeEnum } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'

@InputType({ description: 'That a resident lives in the facility in another mode from a day on (chuyển hình thức ở).' })
export class ChangeStayModeInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Who.' })
  resident!: string

  @Field(() => StayModeEnum, { description: 'The mode from then on (hình thức mới).' })
  mode!: StayMode

  @Field(() => LocalDateScalar, { description: 'Its first day, today or before (từ ngày).' })
  from!: string

  @Field(() => String, { description: 'Number of the decision, 1–100 characters (số quyết định).' })
  decision!: string

  @Field(() => StayContractInput, { nullable: true, description: 'The contract; for a stay by own wish, and needed there (hợp đồng).' })
  contract?: StayContractInput | null
}

@ObjectType({ description: 'What a change of mode did: all of it, or nothing.', simpleResolvers: true })
export class ChangeStayModePayload {
  @Field(() => Resident, { nullable: true, description: 'The person after it; null when refused.' })
  resident!: Resident | null

  @Field(() => Stay, { nullable: true, description: 'The stay in its new mode; null when refused.' })
  stay!: Stay | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
