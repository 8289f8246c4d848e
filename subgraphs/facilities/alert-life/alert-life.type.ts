import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import type { AlertResponse } from '../alert/alert.rules.js'
import { Alert, AlertResponseEnum } from '../alert/alert.type.js'
import { UserError } from '../user-errors.js'

@InputType({ description: 'What every change of an alert names.' })
abstract class AlertChangeInput extends ChangeInput {
  @Field(() => ID, { description: 'Which alert.' })
  alert!: string

  @Field(() => Int, { description: 'The version of the alert that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number
}

@InputType({ description: 'What is done about an alert (xử trí cảnh báo).' })
export class AcknowledgeAlertInput extends AlertChangeInput {
  @Field(() => AlertResponseEnum, { description: 'Watch, treat or refer.' })
  action!: AlertResponse

  @Field(() => String, { nullable: true, description: 'How; needed to TREAT, at most 2,000 characters.' })
  note?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When to look again, today to 6 months on; needed to WATCH (ngày xem lại).' })
  lookAgainOn?: string | null
}

@InputType({ description: 'What came of an alert (kết thúc cảnh báo).' })
export class CloseAlertInput extends AlertChangeInput {
  @Field(() => String, { description: 'What came of it, 1–2,000 characters.' })
  note!: string
}

@ObjectType({ description: 'What acknowledging did: all of it, or nothing.', simpleResolvers: true })
export class AcknowledgeAlertPayload {
  @Field(() => Alert, { nullable: true, description: 'The alert as it stands now; null when refused.' })
  alert!: Alert | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What closing did: all of it, or nothing.', simpleResolvers: true })
export class CloseAlertPayload {
  @Field(() => Alert, { nullable: true, description: 'The alert as it stands now; null when refused.' })
  alert!: Alert | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
