import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toAlert } from '../alert/alert.loaders.js'
import { Alert } from '../alert/alert.type.js'
import type { FacilitiesContext } from '../context.js'
import { HealthRound } from '../health-round/health-round.type.js'
import { BandEnum } from '../measurement/measurement.type.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import type { DueWithin } from './check-due.rules.js'
import { listHealthChecksDue } from './check-due.service.js'
import { CheckDueWithinEnum, HealthCheckDueConnection } from './check-due.type.js'
import type { HealthCheckNode } from './health-check.loaders.js'
import { correctionsOf, healthChecksOf, pressureOf, previousOf, roundOf } from './health-check.service.js'
import { HealthCheck, HealthCheckConnection, HealthCheckCorrection } from './health-check.type.js'
import { correctHealthCheck, recordHealthCheck } from './record-health-check.service.js'
import { CorrectHealthCheckInput, CorrectHealthCheckPayload, RecordHealthCheckInput, RecordHealthCheckPayload } from './record-health-check.type.js'

@ArgsType()
class HealthChecksDueArgs extends ConnectionArgs {
  @Field(() => CheckDueWithinEnum, { description: 'How soon (thời hạn).' })
  within!: DueWithin

  @Field(() => ID, { nullable: true, description: 'Only residents of this facility (cơ sở).' })
  facility?: string | null

  @Field(() => String, { nullable: true, description: 'Name or part of it, as in residents. At most 100 characters.' })
  search?: string | null
}

@Resolver(() => HealthCheck)
export class HealthCheckResolver {
  @Query(() => HealthCheckDueConnection, {
    description: 'Residents in care whose periodic check is due, the longest overdue first (danh sách đến hạn khám).',
  })
  healthChecksDue(@Args(() => HealthChecksDueArgs) args: HealthChecksDueArgs, @Ctx() ctx: FacilitiesContext) {
    return listHealthChecksDue(ctx, args)
  }

  @FieldResolver(() => HealthRound, { nullable: true, description: 'The round it was part of; null when of none (đợt khám).' })
  round(@Root() check: HealthCheckNode, @Ctx() ctx: FacilitiesContext) {
    return roundOf(ctx, check)
  }

  @FieldResolver(() => BandEnum, {
    description: 'Class of the blood pressure by the marks of that day: the higher of systolic and diastolic decides (phân độ huyết áp).',
  })
  bloodPressureBand(@Root() check: HealthCheckNode, @Ctx() ctx: FacilitiesContext) {
    return pressureOf(ctx, check)
  }

  @FieldResolver(() => [Alert], { description: 'What was out of its bounds at this check (cảnh báo). At most a handful.' })
  alerts(@Root() check: HealthCheckNode) {
    return check.alerts.map(toAlert)
  }

  @FieldResolver(() => HealthCheck, { nullable: true, description: 'The check before it; null for the first (lần khám trước).' })
  previous(@Root() check: HealthCheckNode, @Ctx() ctx: FacilitiesContext) {
    return previousOf(ctx, check)
  }

  @FieldResolver(() => [HealthCheckCorrection], { description: 'What was corrected, newest first (các lần đính chính). At most 50.' })
  corrections(@Root() check: HealthCheckNode, @Ctx() ctx: FacilitiesContext) {
    return correctionsOf(ctx, check)
  }

  @Mutation(() => RecordHealthCheckPayload, {
    description:
      'Writes down a check of a resident of the caller’s own facility (ghi lần khám), and raises alerts for what is beyond its marks. ' +
      'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordHealthCheck(
    @Arg('input', () => RecordHealthCheckInput, { description: 'Whose, and the form.' }) input: RecordHealthCheckInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordHealthCheck(ctx, input)
  }

  @Mutation(() => CorrectHealthCheckPayload, {
    description:
      'Corrects a check: what stood before is kept, with the reason (đính chính lần khám). Alerts of before stay as they are; those of ' +
      'new values are raised beside them. Errors: FORBIDDEN for a role that may only look.',
  })
  correctHealthCheck(
    @Arg('input', () => CorrectHealthCheckInput, { description: 'Which, why, and the whole form again.' }) input: CorrectHealthCheckInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctHealthCheck(ctx, input)
  }
}

@Resolver(() => Resident)
export class ResidentHealthCheckResolver {
  @FieldResolver(() => HealthCheckConnection, { nullable: true, description: 'Periodic checks, newest first (các lần khám định kỳ).' })
  healthChecks(@Root() resident: ResidentNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return healthChecksOf(ctx, resident.key, args)
  }
}
