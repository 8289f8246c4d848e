import type { EntityManager, EntityName, RequiredEntityData } from '@mikro-orm/core'

/** The ORM writes one statement per call, with every value in its text: this keeps the texts of a bearable length. */
const batchSize = 500

/** Inserts many rows, in order, a batch a statement. */
export async function insertAll<Entity extends object>(
  em: EntityManager,
  entity: EntityName<Entity>,
  rows: readonly RequiredEntityData<Entity>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) {
    await em.insertMany(entity, rows.slice(from, from + batchSize))
  }
}
