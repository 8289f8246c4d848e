import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type TimelineArgs, timelineEntry, type TimelineEntryNode, timelinePage } from '../../../kit/vn/timeline.js'
import type { InsuranceContext } from '../context.js'
import { coverageRefs, coverageTitles } from './timeline.rules.js'

export async function coverageTimelineOf(ctx: InsuranceContext, resident: string, args: TimelineArgs): Promise<TimelineEntryNode[]> {
  const page = timelinePage(args)
  const key = fromGlobalId('Resident', resident)
  const rows = key ? await ctx.load.coverageTimeline(page).load(key) : []
  if (key && rows.length > 0) ctx.noteRead(key)
  return rows.map(row =>
    timelineEntry(row, {
      sector: 'INSURANCE',
      ref: toGlobalId(coverageRefs[row.kind], row.id),
      title: coverageTitles[row.kind](row.label),
      language: ctx.language,
    }),
  )
}
