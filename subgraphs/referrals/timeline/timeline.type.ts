import { timelineEntryType } from '../../../kit/vn/timeline.js'
import { referralKindDescriptions } from './timeline.rules.js'

export const TimelineEntry = timelineEntryType(referralKindDescriptions)
