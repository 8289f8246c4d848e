import { accessEntry, type AccessEntry, logPage } from '../../../kit/access-log.js'
import { rowsOfNamed } from '../../../kit/own-pages.js'
import { noticeNode, type NoticeNode } from '../../../kit/vn/notice.js'
import { type TimelineArgs, timelinePage } from '../../../kit/vn/timeline.js'
import type { ReferralsContext } from '../context.js'
import { referralNotice } from './notice.rules.js'

export async function referralNoticesOf(ctx: ReferralsContext, resident: string, args: TimelineArgs): Promise<NoticeNode[] | null> {
  const rows = await rowsOfNamed(ctx, resident, ctx.load.referralNotices(timelinePage(args)))
  return rows && rows.flatMap(row => {
    const told = referralNotice(row, ctx.today)
    return told ? noticeNode(row, told, 'REFERRALS', ctx.language) : []
  })
}

export async function referralAccessLogOf(ctx: ReferralsContext, resident: string, args: TimelineArgs): Promise<AccessEntry[] | null> {
  const rows = await rowsOfNamed(ctx, resident, ctx.load.referralAccessLog(logPage(args)))
  return rows && rows.map(row => accessEntry(row, 'REFERRALS', ctx.language))
}
