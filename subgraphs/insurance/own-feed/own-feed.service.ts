import { accessEntry, type AccessEntry, logPage } from '../../../kit/access-log.js'
import { fromGlobalId } from '../../../kit/id.js'
import { noticeNode, type NoticeNode } from '../../../kit/vn/notice.js'
import { type TimelineArgs, timelinePage } from '../../../kit/vn/timeline.js'
import type { InsuranceContext } from '../context.js'
import { coverageNotice } from './notice.rules.js'

export async function coverageNoticesOf(ctx: InsuranceContext, resident: string, args: TimelineArgs): Promise<NoticeNode[] | null> {
  const page = timelinePage(args)
  const key = fromGlobalId('Resident', resident)
  const rows = key && (await ctx.load.coverageNotices(page).load(key))
  if (!key || !rows) return null
  ctx.noteRead(key)
  return rows.flatMap(row => {
    const told = coverageNotice(row, ctx.today)
    return told ? noticeNode(row, told, 'INSURANCE', ctx.language) : []
  })
}

export async function coverageAccessLogOf(ctx: InsuranceContext, resident: string, args: TimelineArgs): Promise<AccessEntry[] | null> {
  const page = logPage(args)
  const key = fromGlobalId('Resident', resident)
  const rows = key && (await ctx.load.coverageAccessLog(page).load(key))
  if (!key || !rows) return null
  ctx.noteRead(key)
  return rows.map(row => accessEntry(row, 'INSURANCE', ctx.language))
}
