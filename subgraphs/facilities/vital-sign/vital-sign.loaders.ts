import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import { idsOfPerson } from '../resident/person-ids.js'

export interface VitalSignRow {
  readonly id: string
  readonly residentId: string
  readonly readingId: string
  readonly measure: Measure
  readonly value: number
  readonly at: Date
  readonly note: string | null
  readonly recordedRole: string
}

const columns = sql.raw(`s."id", s."reading_id" as "readingId", s."measure", s."value"::float8 as "value",
  s."at", s."note", s."recorded_role" as "recordedRole"`)

export interface SignsAsked {
  readonly page: PageRequest
  readonly measure: Measure | null
}

const ofMeasure = (measure: Measure | null) => (measure === null ? sql`` : sql`and s.measure = ${measure}`)

export function vitalSignLoaders(db: Database) {
  return {
    vitalSignsOfResident: onePerArguments(({ page, measure }: SignsAsked) =>
      manyByKey<VitalSignRow>(
        keys => {
          const [at, id] = page.from ?? []
          const [beyond, order] = page.backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
          return db.query(sql<VitalSignRow>`select k as "residentId", list.* from unnest(${keys}::uuid[]) k cross join lateral (
              select ${columns} from facilities.vital_sign s where s.resident_id = any(${idsOfPerson(sql`k`)}) ${ofMeasure(measure)}
              ${page.from ? sql`and (s.at, s.id) ${beyond} (${at}::timestamptz, ${id}::uuid)` : sql``}
              order by s.at ${order}, s.id ${order} limit ${page.limit + 1}) list`)
        },
        row => row.residentId,
      ),
    ),
    vitalSignCountOfResident: onePerArguments((measure: Measure | null) =>
      oneByKey<{ asked: string; n: number }>(
        keys =>
          db.query(sql<{ asked: string; n: number }>`select k as "asked", (select count(*)::int from facilities.vital_sign s
            where s.resident_id = any(${idsOfPerson(sql`k`)}) ${ofMeasure(measure)}) as n from unnest(${keys}::uuid[]) k`),
        row => row.asked,
      ),
    ),
    signsOfReading: manyByKey<VitalSignRow>(
      keys => db.query(sql<VitalSignRow>`select s.resident_id as "residentId", ${columns} from facilities.vital_sign s where s.reading_id = any(${keys}::uuid[]) order by s.measure`),
      row => row.readingId,
    ),
  }
}
