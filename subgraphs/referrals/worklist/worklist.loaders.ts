import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { cursorInstant, type CursorKey, instantKey, type PageRequest } from '../../../kit/page.js'
import { likeText } from '../../../kit/sql-text.js'
import { foldTokens } from '../../../kit/vn/names.js'
import { urgencies } from '../../../kit/vn/referral-terms.js'
import { newestFirst, type ReferralReading, type ReferralRow, selectReferrals } from '../referral/referral.loaders.js'
import { openStatuses, type ReferralStatus } from '../referral/referral.rules.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { listsOf, listsOfSide, type Moment, type Only, shareOf, type Standing, type Worklist, type WorklistSide } from './worklist.rules.js'
import type { WorklistCount, WorklistSort } from './worklist.type.js'

type Condition = RawBuilder<boolean>

/** Whose rows, and of which side: both are conditions on `referral r`. */
export interface Own {
  readonly visible: Condition
  readonly side: Condition
}

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`

/** Our own constants, written out: a parameter would keep the planner from the partial indexes of open referrals. */
const inStatuses = (statuses: readonly ReferralStatus[]) => sql<boolean>`r.status in (${sql.join(statuses.map(each => sql.lit(each)))})`

/** The later referral is looked for among those that the viewer sees; there the filter means the inner `r`. */
const isFollowedUp = (visible: Condition) => sql<boolean>`exists (select 1 from (
  select later.* from referrals.referral later where later.resident_id = any(${idsOfPerson(sql`r.resident_id`)})
    and later.created_at > r.status_since and later.status <> 'CANCELLED') r where ${visible})`

const onlyWhere: Record<Only, (moment: Moment, visible: Condition) => Condition> = {
  OVERDUE: ({ now }) => sql`r.due_by < ${at(now)}`,
  ENDS_SOON: ({ soon }) => sql`r.valid_until <= ${at(soon)}`,
  LATELY_UNRESOLVED: ({ lately }, visible) => sql`r.status_since >= ${at(lately)} and not ${isFollowedUp(visible)}`,
  LEFT_OPEN: () => sql`(r.left_as is not null and not r.goes_on)`,
}

/** The same as `standingOf` and `listsOf` in `worklist.rules.ts`, as a condition on `referral r` and its receiver `health_facility h`. */
export function isOnList(list: Worklist, side: WorklistSide, moment: Moment, visible: Condition): Condition {
  const share = shareOf(list, side)
  if (!share) return sql`false`
  const { statuses, offHub, only, unless } = share
  const all = inStatuses([...statuses, ...(offHub ?? [])])
  const stands = offHub ? sql<boolean>`${all} and (not h.on_hub or ${inStatuses(statuses)})` : all
  const also = only ? sql`and ${onlyWhere[only](moment, visible)}` : sql``
  const but = unless ? sql`and not ${onlyWhere[unless](moment, visible)}` : sql``
  return sql`(${stands} ${also} ${but})`
}

/** In any order, each word the beginning of one of the patient's, marks aside; or the whole number of the paper. */
export function isFound(text: string): Condition {
  // Longer searches cost more than any name is long.
  const words = foldTokens(text).slice(0, 8)
  const begins = words.map(word => sql`r.patient_name_folded like ${`% ${likeText(word)}%`}`)
  const named = words.length === 0 ? sql`false` : sql`(${sql.join(begins, sql` and `)})`
  return sql`(${named} or r.paper_number = ${text.trim()})`
}

interface Order {
  readonly columns: readonly RawBuilder<unknown>[]
  readonly key: (values: readonly (string | number)[]) => RawBuilder<unknown>
  readonly direction: 'asc' | 'desc'
  readonly cursor: CursorKey
  readonly keyOf: (row: ReferralRow) => (string | number)[]
}

/** Where nobody must move there is no deadline: such rows come last. */
const noDeadline = '9999-12-31T00:00:00.000Z'
const rank = sql`array_position(array[${sql.join(urgencies.map(each => sql.lit(each)))}], r.urgency)`

/** Each order ends with the id, and runs one way in all its columns, so that a page goes on behind one comparison. */
const orders: Record<WorklistSort, Order> = {
  DEADLINE: {
    columns: [rank, sql`coalesce(r.due_by, ${sql.lit(noDeadline)}::timestamptz)`, sql`r.id`],
    key: ([urgency, due, id]) => sql`${urgency}::int, ${due}::timestamptz, ${id}::uuid`,
    direction: 'asc',
    cursor: z.tuple([z.int().min(1).max(urgencies.length), cursorInstant, z.guid()]),
    keyOf: row => [urgencies.indexOf(row.urgency) + 1, row.dueBy?.toISOString() ?? noDeadline, row.id],
  },
  NEWEST: {
    columns: [sql`r.created_at`, sql`r.id`],
    key: ([created, id]) => sql`${created}::timestamptz, ${id}::uuid`,
    direction: 'desc',
    cursor: instantKey,
    keyOf: newestFirst,
  },
  STATUS_SINCE: {
    // The column has microseconds, the cursor milliseconds: without this a row would come twice.
    columns: [sql`date_trunc('milliseconds', r.status_since)`, sql`r.id`],
    key: ([since, id]) => sql`${since}::timestamptz, ${id}::uuid`,
    direction: 'asc',
    cursor: instantKey,
    keyOf: row => [row.statusSince.toISOString(), row.id],
  },
}

export const cursorOf = (sort: WorklistSort): Pick<Order, 'cursor' | 'keyOf'> => orders[sort]

/** One page of the referrals that a condition picks. */
export function selectWorklist(reading: ReferralReading, page: PageRequest, sort: WorklistSort, where: Condition): RawBuilder<ReferralRow> {
  const { columns, key, direction } = orders[sort]
  const ascends = (direction === 'asc') !== page.backward
  const way = ascends ? sql`asc` : sql`desc`
  return sql`${selectReferrals(reading)} where ${where}
    ${page.from ? sql`and (${sql.join(columns)}) ${ascends ? sql`>` : sql`<`} (${key(page.from)})` : sql``}
    order by ${sql.join(columns.map(column => sql`${column} ${way}`))} limit ${page.limit + 1}`
}

export function countWorklist(where: Condition): RawBuilder<{ n: number }> {
  return sql`select count(*)::int as n from referrals.referral r
    join referrals.health_facility h on h.id = r.to_health_facility_id where ${where}`
}

/** Referrals that are on the same lists, and how many they are. */
export interface Standings extends Standing {
  readonly n: number
}

/** All that a side has, in one statement: its open referrals and the no-shows of late, counted by where they stand. */
export function selectStandings(own: Own, moment: Moment): RawBuilder<Standings> {
  const rows = (which: Condition, unresolved: Condition) => sql`select r.status, r.to_health_facility_id,
    coalesce(${onlyWhere.OVERDUE(moment, own.visible)}, false) as overdue,
    coalesce(${onlyWhere.ENDS_SOON(moment, own.visible)}, false) as ends, ${unresolved} as unresolved,
    ${onlyWhere.LEFT_OPEN(moment, own.visible)} as left_open
    from referrals.referral r where ${which} and ${own.side} and ${own.visible}`
  const isLate = sql<boolean>`r.status = 'NO_SHOW' and r.status_since >= ${at(moment.lately)}`
  return sql`select o.status, h.on_hub as "receiverOnHub", count(*)::int as n,
      json_build_object('OVERDUE', o.overdue, 'ENDS_SOON', o.ends, 'LATELY_UNRESOLVED', o.unresolved, 'LEFT_OPEN', o.left_open) as holds
    from (${rows(inStatuses(openStatuses), sql`false`)} union all ${rows(isLate, sql`not ${isFollowedUp(own.visible)}`)}) o
    join referrals.health_facility h on h.id = o.to_health_facility_id
    group by o.status, h.on_hub, o.overdue, o.ends, o.unresolved, o.left_open`
}

export function toCounts(side: WorklistSide, standings: readonly Standings[]): WorklistCount[] {
  const lists = standings.map(each => ({ on: listsOf(each, side), n: each.n, overdue: each.holds.OVERDUE ? each.n : 0 }))
  return listsOfSide(side).map(list => {
    const here = lists.filter(({ on }) => on.includes(list))
    const sum = (key: 'n' | 'overdue') => here.reduce((total, each) => total + each[key], 0)
    return { list, count: sum('n'), overdue: sum('overdue') }
  })
}
