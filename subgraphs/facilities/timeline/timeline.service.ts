import { toGlobalId } from '../../../kit/id.js'
import { type TimelineArgs, timelineEntry, type TimelineEntryNode, timelinePage } from '../../../kit/vn/timeline.js'
import type { FacilitiesContext } from '../context.js'
import { careRefs, careTitles } from './timeline.rules.js'

export async function careTimelineOf(ctx: FacilitiesContext, residentKey: string, args: TimelineArgs): Promise<TimelineEntryNode[]> {
  const rows = await ctx.load.careTimeline(timelinePage(args)).load(residentKey)
  return rows.map(row =>
    timelineEntry(row, {
      sector: 'FACILITIES',
      ref: toGlobalId(careRefs[row.kind], row.about),
      title: careTitles[row.kind](row.label),
      language: ctx.language,
    }),
  )
}
