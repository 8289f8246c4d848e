import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { type InsuranceCardData, InsuranceCardEntity } from './card/card.entity.js'
import { type InsuranceContractData, InsuranceContractEntity } from './health-facility/contract.entity.js'

export interface InsuranceDemo {
  readonly cards: readonly InsuranceCardData[]
  readonly contracts?: readonly InsuranceContractData[]
}

/** Fills an empty, migrated database with made-up rows. */
export async function seedDemo(db: Database, data: InsuranceDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    await insertAll(em, InsuranceCardEntity, data.cards)
    await insertAll(em, InsuranceContractEntity, data.contracts ?? [])
  })
}
