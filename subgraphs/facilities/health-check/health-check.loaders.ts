import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { type AlertKind, bmiOf, type Measured, type Severity } from './health-check.rules.js'
import type { Alert, HealthCheck } from './health-check.type.js'

export interface HealthCheckRow extends Measured {
  id: string
  residentId: string
  checkedOn: string
  class: number | null
  pulse: number | null
  conclusion: string | null
  nextDueOn: string
}

export interface AlertRow {
  id: string
  healthCheckId: string
  kind: AlertKind
  severity: Severity
  measure: string | null
  value: number | null
  thresholdSource: string | null
  raisedAt: Date
}

const columns = `c."id", c."resident_id" as "residentId", c."checked_on" as "checkedOn", c."class",
  c."systolic_bp" as "systolicBp", c."diastolic_bp" as "diastolicBp", c."pulse",
  c."weight_kg"::float8 as "weightKg", c."height_cm"::float8 as "heightCm",
  c."fasting_glucose"::float8 as "fastingGlucose", c."conclusion", c."next_due_on" as "nextDueOn"`

/** The API object, with the key under which its alerts are found. */
export interface HealthCheckNode extends HealthCheck {
  readonly key: string
}

export function toHealthCheck(row: HealthCheckRow): HealthCheckNode {
  return { ...row, key: row.id, bmi: bmiOf(row), id: toGlobalId('HealthCheck', row.id) }
}

export function toAlert(row: AlertRow): Alert {
  return { ...row, id: toGlobalId('Alert', row.id) }
}

export function healthCheckLoaders(db: Database) {
  return {
    latestCheckOfResident: oneByKey<HealthCheckRow>(
      keys =>
        db.read(
          `select c.* from unnest($1::uuid[]) k cross join lateral
             (select ${columns} from "facilities"."health_check" c where c."resident_id" = k
              order by c."checked_on" desc, c."id" limit 1) c`,
          [keys],
        ),
      row => row.residentId,
    ),
    alertsOfCheck: manyByKey<AlertRow>(
      keys =>
        db.read(
          `select "id", "health_check_id" as "healthCheckId", "kind", "severity", "measure", "value"::float8 as "value",
             "threshold_source" as "thresholdSource", "raised_at" as "raisedAt"
           from "facilities"."alert" where "health_check_id" = any($1::uuid[]) order by "measure", "id"`,
          [keys],
        ),
      row => row.healthCheckId,
    ),
  }
}
