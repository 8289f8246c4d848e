import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'
import { Alert } from '../alert/alert.type.js'

export const alertRaisedKinds = ['OPENED', 'RAISED', 'BEAT'] as const
export type AlertRaisedKind = (typeof alertRaisedKinds)[number]

export const AlertRaisedKindEnum = Object.fromEntries(alertRaisedKinds.map(kind => [kind, kind]))
registerEnumType(AlertRaisedKindEnum, {
  name: 'AlertRaisedKind',
  description: 'What an event of the live line is (loại tin).',
  valuesConfig: {
    OPENED: { description: 'The line is open; its cursor is where it begins (đã nối).' },
    RAISED: { description: 'An alert was raised (cảnh báo mới).' },
    BEAT: { description: 'Nothing for the caller for a while; the line is alive, and its cursor has moved on (nhịp).' },
  },
})

@ObjectType({ description: 'One event of the live line of alerts (tin cảnh báo).', simpleResolvers: true })
export class AlertRaised {
  @Field(() => AlertRaisedKindEnum, { description: 'What it is.' })
  kind!: AlertRaisedKind

  @Field(() => String, { description: 'Opaque place in the line: given as `after`, the line goes on behind it.' })
  cursor!: string

  @Field(() => DateTimeScalar, { description: 'When it was raised; for other events, now.' })
  at!: Date

  @Field(() => Alert, { nullable: true, description: 'The alert as it stands now. Null without one.' })
  alert!: Alert | null
}
