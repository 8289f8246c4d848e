import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', allergy: 'within', warnings: 'within', userErrors: 'within' } as const

export const allergyRights = fieldsOf(residentTable, {
  Resident: { allergies: 'health', allergyHistory: 'health', noKnownAllergiesSaidOn: 'health' },
  Allergy: {
    id: 'health',
    substance: 'health',
    category: 'health',
    criticality: 'health',
    reaction: 'health',
    since: 'health',
    note: 'health',
    verificationStatus: 'health',
    recordedAt: 'health',
    recordedRole: 'health',
    history: 'health',
  },
  Mutation: {
    recordAllergy: 'recordAllergy',
    correctAllergy: 'correctAllergy',
    refuteAllergy: 'refuteAllergy',
    recordNoKnownAllergies: 'recordNoKnownAllergies',
  },
  RecordAllergyPayload: payload,
  CorrectAllergyPayload: payload,
  RefuteAllergyPayload: payload,
  RecordNoKnownAllergiesPayload: { resident: 'rows', warnings: 'within', userErrors: 'within' },
})
