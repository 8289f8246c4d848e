import { accessEntry, type AccessEntry, logPage } from '../../../kit/access-log.js'
import { noticeNode, type NoticeNode } from '../../../kit/vn/notice.js'
import { type TimelineArgs, timelinePage } from '../../../kit/vn/timeline.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import { careNotice, isCareNotice } from './notice.rules.js'
import { ownResidentOf } from './own-feed.access.js'

export async function ownRecordOf(ctx: FacilitiesContext): Promise<ResidentNode | null> {
  const id = ownResidentOf(ctx.viewer)
  return id === undefined ? null : findResident(ctx, id)
}

export async function careNoticesOf(ctx: FacilitiesContext, residentKey: string, args: TimelineArgs): Promise<NoticeNode[] | null> {
  const rows = await ctx.load.careNotices(timelinePage(args)).load(residentKey)
  return rows?.flatMap(row => (isCareNotice(row.what) ? noticeNode(row, careNotice(row.what, row.dueOn, ctx.today, row.label), 'FACILITIES', ctx.language) : [])) ?? null
}

/** A look at the log is noted like every other: the person was found by then. */
export async function careAccessLogOf(ctx: FacilitiesContext, residentKey: string, args: TimelineArgs): Promise<AccessEntry[] | null> {
  const rows = await ctx.load.careAccessLog(logPage(args)).load(residentKey)
  return rows?.map(row => accessEntry(row, 'FACILITIES', ctx.language)) ?? null
}
