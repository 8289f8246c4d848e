import type { Database } from '../../kit/database.js'
import { type InsuranceCardData, InsuranceCardEntity } from './card/card.entity.js'
import { type ResidentLinkData, ResidentLinkEntity } from './resident/resident.entity.js'

export interface InsuranceDemo {
  readonly residentLinks: readonly ResidentLinkData[]
  readonly cards: readonly InsuranceCardData[]
}

const batchSize = 500

/** Fills an empty, migrated database with made-up rows. */
export async function seedDemo(db: Database, data: InsuranceDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    for (const batch of batchesOf(data.residentLinks)) await em.insertMany(ResidentLinkEntity, batch)
    for (const batch of batchesOf(data.cards)) await em.insertMany(InsuranceCardEntity, batch)
  })
}

function batchesOf<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / batchSize)
  return Array.from({ length: count }, (_, i) => rows.slice(i * batchSize, (i + 1) * batchSize))
}
