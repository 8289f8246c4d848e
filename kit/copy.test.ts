import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder } from 'kysely'
import type { EntityManager } from '@mikro-orm/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { copyOf } from './copy.js'
import type { Transaction } from './transaction.js'

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

const desk = copyOf('there', {
  source: 'here',
  type: 'desk.moved',
  table: 'desk',
  shape: z.object({ deskId: z.string(), room: z.string() }),
  key: ['deskId'],
  columns: { deskId: 'text', room: 'text' },
})

test('of several facts about one row the newest holds, also when an older one was told after it', async () => {
  const sent: unknown[] = []
  const query = async <Row>(statement: RawBuilder<Row>): Promise<Row[]> => {
    sent.push(...statement.compile(compiler).parameters.map(value => JSON.parse(String(value)) as unknown))
    return []
  }
  const tx: Transaction = { em: {} as EntityManager, query }
  const at = '2026-11-02T02:00:00.000Z'
  const told = (position: number, version: number, deskId: string, room: string) => ({
    position,
    id: '00000000-0000-4000-8000-000000000000',
    type: 'desk.moved',
    aggregate: 'Desk',
    aggregateId: '00000000-0000-4000-8000-000000000000',
    version,
    payload: { deskId, room },
    at,
  })
  await desk.apply(tx, [told(1, 1, 'a', 'A1'), told(2, 2, 'a', 'A2'), told(3, 2, 'b', 'B2'), told(4, 1, 'b', 'B1')])
  expect(sent).toEqual([
    [
      { desk_id: 'a', room: 'A2', source_version: 2, as_of: at },
      { desk_id: 'b', room: 'B2', source_version: 2, as_of: at },
    ],
  ])
})
