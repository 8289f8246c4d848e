import { defineEntity, p } from '@mikro-orm/core'
import type { FollowUpKind, FollowUpOutcome } from './follow-up.rules.js'

export const FollowUpEntity = defineEntity({
  name: 'FollowUp',
  tableName: 'follow_up',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    referralId: p.uuid(),
    kind: p.text().$type<FollowUpKind>(),
    task: p.text(),
    dueOn: p.date(),
    outcome: p.text().$type<FollowUpOutcome>().nullable(),
    settledAt: p.datetime().nullable(),
    note: p.text().nullable(),
  },
})
