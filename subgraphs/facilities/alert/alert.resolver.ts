import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import type { AlertKind, Severity } from '../../../kit/vn/alert-terms.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import { Resident } from '../resident/resident.type.js'
import type { AlertNode } from './alert.loaders.js'
import type { AlertStatus } from './alert.rules.js'
import { alertsOf, findAlert, listAlerts } from './alert.service.js'
import { Alert, AlertConnection, AlertKindEnum, AlertSeverityEnum, AlertStatusEnum, AlertStep } from './alert.type.js'

@ArgsType()
class ResidentAlertArgs extends ConnectionArgs {
  @Field(() => AlertStatusEnum, { nullable: true, description: 'Only those that stand there (trạng thái).' })
  status?: AlertStatus | null

  @Field(() => AlertSeverityEnum, { nullable: true, description: 'Only those as pressing (mức độ).' })
  severity?: Severity | null

  @Field(() => AlertKindEnum, { nullable: true, description: 'Only those of this kind (loại).' })
  kind?: AlertKind | null
}

@ArgsType()
class AlertListArgs extends ResidentAlertArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of the residents of this facility (cơ sở).' })
  facility?: string | null
}

@Resolver(() => Alert)
export class AlertResolver {
  @Query(() => AlertConnection, {
    nullable: true,
    description: 'Alerts of the residents the caller may see, the most pressing first, of those the newest (danh sách cảnh báo).',
  })
  alerts(@Args(() => AlertListArgs) args: AlertListArgs, @Ctx() ctx: FacilitiesContext) {
    return listAlerts(ctx, args)
  }

  @Query(() => Alert, { nullable: true, description: 'One alert; null when there is none or the caller may not see it.' })
  alert(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findAlert(ctx, id)
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Whom it is about (người được chăm sóc).' })
  resident(@Root() { residentId }: AlertNode, @Ctx() ctx: FacilitiesContext) {
    return findResident(ctx, toGlobalId('Resident', residentId))
  }

  @FieldResolver(() => [AlertStep], { description: 'What was done about it, oldest first (các bước xử trí). The newest 50.' })
  steps(@Root() { key }: AlertNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.stepsOfAlert.load(key)
  }
}

@Resolver(() => Resident)
export class ResidentAlertResolver {
  @FieldResolver(() => AlertConnection, {
    nullable: true,
    description: 'Alerts of the person, the most pressing first, of those the newest (cảnh báo). Not for every role.',
  })
  alerts(@Root() { key }: ResidentNode, @Args(() => ResidentAlertArgs) args: ResidentAlertArgs, @Ctx() ctx: FacilitiesContext) {
    return alertsOf(ctx, key, args)
  }
}
