import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

export const cardRights = fieldsOf(insuranceTable, {
  Query: { insuranceCard: 'cards' },
  InsuranceCard: {
    id: 'cards',
    cardNumber: 'cards',
    socialInsuranceNumber: 'cards',
    objectCode: 'cards',
    printedLevel: 'cards',
    level: 'cards',
    basePercent: 'cards',
    registeredFacilityCode: 'cards',
    validFrom: 'cards',
    validTo: 'cards',
    fiveYearOn: 'cards',
    status: 'cards',
    holderName: 'cards',
  },
})
