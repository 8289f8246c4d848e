import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

/** Why somebody is away is part of the care; what was said of it, and the way to a hospital, of the health data. */
export const absenceRights = fieldsOf(residentTable, {
  Query: { awayResidents: 'rows' },
  Mutation: { recordLeave: 'recordLeave', recordReturn: 'recordReturn' },
  Resident: { absentSince: 'care', currentAbsence: 'care' },
  Stay: { absences: 'care' },
  Absence: {
    id: 'care',
    reason: 'care',
    leftOn: 'care',
    expectedReturnOn: 'care',
    endedOn: 'care',
    outcome: 'care',
    overdue: 'care',
    mayBeMissing: 'care',
    resident: 'care',
    recordedAt: 'care',
    note: 'health',
    referral: 'health',
  },
  RecordLeavePayload: { resident: 'rows', absence: 'within', userErrors: 'within' },
  RecordReturnPayload: { resident: 'rows', absence: 'within', userErrors: 'within' },
})
