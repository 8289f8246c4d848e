import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { toGlobalId } from '../../../kit/id.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { ReferralsContext } from '../context.js'
import { getHealthFacility } from '../health-facility/health-facility.service.js'
import { HealthFacility } from '../health-facility/health-facility.type.js'
import { findReferral, type ReferralNode } from '../referral/referral.service.js'
import { isLeftOpen } from '../referral/referral.rules.js'
import { Referral } from '../referral/referral.type.js'
import { toldCodes, toldTexts } from '../referral/told.rules.js'
import { DepartureEnum } from '../departure/departure.type.js'
import { CounterReferral } from './counter-referral.type.js'
import type { ReferralStepNode } from './life-cycle.loaders.js'
import { AvailableAction } from './life-cycle.type.js'
import { availableActionsOf, overdueByOf } from './referral-life.service.js'
import { ReferralStep } from './referral-life.type.js'

/** What the life cycle adds to a referral. */
@Resolver(() => Referral)
export class ReferralLifeResolver {
  @FieldResolver(() => [AvailableAction], {
    description: 'Every action, whether the caller may do it now, and why not (thao tác hiện có). At most 20.',
  })
  availableActions(@Root() referral: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return availableActionsOf(ctx, referral)
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Working minutes past `dueBy`, of an emergency all minutes (quá hạn, phút); null when it is not overdue.',
  })
  overdueBy(@Root() referral: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return overdueByOf(ctx, referral)
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the hub escalated it, the step being late by its whole time limit once more (báo lên); null until then, and after the next step.',
  })
  escalatedAt(@Root() { row }: ReferralNode) {
    return row.escalatedAt
  }

  @FieldResolver(() => String, { nullable: true, description: 'The coded reason of a refusal, a no-show or a cancellation (lý do).' })
  endReason(@Root() { row }: ReferralNode) {
    return row.endReason
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The day for which the receiver expects the person (ngày hẹn).' })
  plannedOn(@Root() { row }: ReferralNode) {
    return row.plannedOn
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'When the sender asks a hospital off the hub again (ngày gọi lại).',
  })
  callBackOn(@Root() { row }: ReferralNode) {
    return row.callBackOn
  }

  @FieldResolver(() => DepartureEnum, {
    nullable: true,
    description:
      'That the person left care under way, while the sender has not said how it goes on (đã rời cơ sở); null otherwise. ' +
      'Then the sender must move: record the death, cancel, or say that it goes on.',
  })
  leftAs(@Root() { row }: ReferralNode) {
    return isLeftOpen(row) ? row.leftAs : null
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'On which day, with `leftAs` (ngày rời cơ sở).' })
  leftOn(@Root() { row }: ReferralNode) {
    return isLeftOpen(row) ? row.leftOn : null
  }

  @FieldResolver(() => Referral, {
    nullable: true,
    description: 'The referral that this one goes on from: one sent on, or the care link that it answers (phiếu trước).',
  })
  redirectedFrom(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    const before = row.parentId ?? row.fromLinkId
    return before ? findReferral(ctx, toGlobalId('Referral', before)) : null
  }

  @FieldResolver(() => [ReferralStep], {
    nullable: true,
    description: 'Its steps on the hub, the oldest first (diễn biến). At most 100. Not for every role.',
  })
  async steps(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return (await ctx.load.stepsOfReferral.load(row.id)).map(step => toldTexts(row, step, ['note']))
  }

  @FieldResolver(() => [ReferralStep], {
    nullable: true,
    description:
      'The steps of the whole chain, from the first hospital asked to this one, the oldest first (toàn bộ diễn biến). At most ' +
      '200. Not for every role.',
  })
  async timeline(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return (await ctx.load.timelineOfReferral.load(row.id)).map(step => toldTexts(row, step, ['note']))
  }

  @FieldResolver(() => CounterReferral, {
    nullable: true,
    description: 'The word of the hospital that came back (phiếu phản hồi); null until it is complete. Not for every role.',
  })
  async answer(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    const answer = await ctx.load.answerOfReferral.load(row.id)
    if (!answer) return null
    const told = toldTexts(row, answer, ['summary', 'treatment', 'medicines', 'warningSigns'])
    return { ...told, diagnoses: toldCodes(row, answer.diagnoses) }
  }
}

@Resolver(() => ReferralStep)
export class ReferralStepResolver {
  @FieldResolver(() => HealthFacility, { description: 'Where the person was to go when it was made (nơi nhận khi đó).' })
  toFacility(@Root() { toHealthFacilityId }: ReferralStepNode, @Ctx() ctx: ReferralsContext) {
    return getHealthFacility(ctx, toHealthFacilityId)
  }
}
