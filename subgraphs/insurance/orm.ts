import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { InsuranceCardEntity } from './card/card.entity.js'
import { InsuranceCardBeforeEntity } from './card-register/card-before.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { WritePath0002 } from './migrations/0002-write-path.js'
import { Departures0003 } from './migrations/0003-departures.js'
import { CardRegister0005 } from './migrations/0005-card-register.js'
import { BenefitRuleEntity, ObjectCodeEntity } from './rules/rules.entity.js'

export const name = 'insurance'

export function openInsuranceDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [ObjectCodeEntity, BenefitRuleEntity, InsuranceCardEntity, InsuranceCardBeforeEntity],
    migrations: [
      { name: '0001-core', class: Core0001 },
      { name: '0002-write-path', class: WritePath0002 },
      { name: '0003-departures', class: Departures0003 },
      { name: '0005-card-register', class: CardRegister0005 },
    ],
  })
}
