import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { oneByKey } from '../../../kit/loader.js'
import type { AlertRow } from '../alert/alert.loaders.js'
import { idsOfPersons } from '../resident/person-ids.js'
import { bmiOf, type Measured } from './health-check.rules.js'
import type { HealthCheck } from './health-check.type.js'

export interface HealthCheckRow extends Measured {
  id: string
  residentId: string
  checkedOn: string
  class: number | null
  pulse: number | null
  conclusion: string | null
  nextDueOn: string
  alerts: AlertRow[]
}

const columns = sql.raw(`c."id", c."checked_on" as "checkedOn", c."class",
  c."systolic_bp" as "systolicBp", c."diastolic_bp" as "diastolicBp", c."pulse",
  c."weight_kg"::float8 as "weightKg", c."height_cm"::float8 as "heightCm",
  c."fasting_glucose"::float8 as "fastingGlucose", c."conclusion", c."next_due_on" as "nextDueOn",
  (select coalesce(json_agg(json_build_object('id', a."id", 'kind', a."kind", 'severity', a."severity",
     'measure', a."measure", 'value', a."value", 'thresholdSource', a."threshold_source", 'raisedAt', a."raised_at",
     'residentId', a."resident_id") order by a."measure", a."id"), '[]')
   from "facilities"."alert" a where a."health_check_id" = c."id") as "alerts"`)

/** The API object, with its alerts. */
export interface HealthCheckNode extends HealthCheck {
  readonly alerts: AlertRow[]
}

export function toHealthCheck(row: HealthCheckRow): HealthCheckNode {
  return { ...row, bmi: bmiOf(row), id: toGlobalId('HealthCheck', row.id) }
}

export function healthCheckLoaders(db: Database) {
  return {
    latestCheckOfResident: oneByKey<HealthCheckRow>(
      keys =>
        db.query(
          sql<HealthCheckRow>`select distinct on (p."person") p."person" as "residentId", c.* from ${idsOfPersons(keys)} p cross join lateral
             (select ${columns} from "facilities"."health_check" c where c."resident_id" = p."key"
              order by c."checked_on" desc, c."id" limit 1) c
           order by p."person", c."checkedOn" desc, c."id"`,
        ),
      row => row.residentId,
    ),
  }
}
