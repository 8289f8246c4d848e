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
  // The embedded database gathers no statistics by itself, and without them each person's cards cost a walk through all.
  await db.script('analyze "insurance"."insurance_card"')
}

/**
 * Lets the planner know how many people and cards there are. A server finds out within a minute, the embedded database
 * never does; until then the lists are read the slow way.
 */
export async function countRows(db: Database): Promise<void> {
  for (const table of ['resident_link', 'insurance_card', 'open_referral']) await db.script(`analyze "insurance"."${table}"`)
}
