import { FieldResolver, Resolver, Root } from 'type-graphql'
import { type HealthCheckNode, toAlert } from './health-check.loaders.js'
import { Alert, HealthCheck } from './health-check.type.js'

@Resolver(() => HealthCheck)
export class HealthCheckResolver {
  @FieldResolver(() => [Alert], { description: 'What was out of its bounds at this check (cảnh báo). At most a handful.' })
  alerts(@Root() check: HealthCheckNode) {
    return check.alerts.map(toAlert)
  }
}
