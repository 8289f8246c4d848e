import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

/** Which entries there are, the parts of the record decide: checks and alerts for those who may read health data. */
export const timelineRights = fieldsOf(residentTable, {
  Resident: { careTimeline: 'care' },
  TimelineEntry: { at: 'within', dayOnly: 'within', kind: 'within', title: 'within', ref: 'within', sector: 'within', cursor: 'within' },
})
