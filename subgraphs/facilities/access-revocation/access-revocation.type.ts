import { Field, InputType, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'

@InputType({ description: 'The withdrawal of somebody’s sign-ins (thu hồi phiên đăng nhập).' })
export class RevokeAccessInput extends ChangeInput {
  @Field(() => String, { description: 'The subject of the tokens, as the identity provider names the person (sub).' })
  subject!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

@ObjectType({ description: 'What the withdrawal did.', simpleResolvers: true })
export class RevokeAccessPayload {
  @Field(() => String, { nullable: true, description: 'Whose sign-ins; null when refused.' })
  subject!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Tokens issued until then are refused; null when refused.' })
  revokedAt!: Date | null

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
