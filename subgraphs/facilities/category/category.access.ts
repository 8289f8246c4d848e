import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', category: 'within', warnings: 'within', userErrors: 'within' } as const

export const categoryRights = fieldsOf(residentTable, {
  Mutation: { recordCategory: 'recordCategory', endCategory: 'endCategory' },
  RecordCategoryPayload: payload,
  EndCategoryPayload: payload,
})
