import { defineEntity, p } from '@mikro-orm/core'

/** What a card was until it was changed: never changed, never removed. */
export const CardBeforeEntity = defineEntity({
  name: 'CardBefore',
  tableName: 'insurance_card_before',
  properties: {
    id: p.uuid().primary(),
    cardId: p.uuid(),
    /** The version that the change gave to the card. */
    version: p.integer(),
    /** Field → the value before and after. */
    fields: p.json<unknown>(),
    reason: p.text(),
    note: p.text().nullable(),
    byRole: p.text(),
    byProvince: p.text().nullable(),
    actor: p.text(),
    until: p.datetime(),
  },
})
