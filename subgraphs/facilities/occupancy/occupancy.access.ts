import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

/** How many live in a home is public, but not of fewer than five; who they are, and what is counted beyond it, is told of the caller’s own rows. */
export const occupancyRights = fieldsOf(residentTable, {
  Query: { residentsPresent: 'rows', stayCounts: 'rows' },
  Facility: { occupancy: 'register', occupancyIsSmall: 'register' },
  Presence: { stay: 'care', absence: 'care' },
  StayCount: {
    facility: 'within',
    province: 'within',
    mode: 'within',
    endReason: 'within',
    people: 'within',
    admissions: 'within',
    ends: 'within',
    personDays: 'within',
    awayDays: 'within',
    presentAtEnd: 'within',
    small: 'within',
    withheld: 'within',
  },
})
