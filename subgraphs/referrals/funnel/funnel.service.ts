import { sql } from 'kysely'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import type { ReferralsContext } from '../context.js'
import { rejectionReasons } from '../life-cycle/life-cycle.rules.js'
import { getHealthFacility } from '../health-facility/health-facility.service.js'
import { referralRights } from '../referral/referral.access.js'
import { isFrom } from '../worklist/worklist.service.js'
import { countGroups, type Counted, type FiguresRow, groupKey, type GroupRow, keyOfGroup, selectGroups, selectTotal } from './funnel.loaders.js'
import { type FunnelGrouping, type Period, type PeriodProblem, periodProblem, type WaitName } from './funnel.rules.js'
import type { FunnelFigures, FunnelGroup, FunnelWait, ReferralFunnel } from './funnel.type.js'

export interface FunnelQuery extends Period {
  readonly by: FunnelGrouping
  readonly kind?: ReferralKind | null
  readonly urgency?: Urgency | null
  readonly fromFacility?: string | null
  readonly toFacility?: string | null
}

/** The API object, with what its figures are counted from. */
export interface FunnelNode extends ReferralFunnel {
  readonly counted: Counted
}

const refusals: Record<PeriodProblem, string> = {
  BACKWARDS: 'Ngày bắt đầu sau ngày kết thúc; hãy đổi lại / The first day is after the last; swap them.',
  TOO_LONG: 'Khoảng thời gian dài hơn 5 năm; hãy chọn khoảng ngắn hơn / The period is longer than 5 years; choose a shorter one.',
  OUT_OF_RANGE: 'Hãy chọn ngày từ năm 1975 đến năm 2999 / Choose days from 1975 to 2999.',
}

/** What is asked for; nothing is counted until a figure is. */
export function funnelOf(ctx: ReferralsContext, { from, to, by, ...narrow }: FunnelQuery): FunnelNode {
  const period = { from, to }
  const problem = periodProblem(period)
  if (problem) throw new HubError('BAD_USER_INPUT', { message: refusals[problem] })
  const { kind, urgency, fromFacility, toFacility } = narrow
  const rights = referralRights(ctx.viewer)
  const where = sql<boolean>`true
    ${kind ? sql`and r.kind = ${kind}` : sql``}
    ${urgency ? sql`and r.urgency = ${urgency}` : sql``}
    ${fromFacility == null ? sql`` : sql`and ${isFrom(fromFacility, rights)}`}
    ${toFacility == null ? sql`` : sql`and r.to_health_facility_id = ${fromGlobalId('HealthFacility', toFacility) ?? null}::uuid`}`
  return { ...period, by, counted: { rights, period, where } }
}

/** The figures of all together: one statement. */
export async function totalOf({ db }: ReferralsContext, { counted }: FunnelNode): Promise<FunnelFigures> {
  const [row] = await db.query(selectTotal(counted))
  if (!row) throw new Error('A count has one row.')
  return toFigures(row)
}

/** One page of the groups: one statement, and one more for the names of hospitals. */
export async function groupsOf(ctx: ReferralsContext, { counted, by }: FunnelNode, args: PageArgs): Promise<Connection<Promise<FunnelGroup>>> {
  const page = pageRequest(args, groupKey)
  const rows = await ctx.db.query(selectGroups(counted, by, page))
  const total = async () => (await ctx.db.query(countGroups(counted, by)))[0]?.n ?? 0
  return connectionOf(rows, page, keyOfGroup, row => toGroup(ctx, by, row), total)
}

async function toGroup(ctx: ReferralsContext, by: FunnelGrouping, row: GroupRow): Promise<FunnelGroup> {
  const { key } = row
  return {
    facility: by === 'FACILITY' && key !== '' ? { id: toGlobalId('Facility', key) } : null,
    healthFacility: by === 'HOSPITAL' ? await getHealthFacility(ctx, key) : null,
    month: by === 'MONTH' ? key : null,
    figures: toFigures(row),
  }
}

export function toFigures({ reached, ended, waited, reasons }: FiguresRow): FunnelFigures {
  const wait = (name: WaitName): FunnelWait => {
    const { median, measured } = waited[name]
    return { medianHours: median === null ? null : Math.round(median / 360_000) / 10, measured }
  }
  return {
    sent: reached.SENT,
    received: reached.RECEIVED,
    accepted: reached.ACCEPTED,
    arrived: reached.ARRIVED,
    answered: reached.ANSWERED,
    closed: reached.CLOSED,
    ends: {
      rejected: ended.REJECTED,
      redirected: ended.REDIRECTED,
      noShow: ended.NO_SHOW,
      cancelled: ended.CANCELLED,
      expired: ended.EXPIRED,
      died: ended.DIED,
    },
    receipt: wait('RECEIPT'),
    decision: wait('DECISION'),
    arrival: wait('ARRIVAL'),
    answer: wait('ANSWER'),
    declineReasons: rejectionReasons
      .map(reason => ({ reason, count: reasons[reason] }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
  }
}
