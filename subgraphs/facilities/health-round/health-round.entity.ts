import { defineEntity, p } from '@mikro-orm/core'
import type { RoundKind } from './health-round.rules.js'

export const HealthRoundEntity = defineEntity({
  name: 'HealthRound',
  tableName: 'health_round',
  properties: {
    id: p.uuid().primary(),
    facilityId: p.uuid(),
    name: p.text(),
    kind: p.text().$type<RoundKind>(),
    startsOn: p.date(),
    endsOn: p.date(),
    startedAt: p.datetime(),
    startedBy: p.text(),
    startedRole: p.text(),
  },
})
