import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { subgraphs } from '../../schema/subgraphs.js'

export interface TestDatabases {
  /** `HUB_…_DATABASE_URL` settings. */
  readonly settings: Record<string, string>
  drop(): Promise<void>
}

/** Databases of this run's own on the server of `HUB_TEST_DATABASE_URL`; the server's other databases are not touched. */
export async function makeDatabases(server: string): Promise<TestDatabases> {
  const run = randomBytes(4).toString('hex')
  const names = subgraphs.map(({ name }) => `hub_test_${run}_${name}`)
  await onServer(server, async client => {
    for (const name of names) await client.query(`create database "${name}"`)
  })
  return {
    settings: Object.fromEntries(
      subgraphs.map(({ databaseSetting }, index) => [databaseSetting, urlOf(server, names[index] ?? '')]),
    ),
    drop: () =>
      onServer(server, async client => {
        for (const name of names) await client.query(`drop database if exists "${name}" with (force)`)
      }),
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(server: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
