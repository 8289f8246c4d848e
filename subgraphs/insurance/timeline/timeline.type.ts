import { timelineEntryType } from '../../../kit/vn/timeline.js'
import { coverageKindDescriptions } from './timeline.rules.js'

export const TimelineEntry = timelineEntryType(coverageKindDescriptions)
