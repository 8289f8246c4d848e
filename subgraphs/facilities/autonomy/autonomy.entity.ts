import { defineEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'
import type { AutonomyGroup } from './autonomy.rules.js'

export const AutonomyEntity = defineEntity({
  name: 'AutonomyClass',
  tableName: 'autonomy_class',
  properties: { ...recordColumns, group: p.text().$type<AutonomyGroup>().fieldName('autonomy_group'), decision: p.text() },
})
