import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { entryLoaders, type EntryRow, standing, type Told } from '../clinical-change/clinical-change.loaders.js'
import type { Condition } from './condition.type.js'

export interface ConditionNode extends Condition {
  readonly healthCheckId: string | null
}

export type ConditionRow = EntryRow & Omit<ConditionNode, 'key'>

export function toCondition(row: ConditionRow): ConditionNode {
  return { ...row, key: row.id, id: toGlobalId('Condition', row.id) }
}

const columns = sql.raw(`e."code", e."text", e."clinical_status" as "clinicalStatus", e."status_since" as "statusSince", e."since",
  e."until", e."found_in" as "foundIn", e."health_check_id" as "healthCheckId"`)

export function conditionLoaders(db: Database, told: Told) {
  const order = sql`e.since desc nulls last, e.recorded_at desc, e.id`
  const { listed, byKey } = entryLoaders<ConditionRow>(db, { table: 'condition', columns, order }, told)
  return { conditionsOfResident: listed(standing), conditionHistoryOfResident: listed(sql`true`), conditionByKey: byKey }
}
