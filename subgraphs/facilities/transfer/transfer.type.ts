import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Resident } from '../resident/resident.type.js'
import type { StayMode } from '../stay/stay.rules.js'
import { Stay, StayContractInput, StayModeEnum } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'

@InputType({ description: 'A move to another care facility (chuyển cơ sở).' })
export class TransferResidentInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Who.' })
  resident!: string

  @Field(() => ID, { description: 'Where to.' })
  toFacility!: string

  @Field(() => LocalDateScalar, { description: 'Last day here and first day there, today or before (ngày chuyển).' })
  on!: string

  @Field(() => StayModeEnum, { nullable: true, description: 'How the person will live there; as here when absent.' })
  mode?: StayMode | null

  @Field(() => StayContractInput, { nullable: true, description: 'The contract with the next home, for a stay by own wish (hợp đồng).' })
  contract?: StayContractInput | null
}

@ObjectType({ description: 'What a transfer did: all of it, or nothing.', simpleResolvers: true })
export class TransferResidentPayload {
  @Field(() => Resident, {
    nullable: true,
    description: 'The person after the transfer; null when refused, and to those who may not see the person any more.',
  })
  resident!: Resident | null

  @Field(() => Stay, { nullable: true, description: 'The stay that ended; null when refused.' })
  endedStay!: Stay | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
