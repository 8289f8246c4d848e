import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'

export const InsuranceContractEntity = defineEntity({
  name: 'InsuranceContract',
  tableName: 'insurance_contract',
  properties: {
    id: p.uuid().primary(),
    healthFacilityCode: p.text(),
    contractNumber: p.text(),
    outpatient: p.boolean(),
    inpatient: p.boolean(),
    insurerProvinceCode: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
})

export type InsuranceContractData = RequiredEntityData<InferEntity<typeof InsuranceContractEntity>>
