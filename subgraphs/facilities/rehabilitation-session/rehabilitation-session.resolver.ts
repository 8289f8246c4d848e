import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { CarePlanNode } from '../care-plan/care-plan.loaders.js'
import { CarePlan } from '../care-plan/care-plan.type.js'
import type { FacilitiesContext } from '../context.js'
import type { SessionNode } from './rehabilitation-session.loaders.js'
import { cancelSessions, correctionsOf, planSessions, recordSession, sessionsOf } from './rehabilitation-session.service.js'
import {
  CancelSessionsInput, CancelSessionsPayload, PlanSessionsInput, PlanSessionsPayload, RecordSessionInput, RecordSessionPayload, RehabilitationSession,
  RehabilitationSessionConnection, SessionCorrection,
} from './rehabilitation-session.type.js'

const errors = 'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => CarePlan)
export class CarePlanSessionResolver {
  @FieldResolver(() => RehabilitationSessionConnection, { description: 'Sessions of rehabilitation that it orders, the latest first (các buổi phục hồi chức năng).' })
  sessions(@Root() plan: CarePlanNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return sessionsOf(ctx, plan, args)
  }
}

@Resolver(() => RehabilitationSession)
export class RehabilitationSessionResolver {
  @FieldResolver(() => [SessionCorrection], { description: 'What was said of it before, newest first (các lần đính chính). At most 50.' })
  corrections(@Root() session: SessionNode, @Ctx() ctx: FacilitiesContext) {
    return correctionsOf(ctx, session)
  }

  @Mutation(() => PlanSessionsPayload, {
    description: `Plans one session, or up to 60 on days of the week, by a care plan under way (lên lịch phục hồi chức năng). ${errors}`,
  })
  planSessions(@Arg('input', () => PlanSessionsInput, { description: 'By which plan, what, when.' }) input: PlanSessionsInput, @Ctx() ctx: FacilitiesContext) {
    return planSessions(ctx, input)
  }

  @Mutation(() => RecordSessionPayload, { description: `Says what came of a session, or puts right what was said (ghi kết quả buổi). ${errors}` })
  recordSession(@Arg('input', () => RecordSessionInput, { description: 'Which session, what came of it.' }) input: RecordSessionInput, @Ctx() ctx: FacilitiesContext) {
    return recordSession(ctx, input)
  }

  @Mutation(() => CancelSessionsPayload, {
    description: `Cancels what is still planned of a care plan in some days (huỷ buổi); a discharge, a transfer and the end of the plan do so by themselves. ${errors}`,
  })
  cancelSessions(@Arg('input', () => CancelSessionsInput, { description: 'Of which plan, which days, why.' }) input: CancelSessionsInput, @Ctx() ctx: FacilitiesContext) {
    return cancelSessions(ctx, input)
  }
}
