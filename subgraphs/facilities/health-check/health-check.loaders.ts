import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { oneByKey } from '../../../kit/loader.js'
import { alertJson, type AlertRow } from '../alert/alert.loaders.js'
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

const columns = `c."id", c."resident_id" as "residentId", c."checked_on" as "checkedOn", c."class",
  c."systolic_bp" as "systolicBp", c."diastolic_bp" as "diastolicBp", c."pulse",
  c."weight_kg"::float8 as "weightKg", c."height_cm"::float8 as "heightCm",
  c."fasting_glucose"::float8 as "fastingGlucose", c."conclusion", c."next_due_on" as "nextDueOn",
  (select coalesce(json_agg(${alertJson} order by a."measure", a."id"), '[]')
   from "facilities"."alert" a where a."health_check_id" = c."id") as "alerts"`

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
        db.read(
          `select c.* from unnest($1::uuid[]) k cross join lateral
             (select ${columns} from "facilities"."health_check" c where c."resident_id" = k
              order by c."checked_on" desc, c."id" limit 1) c`,
          [keys],
        ),
      row => row.residentId,
    ),
  }
}
