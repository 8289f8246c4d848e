import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { InsuranceCardEntity } from './card/card.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { ResidentLinkEntity } from './resident/resident.entity.js'
import { BenefitRuleEntity, ObjectCodeEntity } from './rules/rules.entity.js'

export const name = 'insurance'

export function openInsuranceDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [ObjectCodeEntity, BenefitRuleEntity, InsuranceCardEntity, ResidentLinkEntity],
    migrations: [{ name: '0001-core', class: Core0001 }],
  })
}
