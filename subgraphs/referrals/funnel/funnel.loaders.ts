import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { CursorKey, PageRequest } from '../../../kit/page.js'
import { endOfDayVietnam, startOfDayVietnam } from '../../../kit/vn/working-days.js'
import { rejectionReasons } from '../life-cycle/life-cycle.rules.js'
import type { ReferralRights } from '../referral/referral.access.js'
import type { ReferralStatus } from '../referral/referral.rules.js'
import { declined, type End, ends, type FunnelGrouping, type Period, type Stage, stageNames, stages, type WaitName, waitNames, waits } from './funnel.rules.js'

type Condition = RawBuilder<boolean>

/** Which referrals are counted. */
export interface Counted {
  readonly rights: ReferralRights
  readonly period: Period
  readonly where: Condition
}

type Reason = (typeof rejectionReasons)[number]

export interface FiguresRow {
  readonly reached: Readonly<Record<Stage, number>>
  readonly ended: Readonly<Record<End, number>>
  /** Median in milliseconds, and over how many. */
  readonly waited: Readonly<Record<WaitName, { readonly median: number | null; readonly measured: number }>>
  readonly reasons: Readonly<Record<Reason, number>>
}

export interface GroupRow extends FiguresRow {
  /** Of months the first day; of a sender that is not told, empty. */
  readonly key: string
  readonly rank: number
}

/** By how many were sent, the most first, or by time; then by key. */
export const groupKey: CursorKey = z.tuple([z.int32(), z.string().max(40)])
export const keyOfGroup = ({ rank, key }: GroupRow): [number, string] => [rank, key]

const inStatuses = (column: string, statuses: readonly ReferralStatus[]) =>
  sql`${sql.ref(column)} in (${sql.join(statuses.map(each => sql.lit(each)))})`
const firstIn = (statuses: readonly ReferralStatus[]) => sql`min(s.at) filter (where ${inStatuses('s.to_status', statuses)})`
const named = (values: readonly (readonly [string, RawBuilder<unknown>])[]) =>
  sql`json_build_object(${sql.join(values.flatMap(([name, value]) => [sql.lit(name), value]))})`

/** A sealed referral’s sender is not told to whom it is secret: such rows are one group without a name. */
const keys: Record<FunnelGrouping, (rights: ReferralRights) => RawBuilder<string>> = {
  FACILITY: ({ senderKnown }) => sql`case when ${senderKnown} then r.from_facility_id::text end`,
  HOSPITAL: () => sql`r.to_health_facility_id::text`,
  MONTH: () => sql`to_char(${firstIn(stages.SENT)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-01')`,
}

/**
 * The referrals of a period, each with the instants that are counted and measured. What was sent in it was made before it
 * ended and has not stood still since before it began, which spares looking at the steps of all others.
 */
function partsOf({ rights, period, where }: Counted, key: RawBuilder<string>): RawBuilder<unknown> {
  const from = sql`${startOfDayVietnam(period.from).toISOString()}::timestamptz`
  const to = sql`${endOfDayVietnam(period.to).toISOString()}::timestamptz`
  const sent = firstIn(stages.SENT)
  const instants = [
    ...stageNames.map(name => sql`${firstIn(stages[name])} as ${sql.ref(`at_${name}`)}`),
    ...waitNames.map(name => sql`extract(epoch from ${firstIn(waits[name].to)} - ${firstIn(waits[name].from)})::float8 * 1000 as ${sql.ref(`ms_${name}`)}`),
  ]
  return sql`select r.status, r.end_reason, coalesce(${key}, '') as key, ${sql.join(instants)}
    from referrals.referral r join referrals.referral_step s on s.referral_id = r.id
    where ${rights.visible} and ${where} and r.created_at <= ${to} and r.status_since >= ${from}
    group by r.id having ${sent} between ${from} and ${to}`
}

const figures = sql.join([
  sql`${named(stageNames.map(name => [name, sql`count(${sql.ref(`p.at_${name}`)})`]))} as reached`,
  sql`${named(ends.map(end => [end, sql`count(*) filter (where p.status = ${sql.lit(end)})`]))} as ended`,
  sql`${named(waitNames.map(name => [name, waited(sql.ref(`p.ms_${name}`))]))} as waited`,
  sql`${named(rejectionReasons.map(reason => [reason, sql`count(*) filter (where p.end_reason = ${sql.lit(reason)} and ${inStatuses('p.status', declined)})`]))} as reasons`,
])

function waited(ms: RawBuilder<unknown>): RawBuilder<unknown> {
  return named([['median', sql`percentile_cont(0.5) within group (order by ${ms})`], ['measured', sql`count(${ms})`]])
}

export function selectTotal(counted: Counted): RawBuilder<FiguresRow> {
  return sql`select ${figures} from (${partsOf(counted, sql`''`)}) p`
}

/** One page of the groups, in one statement however many there are. */
export function selectGroups(counted: Counted, by: FunnelGrouping, page: PageRequest): RawBuilder<GroupRow> {
  const rank = by === 'MONTH' ? sql`0` : sql`-count(*)::int`
  const [fromRank, fromKey] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const way = page.backward ? sql`desc` : sql`asc`
  return sql`select g.* from (select p.key, ${rank} as rank, ${figures} from (${partsOf(counted, keys[by](counted.rights))}) p group by p.key) g
    ${page.from ? sql`where (g.rank, g.key collate "C") ${beyond} (${fromRank}::int, ${fromKey}::text)` : sql``}
    order by g.rank ${way}, g.key collate "C" ${way} limit ${page.limit + 1}`
}

export function countGroups(counted: Counted, by: FunnelGrouping): RawBuilder<{ n: number }> {
  return sql`select count(distinct p.key)::int as n from (${partsOf(counted, keys[by](counted.rights))}) p`
}
