import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { type HealthCheckNode, toAlert } from './health-check.loaders.js'
import { Alert, HealthCheck } from './health-check.type.js'

@Resolver(() => HealthCheck)
export class HealthCheckResolver {
  @FieldResolver(() => [Alert], { description: 'What was out of its bounds at this check (cảnh báo). At most a handful.' })
  async alerts(@Root() check: HealthCheckNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.alertsOfCheck.load(check.key)).map(toAlert)
  }
}
