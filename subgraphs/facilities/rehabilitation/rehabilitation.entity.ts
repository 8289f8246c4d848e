import { defineEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'
import type { RehabilitationModality } from './rehabilitation.rules.js'

export const RehabilitationEntity = defineEntity({
  name: 'RehabilitationOffer',
  tableName: 'rehabilitation_offer',
  properties: {
    ...recordColumns,
    modality: p.text().$type<RehabilitationModality>(),
    endReason: p.text().nullable(),
    endedBy: p.text().nullable(),
  },
})
