import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

/** People whose cards the caller may read, and nobody else; what is read of a card, its own rule says. */
export const cardListRights = fieldsOf(insuranceTable, {
  Query: { expiringCards: 'rows', entitledWithoutCard: 'rows' },
  ExpiringCard: {
    id: 'within',
    card: 'within',
    resident: 'within',
    daysLeft: 'within',
    endsBeforeReferral: 'within',
    referral: 'within',
  },
  EntitledPerson: { id: 'within', resident: 'within', category: 'within', rights: 'within', lastCardEndedOn: 'within' },
  CardRight: { objectCode: 'within', onlyFor: 'within', legalBasis: 'within' },
})
