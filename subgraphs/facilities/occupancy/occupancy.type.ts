import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { Stay, StayEndReasonEnum, StayModeEnum } from '../stay/stay.type.js'
import { stayGroupings } from './stay-counts.rules.js'

@ObjectType({ description: 'That a person was in care at a facility on a day (có mặt trong ngày).', simpleResolvers: true })
export class Presence {
  @Field(() => Stay, { description: 'The stay in which they were there; it says who, as far as the caller may see the person (đợt ở).' })
  stay!: Stay
}

export const PresenceConnection = connectionTypes(Presence, 'Presence')

export const StayGroupingEnum = Object.fromEntries(stayGroupings.map(each => [each, each]))
registerEnumType(StayGroupingEnum, {
  name: 'StayGrouping',
  description: 'By what stays are counted together (phân nhóm theo).',
  valuesConfig: {
    FACILITY: { description: 'Where they were (cơ sở).' },
    PROVINCE: { description: 'The province in which that was, as it was or as it is now (tỉnh, thành phố).' },
    MODE: { description: 'The mode at the time (hình thức ở).' },
    END_REASON: { description: 'Why they ended in the period; null: those that did not (lý do kết thúc).' },
  },
})

@ObjectType({
  description:
    'Stays counted where they happened, whatever became of the person or the province since. The day of admission is a day in ' +
    'care, the last day is not, so that the days of all facilities add up (số liệu đợt ở).',
  simpleResolvers: true,
})
export class StayCount {
  @Field(() => StayModeEnum, { nullable: true, description: 'By mode: which; null in other groupings (hình thức ở).' })
  mode!: string | null

  @Field(() => StayEndReasonEnum, {
    nullable: true,
    description: 'By reason: which; null in other groupings, and for stays that did not end in the period (lý do kết thúc).',
  })
  endReason!: string | null

  @Field(() => Int, { nullable: true, description: 'How many people; null when withheld (số người).' })
  people!: number | null

  @Field(() => Int, { nullable: true, description: 'Stays that began in the period; null when withheld (số lượt tiếp nhận).' })
  admissions!: number | null

  @Field(() => Int, { nullable: true, description: 'Stays that ended in the period; null when withheld (số lượt kết thúc).' })
  ends!: number | null

  @Field(() => Int, { nullable: true, description: 'Days in care in the period, those away included; null when withheld (số ngày ở).' })
  personDays!: number | null

  @Field(() => Int, { nullable: true, description: 'How many of these days the people were away; null when withheld (số ngày vắng).' })
  awayDays!: number | null

  @Field(() => Int, { nullable: true, description: 'Stays under way at the end of the last day, of people away too; null when withheld (số người cuối kỳ).' })
  presentAtEnd!: number | null

  @Field(() => Boolean, { description: 'Fewer than 5 people: not to be published, it says too much of each (nhóm nhỏ).' })
  small!: boolean

  @Field(() => Boolean, { description: 'Whether the numbers are not told: too few people, not all of whom the caller could list, or what would tell those (không công bố).' })
  withheld!: boolean
}
