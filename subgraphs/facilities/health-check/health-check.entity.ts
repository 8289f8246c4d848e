import { defineEntity, p } from '@mikro-orm/core'

export const ThresholdEntity = defineEntity({
  name: 'Threshold',
  tableName: 'threshold',
  properties: {
    id: p.uuid().primary(),
    measure: p.text(),
    ageFrom: p.integer(),
    ageTo: p.integer().nullable(),
    lowAlert: p.decimal('number').nullable(),
    lowWarn: p.decimal('number').nullable(),
    highWarn: p.decimal('number').nullable(),
    highAlert: p.decimal('number').nullable(),
    highUrgent: p.decimal('number').nullable(),
    unit: p.text(),
    source: p.text(),
    confidence: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
})

export const HealthCheckEntity = defineEntity({
  name: 'HealthCheck',
  tableName: 'health_check',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    facilityId: p.uuid(),
    checkedOn: p.date(),
    class: p.integer().nullable(),
    systolicBp: p.integer().nullable(),
    diastolicBp: p.integer().nullable(),
    pulse: p.integer().nullable(),
    weightKg: p.decimal('number').nullable(),
    heightCm: p.decimal('number').nullable(),
    fastingGlucose: p.decimal('number').nullable(),
    conclusion: p.text().nullable(),
    nextDueOn: p.date(),
  },
})
