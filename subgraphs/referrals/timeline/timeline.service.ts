import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type TimelineArgs, timelineEntry, type TimelineEntryNode, timelinePage } from '../../../kit/vn/timeline.js'
import type { ReferralsContext } from '../context.js'
import { stepTitles } from './timeline.rules.js'

export async function referralTimelineOf(ctx: ReferralsContext, resident: string, args: TimelineArgs): Promise<TimelineEntryNode[]> {
  const page = timelinePage(args)
  const key = fromGlobalId('Resident', resident)
  const rows = key ? await ctx.load.referralTimeline(page).load(key) : []
  if (key && rows.length > 0) ctx.noteRead(key)
  return rows.map(row => {
    const { vi, en } = stepTitles[row.move]
    const paper = row.label === null ? '' : ` ${row.label}`
    const title = { vi: `${vi}${paper}`, en: `${en}${paper}` }
    return timelineEntry(row, { sector: 'REFERRALS', ref: toGlobalId('Referral', row.referralId), title, language: ctx.language })
  })
}
