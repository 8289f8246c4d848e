import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const mergeRights = fieldsOf(residentTable, {
  Query: { compareResidents: 'rows' },
  Mutation: { mergeResidents: 'mergeResidents', undoMerge: 'undoMerge' },
  Resident: { merges: 'care' },
  ResidentComparison: {
    survivor: 'rows',
    merged: 'rows',
    fields: 'identity',
    numbers: 'identifiers',
    identifiers: 'identifiers',
    categories: 'care',
    stays: 'care',
    obstacles: 'care',
  },
  ComparedField: { field: 'within', survivor: 'within', merged: 'within', agreement: 'within' },
  ResidentMerge: {
    id: 'care',
    survivorId: 'care',
    mergedId: 'care',
    mergedAt: 'care',
    mergedRole: 'care',
    mergedOrganisation: 'care',
    reason: 'care',
    undoneAt: 'care',
    undoneRole: 'care',
    undoneOrganisation: 'care',
    undoReason: 'care',
  },
  MergeResidentsPayload: { resident: 'rows', merge: 'within', userErrors: 'within' },
  UndoMergePayload: { survivor: 'rows', restored: 'rows', merge: 'within', userErrors: 'within' },
})
