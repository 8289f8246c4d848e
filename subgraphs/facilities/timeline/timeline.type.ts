import { timelineEntryType } from '../../../kit/vn/timeline.js'
import { careKindDescriptions } from './timeline.rules.js'

export const TimelineEntry = timelineEntryType(careKindDescriptions)
