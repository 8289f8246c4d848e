import { Field, ObjectType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'

@ObjectType({ description: 'A sign that a live line is open (nhịp báo kết nối).', simpleResolvers: true })
export class Heartbeat {
  @Field(() => DateTimeScalar, { description: 'When it was sent (thời điểm).' })
  at!: Date

  @Field(() => String, { description: 'The sector that sent it (ngành).' })
  sector!: string
}
