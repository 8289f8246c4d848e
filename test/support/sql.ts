import pg from 'pg'
import { z } from 'zod'
import { type SubgraphName, subgraphs } from '../../schema/subgraphs.js'

/** The databases of a hub on PostgreSQL, asked past the hub. */
export interface Sql {
  rows<Row>(sector: SubgraphName, shape: z.ZodType<Row>, text: string, values?: unknown[]): Promise<Row[]>
  /** The one row there must be. */
  row<Row>(sector: SubgraphName, shape: z.ZodType<Row>, text: string, values?: unknown[]): Promise<Row>
  /** Resolves when nobody else is connected to a sector's database: what a killed process had begun is over then. */
  alone(sectors?: readonly SubgraphName[]): Promise<void>
  close(): Promise<void>
}

export async function connectSql(settings: Readonly<Record<string, string>>): Promise<Sql> {
  const clients = new Map<SubgraphName, pg.Client>()
  for (const { name, databaseSetting } of subgraphs) {
    const client = new pg.Client({ connectionString: settings[databaseSetting] })
    await client.connect()
    clients.set(name, client)
  }
  const rows = async <Row>(sector: SubgraphName, shape: z.ZodType<Row>, text: string, values: unknown[] = []) => {
    const result = await clients.get(sector)?.query({ text, values })
    return z.array(shape).parse(result?.rows)
  }
  const row = async <Row>(sector: SubgraphName, shape: z.ZodType<Row>, text: string, values?: unknown[]) => {
    const [only, ...others] = await rows(sector, shape, text, values)
    if (only === undefined || others.length > 0) throw new Error(`Not one row: ${text}`)
    return only
  }
  const others = `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  return {
    rows,
    row,
    async alone(sectors = [...clients.keys()]) {
      for (const sector of sectors) {
        while ((await row(sector, z.object({ n: z.number() }), others)).n > 0) {
          await new Promise(resolve => setTimeout(resolve, 5))
        }
      }
    },
    close: async () => void (await Promise.all([...clients.values()].map(client => client.end()))),
  }
}
