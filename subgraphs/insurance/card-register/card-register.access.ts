import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

export const cardRegisterRights = fieldsOf(insuranceTable, {
  Mutation: { registerCard: 'registerCard', correctCard: 'correctCard' },
  RegisterCardPayload: { card: 'rows', userErrors: 'within' },
  CorrectCardPayload: { card: 'rows', userErrors: 'within' },
  CardCorrection: { version: 'within', at: 'within', reason: 'within', note: 'within', byRole: 'within', byProvince: 'within', changes: 'within' },
  UserError: { code: 'within', message: 'within', path: 'within', currentVersion: 'within' },
  CardFieldChange: { field: 'within', before: 'within', after: 'within' },
})
