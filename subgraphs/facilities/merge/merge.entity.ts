import { defineEntity, p } from '@mikro-orm/core'

/** That two records are of one person: who said so, and who took it back. */
export const ResidentMergeEntity = defineEntity({
  name: 'ResidentMerge',
  tableName: 'resident_merge',
  properties: {
    id: p.uuid().primary(),
    /** Into which record; that one may have been merged since. */
    survivorId: p.uuid(),
    mergedId: p.uuid(),
    mergedAt: p.datetime(),
    mergedBy: p.text(),
    mergedRole: p.text(),
    mergedOrganisation: p.text().nullable(),
    reason: p.text(),
    undoneAt: p.datetime().nullable(),
    undoneBy: p.text().nullable(),
    undoneRole: p.text().nullable(),
    undoneOrganisation: p.text().nullable(),
    undoReason: p.text().nullable(),
  },
})
