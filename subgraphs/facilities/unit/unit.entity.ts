import { defineEntity, p } from '@mikro-orm/core'

export const AdministrativeUnitEntity = defineEntity({
  name: 'AdministrativeUnit',
  tableName: 'administrative_unit',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    level: p.text().$type<'PROVINCE' | 'COMMUNE'>(),
    kind: p.text(),
    name: p.text(),
    nameFolded: p.text(),
    provinceCode: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    legalBasis: p.text().nullable(),
  },
})

export const UnitSuccessorEntity = defineEntity({
  name: 'AdministrativeUnitSuccessor',
  tableName: 'administrative_unit_successor',
  properties: {
    unitId: p.uuid().primary(),
    successorId: p.uuid().primary(),
    effectiveOn: p.date(),
    legalBasis: p.text(),
  },
})
