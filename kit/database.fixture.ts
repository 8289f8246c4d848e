import { type Database, type DatabaseTarget, openEmbedded } from './database.js'

/** A sector's database in memory with its tables, for tests of its statements; `close` lets go of both. */
export async function inMemory(open: (target: DatabaseTarget) => Promise<Database>): Promise<{ db: Database; close(): Promise<void> }> {
  const embedded = await openEmbedded({})
  const db = await open({ embedded })
  await db.migrate()
  return {
    db,
    close: async () => {
      await db.close()
      await embedded.close()
    },
  }
}
