import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { Resident } from '../resident/resident.type.js'
import { dueWithin } from './check-due.rules.js'

export const CheckDueWithinEnum = Object.fromEntries(dueWithin.map(within => [within, within]))
registerEnumType(CheckDueWithinEnum, {
  name: 'CheckDueWithin',
  description: 'How soon a check is due (thời hạn); those that are overdue are always there.',
  valuesConfig: {
    OVERDUE: { description: 'Overdue only (đã quá hạn).' },
    DAYS_7: { description: 'Within 7 days (7 ngày tới).' },
    DAYS_30: { description: 'Within 30 days (30 ngày tới).' },
    DAYS_60: { description: 'Within 60 days (60 ngày tới).' },
    DAYS_90: { description: 'Within 90 days (90 ngày tới).' },
  },
})

@ObjectType({ description: 'A resident in care whose check is due (người đến hạn khám; TT 33/2017 Đ8).', simpleResolvers: true })
export class HealthCheckDue {
  @Field(() => Resident, { description: 'Who (người được chăm sóc).' })
  resident!: Resident

  @Field(() => LocalDateScalar, { description: 'When it is due; of who was never checked the day the stay began (hạn khám).' })
  dueOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the last check; null when there was none (lần khám gần nhất).' })
  lastCheckedOn!: string | null

  @Field(() => Int, { description: 'Days since it was due; 0 until then (số ngày quá hạn).' })
  daysOverdue!: number
}

export const HealthCheckDueConnection = connectionTypes(HealthCheckDue, 'HealthCheckDue')
