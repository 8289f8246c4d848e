import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import { type SubgraphName, subgraphs } from '../../../schema/subgraphs.js'

type Sql = <Row>(sector: SubgraphName, text: string, values?: unknown[]) => Promise<Row[]>

/** The log of who looked grows by being asked; what else is in it are changes. */
const growing: ReadonlySet<string> = new Set(['audit_entry', 'audit_head'])

/** Every table of every sector as one number of rows and one sum over their texts; of the log the changes alone. */
export async function stateOf(sql: Sql): Promise<Record<string, string>> {
  const state: Record<string, string> = {}
  for (const { name } of subgraphs) {
    const tables = await sql<{ table: string }>(name, 'select table_name as "table" from information_schema.tables where table_schema = $1 order by 1', [name])
    const others = tables.map(({ table }) => table).filter(table => !growing.has(table))
    const sums = others.map(table => `select '${table}' as "table", count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as "sum" from ${name}."${table}" t`)
    for (const { table, sum } of await sql<{ table: string; sum: string }>(name, sums.join(' union all '))) state[`${name}.${table}`] = sum
    const [changes] = await sql<{ n: number }>(name, `select count(*)::int as n from ${name}.audit_entry where action <> 'read'`)
    state[`${name}.audit_entry`] = String(changes?.n)
  }
  return state
}

let collect: (() => void) | undefined

/** The bytes that are held once what nobody holds is gone. */
export function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  collect ??= z.function({ input: [], output: z.void() }).parse(runInNewContext('gc'))
  collect()
  return process.memoryUsage().heapUsed
}
