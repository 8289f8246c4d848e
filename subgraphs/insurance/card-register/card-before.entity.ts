import { defineEntity, p } from '@mikro-orm/core'
import type { CardChangeReason, FieldChanges } from './card-register.rules.js'

/** What a card was until a change: never changed, never removed. */
export const InsuranceCardBeforeEntity = defineEntity({
  name: 'InsuranceCardBefore',
  tableName: 'insurance_card_before',
  properties: {
    id: p.uuid().primary(),
    cardId: p.uuid(),
    /** The version that the change led to. */
    version: p.integer(),
    fields: p.json<FieldChanges>(),
    reason: p.text().$type<CardChangeReason>(),
    note: p.text().nullable(),
    importId: p.uuid().nullable(),
    byRole: p.text(),
    byProvince: p.text().nullable(),
    actor: p.text(),
    until: p.datetime(),
  },
})
