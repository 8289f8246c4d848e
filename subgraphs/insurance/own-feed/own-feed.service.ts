import { accessEntry, type AccessEntry, logPage } from '../../../kit/access-log.js'
import { rowsOfNamed } from '../../../kit/own-pages.js'
import { noticeNode, type NoticeNode } from '../../../kit/vn/notice.js'
import { type TimelineArgs, timelinePage } from '../../../kit/vn/timeline.js'
import type { InsuranceContext } from '../context.js'
import { coverageNotice } from './notice.rules.js'

export async function coverageNoticesOf(ctx: InsuranceContext, resident: string, args: TimelineArgs): Promise<NoticeNode[] | null> {
  const rows = await rowsOfNamed(ctx, resident, ctx.load.coverageNotices(timelinePage(args)))
  return rows && rows.flatMap(row => {
    const told = coverageNotice(row, ctx.today)
    return told ? noticeNode(row, told, 'INSURANCE', ctx.language) : []
  })
}

export async function coverageAccessLogOf(ctx: InsuranceContext, resident: string, args: TimelineArgs): Promise<AccessEntry[] | null> {
  const rows = await rowsOfNamed(ctx, resident, ctx.load.coverageAccessLog(logPage(args)))
  return rows && rows.map(row => accessEntry(row, 'INSURANCE', ctx.language))
}
