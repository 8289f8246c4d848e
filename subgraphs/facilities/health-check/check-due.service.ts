import { type RawBuilder, sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { searchText } from '../../../kit/sql-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { healthFilter, toldTo } from '../resident/health-sharing.access.js'
import { noteResident } from '../resident/resident.service.js'
import { residentColumns, type ResidentRow, toResident } from '../resident/resident.loaders.js'
import { nameSearch } from '../resident/resident.search.js'
import { daysOverdue, type DueWithin, lastDueDay } from './check-due.rules.js'
import type { HealthCheckDue } from './check-due.type.js'

export interface DueQuery extends PageArgs {
  within: DueWithin
  facility?: string | null
  search?: string | null
}

type DueRow = ResidentRow & { dueOn: string; lastCheckedOn: string | null }

/** Those in care whose check is due, the longest overdue first. Who left or died is not: the stay has ended. */
export async function listHealthChecksDue(ctx: FacilitiesContext, query: DueQuery): Promise<Connection<HealthCheckDue>> {
  const page = pageRequest(query, dayKey)
  const matching = matchingDue(ctx, query)
  const [day, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const rows = await ctx.db.query<DueRow>(sql`select ${residentColumns(toldTo(ctx))}, r.check_due_on as "dueOn",
      (select max(c.checked_on) from facilities.health_check c where c.resident_id = any(${idsOfPerson(sql`r.id`)})) as "lastCheckedOn"
    ${matching} ${page.from ? sql`and (r.check_due_on, r.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by r.check_due_on ${order}, r.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const [counted] = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.dueOn, row.id], row => read(ctx, row), total)
}

/** Whether the check of a `resident r` in care is due by a day. Of two records of one person the later day counts. */
export function isCheckDue(day: LocalDate): RawBuilder<boolean> {
  return sql`(r.left_on is null and r.check_due_on <= ${day}::date
    and exists (select 1 from facilities.stay s where s.resident_id = r.id and s.ended_on is null)
    and not exists (select 1 from facilities.resident m where m.survivor_id = r.id and m.check_due_on > r.check_due_on))`
}

function matchingDue(ctx: FacilitiesContext, { within, facility, search }: DueQuery) {
  const text = searchText(search)
  const key = facility == null ? undefined : (fromGlobalId('Facility', facility) ?? null)
  return sql`from facilities.resident r join facilities.facility f on f.id = r.facility_id
    where ${healthFilter(ctx)}
    and ${isCheckDue(lastDueDay(within, ctx.today))}
    ${key === undefined ? sql`` : sql`and r.facility_id = ${key}::uuid`}
    ${text === undefined ? sql`` : sql`and ${nameSearch(text).matches}`}`
}

function read(ctx: FacilitiesContext, row: DueRow): HealthCheckDue {
  noteResident(ctx, row)
  const { dueOn, lastCheckedOn } = row
  return { resident: toResident(row), dueOn, lastCheckedOn, daysOverdue: daysOverdue(dueOn, ctx.today) }
}
