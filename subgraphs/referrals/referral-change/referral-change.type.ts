import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { ReferralStatus } from '../referral/referral.rules.js'
import { Referral, ReferralStatusEnum } from '../referral/referral.type.js'

export const referralChangeKinds = ['OPENED', 'CHANGED', 'BEAT'] as const
export type ReferralChangeKind = (typeof referralChangeKinds)[number]

export const ReferralChangeKindEnum = Object.fromEntries(referralChangeKinds.map(kind => [kind, kind]))
registerEnumType(ReferralChangeKindEnum, {
  name: 'ReferralChangeKind',
  description: 'What an event of the live line is (loại tin).',
  valuesConfig: {
    OPENED: { description: 'The line is open; its cursor is where it begins (đã nối).' },
    CHANGED: { description: 'A referral changed (phiếu thay đổi).' },
    BEAT: { description: 'Nothing for the caller for a while; the line is alive, and its cursor has moved on (nhịp).' },
  },
})

@InputType({ description: 'Which changes to be told of; all that the caller may see when empty.' })
export class ReferralChangeFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this referral.' })
  referral?: string | null

  @Field(() => ID, { nullable: true, description: 'Only of this resident.' })
  resident?: string | null

  @Field(() => [ReferralStatusEnum], { nullable: true, description: 'Only changes into one of these. At most 16.' })
  status?: ReferralStatus[] | null
}

@ObjectType({ description: 'One event of a live line (tin thời gian thực).', simpleResolvers: true })
export class ReferralChange {
  @Field(() => ReferralChangeKindEnum, { description: 'What it is.' })
  kind!: ReferralChangeKind

  @Field(() => String, { description: 'Opaque place in the line: given as `after`, the line goes on behind it.' })
  cursor!: string

  @Field(() => DateTimeScalar, { description: 'When the change was made; for other events, now.' })
  at!: Date

  @Field(() => ReferralStatusEnum, { nullable: true, description: 'The status that the change led to; null without a change.' })
  status!: ReferralStatus | null

  @Field(() => Referral, { nullable: true, description: 'The referral as it stands at delivery; null without a change.' })
  referral!: Referral | null
}
