import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, onePerArguments } from '../../../kit/loader.js'
import { enteredMeasures, type Measure, measures } from '../../../kit/vn/alert-terms.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { idsOfOwner } from '../resident/person-ids.js'
import { columnOfMeasure } from './measurement.rules.js'

export interface MeasuredRow {
  readonly residentId: string
  readonly measure: Measure
  readonly value: number
  readonly at: Date
  readonly on: LocalDate
}

const zone = sql.lit('Asia/Ho_Chi_Minh')

/** A check as one row for each number, with what follows from them. */
const numbersOfCheck = sql.raw(
  [
    ...enteredMeasures.map(measure => `('${measure}', c."${columnOfMeasure[measure]}"::numeric)`),
    `('random_glucose_with_symptoms', case when c."glucose_symptoms" then c."random_glucose" end)`,
    `('bmi', case when c."height_cm" > 0 then round(c."weight_kg" / (c."height_cm" / 100) ^ 2, 1) end)`,
  ].join(', '),
)

const ofChecks = (resident: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`select v.measure, v.value::float8 as "value",
    c.checked_on::timestamp at time zone ${zone} as "at", c.checked_on::text as "on"
  from facilities.health_check c cross join lateral (values ${numbersOfCheck}) v (measure, value)
  where c.resident_id = any(${idsOfOwner(resident)}) and v.value is not null ${where}`

const ofReadings = (resident: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`select s.measure, s.value::float8 as "value",
    s.at, (s.at at time zone ${zone})::date::text as "on"
  from facilities.vital_sign s where s.resident_id = any(${idsOfOwner(resident)}) ${where}`

export interface SeriesArguments {
  readonly measure: Measure
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Of a series the newest this many are shown. */
export const mostPoints = 500

/** Values before a moment, oldest first; of a check that is being corrected not its own. */
export function selectBefore(
  resident: string,
  { since, before, besides }: { readonly since: LocalDate; readonly before: Date; readonly besides: string | null },
): RawBuilder<MeasuredRow> {
  const key = sql`${resident}::uuid`
  const until = sql`${before.toISOString()}::timestamptz`
  const start = sql`${since}::date::timestamp at time zone ${zone}`
  const checks = sql`and c.checked_on >= ${since}::date and c.checked_on::timestamp at time zone ${zone} < ${until} and c.id is distinct from ${besides}::uuid`
  return sql<MeasuredRow>`select ${key} as "residentId", p.* from (
      ${ofChecks(key, checks)} union all ${ofReadings(key, sql`and s.at >= ${start} and s.at < ${until}`)}) p order by p.at, p.measure`
}

export function measurementLoaders(db: Database) {
  return {
    /** The newest of each measure: of readings one step into their index, of checks, which are few, all. */
    lastMeasurementsOfResident: manyByKey<MeasuredRow>(
      keys =>
        db.query(sql<MeasuredRow>`select distinct on (k, p.measure) k as "residentId", p.* from unnest(${keys}::uuid[]) k cross join lateral (
            ${ofChecks(sql`k`, sql``)} union all
            select r.* from unnest(${[...measures]}::text[]) m cross join lateral (
              ${ofReadings(sql`k`, sql`and s.measure = m order by s.at desc limit 1`)}) r) p
          order by k, p.measure, p.at desc`),
      row => row.residentId,
    ),
    seriesOfResident: onePerArguments(({ measure, from, to }: SeriesArguments) =>
      manyByKey<MeasuredRow>(
        keys => {
          const [start, end] = [sql`${from}::date::timestamp at time zone ${zone}`, sql`(${to}::date + 1)::timestamp at time zone ${zone}`]
          return db.query(sql<MeasuredRow>`select k as "residentId", p.* from unnest(${keys}::uuid[]) k cross join lateral (
              select * from (
                ${ofChecks(sql`k`, sql`and v.measure = ${measure} and c.checked_on between ${from}::date and ${to}::date`)} union all
                (${ofReadings(sql`k`, sql`and s.measure = ${measure} and s.at >= ${start} and s.at < ${end} order by s.at desc limit ${mostPoints}`)})) found
              order by at desc limit ${mostPoints}) p order by k, p.at`)
        },
        row => row.residentId,
      ),
    ),
  }
}
