import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { Referral } from './referral.type.js'

@InputType({ description: 'What every step of a referral needs.' })
abstract class MoveInput {
  @Field(() => String, {
    description: 'Chosen by the caller, 8–100 letters, digits and . _ : - ; the same key again gives the first result.',
  })
  idempotencyKey!: string

  @Field(() => Int, { description: 'The version of the referral that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Which referral.' })
  referral!: string
}

@InputType({ description: 'The sending of a signed referral to its receiver (gửi phiếu).' })
export class SendReferralInput extends MoveInput {}

@InputType({ description: 'The acceptance of a referral by its receiver (đồng ý nhận).' })
export class AcceptReferralInput extends MoveInput {}

@ObjectType({ description: 'What every step of a referral gives.' })
export abstract class MovePayload {
  @Field(() => Referral, {
    nullable: true,
    description: 'The referral as it stands now; null when the caller may not see it, or when it was refused for that.',
  })
  referral!: Referral | null

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What the sending did: all of it, or nothing.', simpleResolvers: true })
export class SendReferralPayload extends MovePayload {}

@ObjectType({ description: 'What the acceptance did: all of it, or nothing.', simpleResolvers: true })
export class AcceptReferralPayload extends MovePayload {}
