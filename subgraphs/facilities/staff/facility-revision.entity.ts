import { defineEntity, p } from '@mikro-orm/core'

export type RevisionSubject = 'TECHNIQUES' | 'CHECK_LIST'

/** Each time a facility said something of its techniques or conditions, and who did. */
export const FacilityRevisionEntity = defineEntity({
  name: 'FacilityRevision',
  tableName: 'facility_revision',
  properties: {
    id: p.uuid().primary(),
    facilityId: p.uuid(),
    subject: p.text().$type<RevisionSubject>(),
    version: p.integer(),
    actorRole: p.text(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
  },
})
