import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { SpecialityFinding } from './health-check.rules.js'

export const HealthCheckEntity = defineEntity({
  name: 'HealthCheck',
  tableName: 'health_check',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    residentId: p.uuid(),
    facilityId: p.uuid(),
    roundId: p.uuid().nullable(),
    checkedOn: p.date(),
    class: p.integer().nullable(),
    systolicBp: p.integer().nullable(),
    diastolicBp: p.integer().nullable(),
    pulse: p.integer().nullable(),
    temperature: p.decimal('number').nullable(),
    respiratoryRate: p.integer().nullable(),
    spo2: p.integer().nullable(),
    weightKg: p.decimal('number').nullable(),
    heightCm: p.decimal('number').nullable(),
    waistCm: p.decimal('number').nullable(),
    fastingGlucose: p.decimal('number').nullable(),
    randomGlucose: p.decimal('number').nullable(),
    glucoseSymptoms: p.boolean(),
    glucose2h: p.decimal('number').name('glucose_2h').nullable(),
    hba1c: p.decimal('number').nullable(),
    creatinine: p.decimal('number').nullable(),
    cholesterol: p.decimal('number').nullable(),
    findings: p.json<readonly SpecialityFinding[]>(),
    diseases: p.array(),
    conclusion: p.text().nullable(),
    advice: p.text().nullable(),
    nextDueOn: p.date(),
    /** Why the next check is due later than the rule says. */
    dueReason: p.text().nullable(),
    electronic: p.boolean(),
    examinedBy: p.text().nullable(),
    /** Null: the row came by a bulk load. */
    recordedAt: p.datetime().nullable(),
    recordedBy: p.text().nullable(),
    recordedRole: p.text().nullable(),
    recordedOrganisation: p.text().nullable(),
  },
})

export type HealthCheckRecord = InferEntity<typeof HealthCheckEntity>

/** What a check said before a correction. */
export const HealthCheckBeforeEntity = defineEntity({
  name: 'HealthCheckBefore',
  tableName: 'health_check_before',
  properties: {
    id: p.uuid().primary(),
    healthCheckId: p.uuid(),
    /** The version that the correction made. */
    version: p.integer(),
    /** Field → as it was, as text. */
    fields: p.json<Readonly<Record<string, string | null>>>(),
    reason: p.text(),
    at: p.datetime(),
    by: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
