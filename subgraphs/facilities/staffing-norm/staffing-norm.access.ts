import { openFields } from '../../../kit/rights.js'

/**
 * How many work in a position, and how many the norm asks for, is public. Needs are whole workers by position; how many
 * people of which group they come from is told to nobody here.
 */
export const staffingNormRights = openFields({
  Facility: { staffing: 'register' },
  Staffing: { on: 'register', hasNorm: 'register', lines: 'register' },
  StaffingLine: {
    position: 'register',
    have: 'register',
    need: 'register',
    needAtMost: 'register',
    limit: 'register',
    gap: 'register',
    gapAtMost: 'register',
    overLimit: 'register',
    basis: 'register',
    assumptions: 'register',
  },
  StaffingNormRow: {
    id: 'register',
    group: 'register',
    personsPerWorker: 'register',
    least: 'register',
    most: 'register',
    mostPercent: 'register',
    validFrom: 'register',
    validTo: 'register',
    legalBasis: 'register',
    confidence: 'register',
  },
  StaffingAssumption: { code: 'register', text: 'register' },
})
