import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'
import { ReferralStatusEnum } from '../referral/referral.type.js'
import { stepNames } from './life-cycle.rules.js'
import { moveDescriptions, RecordSourceEnum } from './life-cycle.type.js'

export const stepSides = ['SENDER', 'RECEIVER', 'SYSTEM'] as const
export const StepSideEnum = Object.fromEntries(stepSides.map(side => [side, side]))
registerEnumType(StepSideEnum, {
  name: 'StepSide',
  description: 'On whose side a step was made (bên thực hiện).',
  valuesConfig: {
    SENDER: { description: 'The sender, also when it recorded a step of a hospital off the hub (nơi gửi).' },
    RECEIVER: { description: 'The receiver (nơi nhận).' },
    SYSTEM: { description: 'The hub, when a time was over (hệ thống).' },
  },
})

export const StepMoveEnum = Object.fromEntries(stepNames.map(move => [move, move]))
registerEnumType(StepMoveEnum, {
  name: 'StepMove',
  description: 'What was done: the name of the mutation (thao tác).',
  valuesConfig: {
    ...moveDescriptions,
    createReferral: { description: 'It was begun (lập phiếu).' },
    expireReferral: { description: 'Its time was over (hết hạn).' },
    escalateReferral: { description: 'The step was late by its whole time limit once more (báo lên cấp trên).' },
    noteDeparture: { description: 'The home said that the person died, left, or is back: DIED, DISCHARGED, RETURNED (rời cơ sở).' },
  },
})

@ObjectType({ description: 'One step in the life of a referral (một bước).', simpleResolvers: true })
export class ReferralStep {
  @Field(() => StepMoveEnum, { description: 'What was done.' })
  move!: string

  @Field(() => ReferralStatusEnum, { nullable: true, description: 'Where it stood before; null for the first step.' })
  fromStatus!: string | null

  @Field(() => ReferralStatusEnum, { description: 'Where it stood then.' })
  toStatus!: string

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => StepSideEnum, { description: 'On whose side.' })
  side!: string

  @Field(() => RecordSourceEnum, { nullable: true, description: 'From where a sender knew it; null for what a side did itself.' })
  source!: string | null

  @Field(() => String, { nullable: true, description: 'The coded reason, where the step has one (lý do).' })
  reason!: string | null

  @Field(() => String, { nullable: true, description: 'The sentence for the other side (ghi chú).' })
  note!: string | null
}
