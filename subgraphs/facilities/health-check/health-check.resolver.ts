import { FieldResolver, Resolver, Root } from 'type-graphql'
import { toAlert } from '../alert/alert.loaders.js'
import { Alert } from '../alert/alert.type.js'
import type { HealthCheckNode } from './health-check.loaders.js'
import { HealthCheck } from './health-check.type.js'

@Resolver(() => HealthCheck)
export class HealthCheckResolver {
  @FieldResolver(() => [Alert], { description: 'What was out of its bounds at this check (cảnh báo). At most a handful.' })
  alerts(@Root() check: HealthCheckNode) {
    return check.alerts.map(toAlert)
  }
}
