import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

/** An answer has no id of its own: whoever may read the field that gives it may read it whole. */
export const coverageRights = fieldsOf(insuranceTable, {
  Query: { coverageOf: 'answer' },
  Covered: { percent: 'within', validUntil: 'within', steps: 'within', warnings: 'within', whatWouldChange: 'within', asOf: 'within' },
  NotCovered: {
    reason: 'within',
    message: 'within',
    steps: 'within',
    warnings: 'within',
    whatWouldChange: 'within',
    asOf: 'within',
  },
  CouldNotCheck: {
    reason: 'within',
    message: 'within',
    nextStep: 'within',
    steps: 'within',
    warnings: 'within',
    whatWouldChange: 'within',
    asOf: 'within',
  },
  CoverageChange: { change: 'within', text: 'within', percent: 'within' },
  CoverageStep: { ruleId: 'within', version: 'within', fact: 'within', legalBasis: 'within', effect: 'within' },
})
