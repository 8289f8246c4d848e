import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { Facility } from '../facility/facility.type.js'
import { HealthFacility } from '../health-facility/health-facility.type.js'
import { RejectionReasonEnum } from '../life-cycle/life-cycle.type.js'
import { type FunnelGrouping, funnelGroupings } from './funnel.rules.js'

export const FunnelGroupingEnum = Object.fromEntries(funnelGroupings.map(name => [name, name]))
registerEnumType(FunnelGroupingEnum, {
  name: 'FunnelGrouping',
  description: 'By what the referrals of a funnel are grouped (nhóm theo).',
  valuesConfig: {
    FACILITY: { description: 'By the care facility that sent them, the most first (cơ sở gửi).' },
    HOSPITAL: { description: 'By the health facility they went to, the most first (nơi nhận).' },
    MONTH: { description: 'By the month in Viet Nam in which they were sent, the earliest first (tháng).' },
  },
})

@ObjectType({ description: 'How the referrals ended that got no answer: by where they stand now (kết thúc).', simpleResolvers: true })
export class FunnelEnds {
  @Field(() => Int, { description: 'Refused (từ chối).' })
  rejected!: number

  @Field(() => Int, { description: 'Passed on; the next hospital’s part counts for itself (chuyển tiếp).' })
  redirected!: number

  @Field(() => Int, { description: 'The person did not come (không đến).' })
  noShow!: number

  @Field(() => Int, { description: 'Withdrawn (huỷ).' })
  cancelled!: number

  @Field(() => Int, { description: 'The paper ended unused (hết hạn).' })
  expired!: number

  @Field(() => Int, { description: 'The person died (tử vong).' })
  died!: number
}

@ObjectType({ description: 'How long one part of the way took (thời gian chờ).', simpleResolvers: true })
export class FunnelWait {
  @Field(() => Float, { nullable: true, description: 'Median in hours by the clock, one decimal; null when none was measured (trung vị).' })
  medianHours!: number | null

  @Field(() => Int, { description: 'Over how many referrals: those that have both ends (số phiếu đo được).' })
  measured!: number
}

@ObjectType({ description: 'How often a hospital gave this reason (số lần theo lý do).', simpleResolvers: true })
export class DeclineCount {
  @Field(() => RejectionReasonEnum, { description: 'The reason.' })
  reason!: string

  @Field(() => Int, { description: 'How many referrals it ended (số phiếu).' })
  count!: number
}

@ObjectType({
  description: 'How many referrals came how far (số liệu). Each count is of referrals; one that came far came through all before.',
  simpleResolvers: true,
})
export class FunnelFigures {
  @Field(() => Int, { description: 'Sent, or arrived as an emergency before the paper (đã gửi).' })
  sent!: number

  @Field(() => Int, { description: 'The hospital confirmed it, asked, decided, or took the person in (đã tiếp nhận phiếu).' })
  received!: number

  @Field(() => Int, { description: 'The hospital takes the person, or took them in at once (đã đồng ý nhận).' })
  accepted!: number

  @Field(() => Int, { description: 'The person came (đã đến).' })
  arrived!: number

  @Field(() => Int, { description: 'Word came back (đã có phiếu phản hồi).' })
  answered!: number

  @Field(() => Int, { description: 'The sender read it (đã đóng).' })
  closed!: number

  @Field(() => FunnelEnds, { description: 'Those that ended on the way.' })
  ends!: FunnelEnds

  @Field(() => FunnelWait, { description: 'From sent to received (từ gửi đến tiếp nhận).' })
  receipt!: FunnelWait

  @Field(() => FunnelWait, { description: 'From the receipt to the decision, questions included (từ tiếp nhận đến quyết định).' })
  decision!: FunnelWait

  @Field(() => FunnelWait, { description: 'From accepted to arrived (từ đồng ý đến khi tới nơi).' })
  arrival!: FunnelWait

  @Field(() => FunnelWait, { description: 'From arrived to answered (từ khi đến tới phiếu phản hồi).' })
  answer!: FunnelWait

  @Field(() => [DeclineCount], {
    description: 'Why hospitals refused or passed on, the most frequent first; of reasons that were given. At most 8 (lý do).',
  })
  declineReasons!: DeclineCount[]
}

@ObjectType({ description: 'The figures of one sender, hospital or month (một nhóm).', simpleResolvers: true })
export class FunnelGroup {
  @Field(() => Facility, {
    nullable: true,
    description: 'By FACILITY: the sender; null for all that no care facility sent, and for those whose sender is not told to the caller.',
  })
  facility!: Facility | null

  @Field(() => HealthFacility, { nullable: true, description: 'By HOSPITAL: where they went.' })
  healthFacility!: HealthFacility | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'By MONTH: its first day.' })
  month!: string | null

  @Field(() => FunnelFigures, { description: 'Its figures.' })
  figures!: FunnelFigures
}

export const FunnelGroupConnection = connectionTypes(FunnelGroup, 'FunnelGroup')

@ObjectType({ description: 'How far the referrals of a period came, and how long it took (phễu chuyển tuyến).', simpleResolvers: true })
export class ReferralFunnel {
  @Field(() => LocalDateScalar, { description: 'First day of the period.' })
  from!: string

  @Field(() => LocalDateScalar, { description: 'Last day of the period.' })
  to!: string

  @Field(() => FunnelGroupingEnum, { description: 'By what it is grouped.' })
  by!: FunnelGrouping
}
