import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const stayCorrectionRights = fieldsOf(residentTable, {
  Mutation: { correctStay: 'correctStay' },
  Stay: { corrections: 'care' },
  StayCorrection: {
    version: 'care',
    at: 'care',
    byRole: 'care',
    byOrganisation: 'care',
    note: 'care',
    fields: 'care',
    admittedOn: 'care',
    endedOn: 'care',
    endReason: 'care',
    mode: 'care',
    contractNumber: 'care',
    contractUntil: 'care',
    facility: 'care',
  },
  CorrectStayPayload: { resident: 'rows', stay: 'within', userErrors: 'within' },
})
