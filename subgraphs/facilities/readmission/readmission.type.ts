import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { NewIdentifierInput } from '../admission/admission.type.js'
import { Resident } from '../resident/resident.type.js'
import type { StayMode } from '../stay/stay.rules.js'
import { Stay, StayContractInput, StayModeEnum } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'

@InputType({
  description:
    'That somebody who has left care comes back, to the same record (tiếp nhận lại). Who left the caller’s own facility is named ' +
    'by the id; who left another one by a number on their papers.',
})
export class ReadmitResidentInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'Who, of those whom the caller sees; then `expectedVersion` goes with it.' })
  resident?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion?: number | null

  @Field(() => NewIdentifierInput, { nullable: true, description: 'Or who, by a number in force of somebody who lived elsewhere (giấy tờ).' })
  identifier?: NewIdentifierInput | null

  @Field(() => ID, { description: 'The facility that admits: the caller’s own.' })
  facility!: string

  @Field(() => StayModeEnum, { description: 'How the person will live there (hình thức ở).' })
  mode!: StayMode

  @Field(() => LocalDateScalar, { description: 'First day, today or before, and not before the last stay ended (ngày tiếp nhận lại).' })
  admittedOn!: string

  @Field(() => StayContractInput, { nullable: true, description: 'The contract; for a stay by own wish, and needed there (hợp đồng).' })
  contract?: StayContractInput | null
}

@ObjectType({ description: 'What a readmission did: all of it, or nothing.', simpleResolvers: true })
export class ReadmitResidentPayload {
  @Field(() => Resident, { nullable: true, description: 'The person, in care again; null when refused.' })
  resident!: Resident | null

  @Field(() => Stay, { nullable: true, description: 'The stay that began; null when refused.' })
  stay!: Stay | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
