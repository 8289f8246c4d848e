import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import { alertJson, type AlertRow } from '../alert/alert.loaders.js'
import { tellable, type Told, toldText } from '../clinical-change/clinical-change.loaders.js'
import { bmiOf } from '../measurement/measurement.rules.js'
import { idsOfOwner, idsOfPerson, idsOfPersons } from '../resident/person-ids.js'
import { isOpened } from '../seal/seal.access.js'
import type { HealthCheck } from './health-check.type.js'

export interface HealthCheckRow extends Omit<HealthCheck, 'bmi'> {
  residentId: string
  roundId: string | null
  alerts: AlertRow[]
  /** Whether the viewer holds the seal of the record open. */
  underSeal: boolean
}

const columns = `c."id", c."version", c."round_id" as "roundId", c."checked_on" as "checkedOn", c."class",
  c."systolic_bp" as "systolicBp", c."diastolic_bp" as "diastolicBp", c."pulse", c."temperature"::float8 as "temperature",
  c."respiratory_rate" as "respiratoryRate", c."spo2", c."weight_kg"::float8 as "weightKg", c."height_cm"::float8 as "heightCm",
  c."waist_cm"::float8 as "waistCm", c."fasting_glucose"::float8 as "fastingGlucose", c."random_glucose"::float8 as "randomGlucose",
  c."glucose_symptoms" as "glucoseSymptoms", c."glucose_2h"::float8 as "glucose2h", c."hba1c"::float8 as "hba1c",
  c."creatinine"::float8 as "creatinine", c."cholesterol"::float8 as "cholesterol", c."next_due_on" as "nextDueOn", c."electronic", c."examined_by" as "examinedBy"`

/** Codes, findings and texts that give a protected status away are not there for who may not know it; the rest of the check is. */
function selectedFor(told: Told): RawBuilder<unknown> {
  const person = sql`c."resident_id"`
  const text = (column: string) => sql`${toldText(told, sql.ref(`c.${column}`), person)}`
  return sql`${sql.raw(columns)}, ${text('conclusion')} as "conclusion", ${text('advice')} as "advice", ${text('due_reason')} as "dueReason",
    array(select d from unnest(c."diseases") with ordinality as each(d, n) where ${tellable(told, sql`d`, person)} order by n) as "diseases",
    (select coalesce(jsonb_agg(x order by n), '[]') from jsonb_array_elements(c."findings") with ordinality as each(x, n)
      where ${tellable(told, sql`x ->> 'text'`, person)}) as "findings",
    (select coalesce(json_agg(${alertJson(told)} order by a."measure", a."id"), '[]')
     from "facilities"."alert" a where a."health_check_id" = c."id") as "alerts", ${isOpened(person, told.opened)} as "underSeal"`
}

/** The API object, with its alerts and the keys of what stands around it. */
export interface HealthCheckNode extends HealthCheck {
  readonly key: string
  readonly residentId: string
  readonly roundId: string | null
  readonly alerts: AlertRow[]
}

export function toHealthCheck(row: HealthCheckRow): HealthCheckNode {
  return { ...row, bmi: bmiOf(row), key: row.id, id: toGlobalId('HealthCheck', row.id) }
}

export interface CorrectionRow {
  readonly checkId: string
  readonly version: number
  readonly at: Date
  readonly byRole: string
  readonly reason: string
  readonly fields: Readonly<Record<string, string | null>>
}

/** Newest first; of one day in the order of their keys. */
function pageOfChecks({ from, backward, limit }: PageRequest): { beyond: RawBuilder<unknown>; order: RawBuilder<unknown> } {
  const [day, id] = from ?? []
  const beyond = backward
    ? sql`and (c.checked_on > ${day}::date or (c.checked_on = ${day}::date and c.id < ${id}::uuid))`
    : sql`and (c.checked_on < ${day}::date or (c.checked_on = ${day}::date and c.id > ${id}::uuid))`
  const order = backward ? sql`order by c.checked_on asc, c.id desc` : sql`order by c.checked_on desc, c.id asc`
  return { beyond: from ? beyond : sql``, order: sql`${order} limit ${limit + 1}` }
}

/** A check is most corrected a few times; the newest this many are shown. */
const mostCorrections = 50

export function healthCheckLoaders(db: Database, told: Told) {
  const selected = selectedFor(told)
  return {
    latestCheckOfResident: oneByKey<HealthCheckRow>(
      keys =>
        db.query(
          sql<HealthCheckRow>`select distinct on (p."person") p."person" as "residentId", c.* from ${idsOfPersons(keys)} p cross join lateral
             (select ${selected} from "facilities"."health_check" c where c."resident_id" = p."key"
              order by c."checked_on" desc, c."id" limit 1) c
           order by p."person", c."checkedOn" desc, c."id"`,
        ),
      row => row.residentId,
    ),
    checkById: oneByKey<HealthCheckRow>(
      keys => db.query(sql<HealthCheckRow>`select ${selected}, c.resident_id as "residentId" from facilities.health_check c where c.id = any(${keys}::uuid[])`),
      row => row.id,
    ),
    checksOfResident: onePerArguments((page: PageRequest) =>
      manyByKey<HealthCheckRow>(
        keys => {
          const { beyond, order } = pageOfChecks(page)
          return db.query(sql<HealthCheckRow>`select k as "residentId", list.* from unnest(${keys}::uuid[]) k cross join lateral
            (select ${selected} from facilities.health_check c where c.resident_id = any(${idsOfPerson(sql`k`)}) ${beyond} ${order}) list`)
        },
        row => row.residentId,
      ),
    ),
    checkCountOfResident: oneByKey<{ asked: string; n: number }>(
      keys =>
        db.query(sql<{ asked: string; n: number }>`select k as "asked", (select count(*)::int from facilities.health_check c
          where c.resident_id = any(${idsOfPerson(sql`k`)})) as n from unnest(${keys}::uuid[]) k`),
      row => row.asked,
    ),
    previousOfCheck: oneByKey<HealthCheckRow & { asked: string }>(
      keys =>
        db.query(sql<HealthCheckRow & { asked: string }>`select o.id as "asked", o.resident_id as "residentId", before.* from facilities.health_check o cross join lateral
          (select ${selected} from facilities.health_check c where c.resident_id = any(${idsOfOwner(sql`o.resident_id`)})
             and (c.checked_on < o.checked_on or (c.checked_on = o.checked_on and c.id > o.id))
           order by c.checked_on desc, c.id asc limit 1) before
          where o.id = any(${keys}::uuid[])`),
      row => row.asked,
    ),
    correctionsOfCheck: manyByKey<CorrectionRow>(
      keys =>
        db.query(sql<CorrectionRow>`select b.* from unnest(${keys}::uuid[]) k cross join lateral
          (select x.health_check_id as "checkId", x.version, x.at, x.by_role as "byRole", x.reason, x.fields
           from facilities.health_check_before x join facilities.health_check c on c.id = x.health_check_id
           where x.health_check_id = k and ${tellable(told, sql`x.fields::text, x.reason`, sql`c.resident_id`)} order by x.version desc limit ${mostCorrections}) b`),
      row => row.checkId,
    ),
  }
}
