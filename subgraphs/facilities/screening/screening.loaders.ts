import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import { alertColumns, type AlertRow } from '../alert/alert.loaders.js'
import type { Told } from '../clinical-change/clinical-change.loaders.js'
import { idsOfOwner, idsOfPerson } from '../resident/person-ids.js'
import type { Informant, ScreeningAnswer } from './screening.rules.js'

export interface ScreeningRow {
  readonly id: string
  readonly version: number
  readonly residentId: string
  readonly instrumentId: string
  readonly screenedOn: string
  readonly informant: Informant
  readonly language: string
  readonly textUsed: string | null
  readonly answers: ScreeningAnswer[]
  readonly score: number
  readonly band: string
  readonly isOutsideAge: boolean
  readonly recordedRole: string
  readonly previousScore: number | null
  readonly previousOn: string | null
}

/** Of a `screening c`, with the one `p` before it; of one day in the order in which they were written down. */
const columns = sql.raw(`c."id", c."version", c."instrument_id" as "instrumentId", c."screened_on"::text as "screenedOn", c."informant",
  c."language", c."text_used" as "textUsed", c."answers", c."score", c."band", c."is_outside_age" as "isOutsideAge",
  c."recorded_role" as "recordedRole", p."score" as "previousScore", p."screened_on"::text as "previousOn"`)

const before = sql`left join lateral (select o.score, o.screened_on from facilities.screening o
  where o.resident_id = any(${idsOfOwner(sql`c.resident_id`)}) and o.instrument_id = c.instrument_id
    and (o.screened_on, o.recorded_at, o.id) < (c.screened_on, c.recorded_at, c.id)
  order by o.screened_on desc, o.recorded_at desc, o.id desc limit 1) p on true`

export interface CorrectionRow {
  readonly screeningId: string
  readonly version: number
  readonly at: Date
  readonly byRole: string
  readonly reason: string
  readonly fields: Readonly<Record<string, string | null>>
}

/** A screening is most corrected a few times; the newest this many are shown. */
const mostCorrections = 50

export function screeningLoaders(db: Database, told: Told) {
  return {
    screeningById: oneByKey<ScreeningRow>(
      keys => db.query(sql<ScreeningRow>`select ${columns}, c.resident_id as "residentId" from facilities.screening c ${before} where c.id = any(${keys}::uuid[])`),
      row => row.id,
    ),
    screeningsOfResident: onePerArguments((page: PageRequest) =>
      manyByKey<ScreeningRow>(
        keys => {
          const [day, id] = page.from ?? []
          const [beyond, order] = page.backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
          return db.query(sql<ScreeningRow>`select k as "residentId", list.* from unnest(${keys}::uuid[]) k cross join lateral (
              select ${columns} from facilities.screening c ${before} where c.resident_id = any(${idsOfPerson(sql`k`)})
              ${page.from ? sql`and (c.screened_on, c.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
              order by c.screened_on ${order}, c.id ${order} limit ${page.limit + 1}) list`)
        },
        row => row.residentId,
      ),
    ),
    screeningCountOfResident: oneByKey<{ asked: string; n: number }>(
      keys =>
        db.query(sql<{ asked: string; n: number }>`select k as "asked", (select count(*)::int from facilities.screening c
          where c.resident_id = any(${idsOfPerson(sql`k`)})) as n from unnest(${keys}::uuid[]) k`),
      row => row.asked,
    ),
    alertsOfScreening: manyByKey<AlertRow & { asked: string }>(
      keys =>
        db.query(sql<AlertRow & { asked: string }>`select a.source_id as "asked", ${alertColumns(told)} from facilities.alert a
          where a.found_in = 'SCREENING' and a.source_id = any(${keys}::uuid[]) order by a.raised_at, a.id`),
      row => row.asked,
    ),
    correctionsOfScreening: manyByKey<CorrectionRow>(
      keys =>
        db.query(sql<CorrectionRow>`select b.* from unnest(${keys}::uuid[]) k cross join lateral
          (select x.screening_id as "screeningId", x.version, x.at, x.by_role as "byRole", x.reason, x.fields
           from facilities.screening_before x where x.screening_id = k order by x.version desc limit ${mostCorrections}) b`),
      row => row.screeningId,
    ),
  }
}
