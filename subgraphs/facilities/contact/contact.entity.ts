import { defineEntity, p } from '@mikro-orm/core'
import type { ContactRelation, ContactRole } from './contact.rules.js'

export const ResidentContactEntity = defineEntity({
  name: 'ResidentContact',
  tableName: 'resident_contact',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    role: p.text().$type<ContactRole>(),
    fullName: p.text(),
    relation: p.text().$type<ContactRelation>(),
    phone: p.text().nullable(),
    personalId: p.text().nullable(),
    mayDecide: p.boolean(),
    legalBasis: p.text().nullable(),
    /** Their sign-in; rights do not follow from it, they come with the token. */
    subject: p.text().nullable(),
    since: p.date(),
    until: p.date().nullable(),
    endReason: p.text().nullable(),
  },
})
