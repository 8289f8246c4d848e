import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { AlertSeverityEnum } from '../alert/alert.type.js'
import { dutyKinds, dutyTexts } from './duty.rules.js'

export const DutyKindEnum = Object.fromEntries(dutyKinds.map(kind => [kind, kind]))
registerEnumType(DutyKindEnum, {
  name: 'DutyKind',
  description: 'What is to be done (loại việc).',
  valuesConfig: Object.fromEntries(dutyKinds.map(kind => [kind, { description: dutyTexts[kind].description }])),
})

@ObjectType({ description: 'Something to be done for a resident of the caller’s own facility by a day (việc trong ngày); it goes when it is done.', simpleResolvers: true })
export class Duty {
  @Field(() => DutyKindEnum, { description: 'What is to be done (loại việc).' })
  kind!: string

  @Field(() => LocalDateScalar, { description: 'By when; of an open alert the day it was raised (hạn).' })
  dueOn!: string

  @Field(() => Boolean, { description: 'Whether that day lies before the one that is asked for (quá hạn).' })
  isOverdue!: boolean

  @Field(() => AlertSeverityEnum, {
    description: 'How pressing it is (mức độ): as the alert is; URGENT for an urgent consultation; else ALERT when overdue and WARN until then. Our own proposal.',
  })
  urgency!: string

  @Field(() => String, { description: 'In words, in the language of the request, without a diagnosis (nội dung).' })
  title!: string

  @Field(() => ID, { description: 'Id of what it is about: the Alert, Absence, Stay, RehabilitationSession, CarePlan, TeleConsultation; of a check the Resident.' })
  ref!: string
}

export const DutyConnection = connectionTypes(Duty, 'Duty')

@ObjectType({ description: 'How many duties of a kind there are (số việc theo loại).', simpleResolvers: true })
export class DutyCount {
  @Field(() => DutyKindEnum, { description: 'Which kind (loại việc).' })
  kind!: string

  @Field(() => Int, { description: 'How many; 0 where there are none (số việc).' })
  count!: number
}
