import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Ask, header, importState, type ImportState, longFile, sendFile } from './card-files.js'
import { clientWith } from './client.js'
import type { SubgraphName } from '../../schema/subgraphs.js'
import { type Hub, startHub, startSubgraph, tokenFor } from './hub.js'
import { connectSql, type Sql } from './sql.js'
import { world } from './world.js'

const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const count = z.object({ n: z.number() })

/** Cards of residents, whose numbers of the insurance the file has under another group: those rows are told to the others. */
const held = world.insurance.cards.filter(card => card.residentId && card.provinceCode === '48' && card.objectCode !== 'GD').slice(0, 60)
const heldNumbers = [...new Set(held.map(({ cardNumber }) => `GD4${cardNumber.slice(3)}`))]

/** So many cards, those of residents spread over them; `until` is their last day. */
export function fileWithResidents(rows: number, until: string): string {
  const [, ...lines] = longFile(rows - heldNumbers.length).trimEnd().split('\n')
  const every = Math.floor(lines.length / heldNumbers.length)
  const mixed = lines.flatMap((line, i) => {
    const number = i % every === 0 ? heldNumbers[i / every] : undefined
    return number ? [line, `${number},Người Mẫu,1951,49010,20260101,20261231,,,đang sử dụng`] : [line]
  })
  return [header, ...mixed, ''].join('\n').replaceAll(',20261231,', `,${until},`)
}

export interface Told {
  readonly state: ImportState
  readonly seconds: number
  /** The most memory that each process of the insurance sector held, in MiB. */
  readonly peaks: readonly number[]
}

export interface KilledImports {
  readonly sql: Sql
  /** The memory of the process before its first import, in MiB. */
  readonly atFirst: number
  /** Takes a file; the process is killed each time so many rows are done, and started anew. */
  take(text: string, killAt: readonly number[]): Promise<Told>
  /** A second process of the sector on the same database. */
  startSecond(port: number): Promise<() => Promise<unknown>>
  stop(): Promise<void>
}

/** A hub of four processes on PostgreSQL, whose insurance sector dies while it takes files. */
export async function killedImports(settings: Record<string, string> = {}): Promise<KilledImports> {
  const hub: Hub = await startHub('services', undefined, settings)
  const sql = await connectSql(hub.settings)
  const ask: Ask = async (claims, query, variables) => clientWith(hub.url, await tokenFor(hub.dataDir, claims))(query, variables)
  const done = async () => (await sql.row('insurance', count, `select coalesce(max(rows_done) filter (where status = 'RUNNING'), -1)::int as n from insurance.row_import`)).n
  return {
    sql,
    atFirst: peakOf(hub, 'insurance'),
    async take(text, killAt) {
      const from = performance.now()
      const peaks: number[] = []
      const id = await sendFile(ask, officer, text, { parts: Math.ceil(text.length / 700_000) })
      for (const rows of killAt) {
        await reached(async () => (await done()) >= rows)
        peaks.push(peakOf(hub, 'insurance'))
        await hub.processes.get('insurance')?.stop('SIGKILL')
        hub.processes.set('insurance', await startSubgraph('insurance', hub.settings))
      }
      await reached(async () => (await done()) === -1, 1_200_000)
      peaks.push(peakOf(hub, 'insurance'))
      return { state: await importState(ask, officer, id), seconds: (performance.now() - from) / 1_000, peaks }
    },
    async startSecond(port) {
      const second = await startSubgraph('insurance', { ...hub.settings, HUB_INSURANCE_URL: `http://127.0.0.1:${port}/graphql` })
      return () => second.stop()
    },
    async stop() {
      await sql.close()
      await hub.stop()
    },
  }
}

export async function reached(isThere: () => Promise<boolean>, limit = 300_000): Promise<void> {
  for (const end = performance.now() + limit; performance.now() < end; ) {
    if (await isThere()) return
    await new Promise(resolve => setTimeout(resolve, 3))
  }
  throw new Error('The import did not get there')
}

/** Linux only, as the machines that run this are. */
export function peakOf(hub: Hub, sector: SubgraphName): number {
  const pid = hub.processes.get(sector)?.child.pid
  const [, kibibytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kibibytes) / 1_024)
}

/** What the file left: cards by how often they are there, at which version, with how many rows of what they were. */
export async function tally(sql: Sql): Promise<object> {
  const shape = z.object({ cards: z.number(), numbers: z.number(), versions: z.array(z.number()), before: z.number(), told: z.number(), noted: z.number(), linked: z.number() })
  const mine = `(card_number like 'GD4497%' or card_number = any($1))`
  return sql.row('insurance', shape, `with mine as (select * from insurance.insurance_card where ${mine} and source = 'HUB_REGISTER' and valid_from = '2026-01-01')
    select count(*)::int as cards, count(distinct card_number)::int as numbers, array_agg(distinct version) as versions,
      (select count(*)::int from insurance.insurance_card_before b where b.card_id in (select id from mine)) as before,
      (select count(*)::int from insurance.outbox o where o.aggregate_id in (select id from mine)) as told,
      (select count(*)::int from insurance.audit_entry a where a.subject in (select 'InsuranceCard:' || id from mine) and a.action like 'card.%') as noted,
      count(resident_id)::int as linked from mine`, [heldNumbers])
}

/** How many of the rows are of residents. */
export const residentRows = heldNumbers.length
