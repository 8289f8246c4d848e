import { accessEntry, type AccessEntry, logPage } from '../../../kit/access-log.js'
import { fromGlobalId } from '../../../kit/id.js'
import { noticeNode, type NoticeNode } from '../../../kit/vn/notice.js'
import { type TimelineArgs, timelinePage } from '../../../kit/vn/timeline.js'
import type { ReferralsContext } from '../context.js'
import { referralNotice } from './notice.rules.js'

export async function referralNoticesOf(ctx: ReferralsContext, resident: string, args: TimelineArgs): Promise<NoticeNode[] | null> {
  const page = timelinePage(args)
  const key = fromGlobalId('Resident', resident)
  const rows = key && (await ctx.load.referralNotices(page).load(key))
  if (!key || !rows) return null
  ctx.noteRead(key)
  return rows.flatMap(row => {
    const told = referralNotice(row, ctx.today)
    return told ? noticeNode(row, told, 'REFERRALS', ctx.language) : []
  })
}

export async function referralAccessLogOf(ctx: ReferralsContext, resident: string, args: TimelineArgs): Promise<AccessEntry[] | null> {
  const page = logPage(args)
  const key = fromGlobalId('Resident', resident)
  const rows = key && (await ctx.load.referralAccessLog(page).load(key))
  if (!key || !rows) return null
  ctx.noteRead(key)
  return rows.map(row => accessEntry(row, 'REFERRALS', ctx.language))
}
