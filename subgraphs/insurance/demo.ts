import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { type InsuranceCardData, InsuranceCardEntity } from './card/card.entity.js'
import { type ResidentLinkData, ResidentLinkEntity } from './resident/resident.entity.js'

export interface InsuranceDemo {
  readonly residentLinks: readonly ResidentLinkData[]
  readonly cards: readonly InsuranceCardData[]
}

/** Fills an empty, migrated database with made-up rows. */
export async function seedDemo(db: Database, data: InsuranceDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    await insertAll(em, ResidentLinkEntity, data.residentLinks)
    await insertAll(em, InsuranceCardEntity, data.cards)
  })
}
