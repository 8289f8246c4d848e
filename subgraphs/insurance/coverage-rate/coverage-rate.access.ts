import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

/** Counts over the people of whom the caller may read the answer: nobody else is in a numerator or a denominator. */
export const coverageRateRights = fieldsOf(insuranceTable, {
  Query: { coverageRates: 'rows' },
  CoverageRate: { on: 'within', people: 'within', covered: 'within', percent: 'within', small: 'within' },
  CoverageRateGroup: { facility: 'within', category: 'within', provinceCode: 'within', rate: 'within' },
})
