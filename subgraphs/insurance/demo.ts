import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { type InsuranceCardData, InsuranceCardEntity } from './card/card.entity.js'

export interface InsuranceDemo {
  readonly cards: readonly InsuranceCardData[]
}

/** Fills an empty, migrated database with made-up rows. */
export async function seedDemo(db: Database, data: InsuranceDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    await insertAll(em, InsuranceCardEntity, data.cards)
  })
  // The embedded database gathers no statistics by itself, and without them each person's cards cost a walk through all.
  await db.script('analyze "insurance"."insurance_card"')
}
