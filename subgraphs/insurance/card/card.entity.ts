import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'
import type { CardSource, CardStatus } from './card.rules.js'

export const InsuranceCardEntity = defineEntity({
  name: 'InsuranceCard',
  tableName: 'insurance_card',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    residentId: p.uuid().nullable(),
    holderName: p.text(),
    holderBirthDate: p.text(),
    cardNumber: p.text(),
    socialInsuranceNumber: p.text(),
    personalId: p.text().nullable(),
    objectCode: p.text(),
    printedLevel: p.integer(),
    registeredFacilityCode: p.text(),
    /** Of today: the province that manages the card. */
    provinceCode: p.text().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    fiveYearOn: p.date().nullable(),
    status: p.text().$type<CardStatus>(),
    source: p.text().$type<CardSource>(),
    asOf: p.datetime(),
  },
})

export type InsuranceCardRecord = InferEntity<typeof InsuranceCardEntity>
export type InsuranceCardData = RequiredEntityData<InferEntity<typeof InsuranceCardEntity>>
