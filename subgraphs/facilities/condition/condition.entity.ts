import { defineEntity, p } from '@mikro-orm/core'
import { entryProperties } from '../clinical-change/clinical-change.entity.js'
import type { ClinicalStatus, ConditionSource } from './condition.rules.js'

export const ConditionEntity = defineEntity({
  name: 'ResidentCondition',
  tableName: 'resident_condition',
  properties: {
    ...entryProperties,
    code: p.text(),
    /** As whoever found it wrote it. */
    text: p.text(),
    clinicalStatus: p.text().$type<ClinicalStatus>(),
    /** The day of the last change of status; null while there was none. */
    statusSince: p.date().nullable(),
    since: p.text().nullable(),
    until: p.text().nullable(),
    foundIn: p.text().$type<ConditionSource>(),
    healthCheckId: p.uuid().nullable(),
    note: p.text().nullable(),
  },
})
