import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

export const timelineRights = fieldsOf(insuranceTable, {
  Resident: { coverageTimeline: 'cards' },
  TimelineEntry: { at: 'within', dayOnly: 'within', kind: 'within', title: 'within', ref: 'within', sector: 'within', cursor: 'within' },
})
