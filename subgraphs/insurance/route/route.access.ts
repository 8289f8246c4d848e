import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

/** A comparison has no id of its own: whoever may read the field that gives it may read it whole. */
export const routeRights = fieldsOf(insuranceTable, {
  Query: { coverageByRoute: 'answer' },
  CoverageByRoute: { on: 'within', places: 'within' },
  CoverageAtPlace: { healthFacilityCode: 'within', rank: 'within', routes: 'within', best: 'within' },
  RankOfPlace: { level: 'within', points: 'within', formerTier: 'within', provisional: 'within' },
  CoverageOnRoute: { route: 'within', answer: 'within' },
})
