import { z } from 'zod'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { field, clientWith } from './client.js'
import { peakOf, reached } from './card-import-kills.js'
import { type Hub, startHub, startSubgraph, tokenFor } from './hub.js'
import { type Ask, importState, type ResidentImportState, sendFile, type StepPayload, undoImport } from './resident-files.js'
import { connectSql, type Sql } from './sql.js'
import { freshKey } from './writes.js'

const head: TokenClaims = { role: 'head', facility: 'QN-TT' }
const count = z.object({ n: z.number() })

export interface Told {
  readonly state: ResidentImportState
  readonly seconds: number
  /** The most memory that each process of the facilities held, in MiB. */
  readonly peaks: readonly number[]
}

export interface KilledResidentImports {
  readonly sql: Sql
  readonly atFirst: number
  /** Takes a file; the process is killed each time so many rows are done, and started anew. */
  take(text: string, killAt: readonly number[], fileName?: string): Promise<Told>
  /** Takes an import back; the process is killed each time so many are. */
  undo(id: string, killAt: readonly number[]): Promise<Told>
  stop(): Promise<void>
}

/** A hub of four processes on PostgreSQL, whose facilities sector dies while it takes files, or takes them back. */
export async function killedResidentImports(settings: Record<string, string> = {}): Promise<KilledResidentImports> {
  const hub: Hub = await startHub('services', undefined, settings)
  const sql = await connectSql(hub.settings)
  const ask: Ask = async (claims, query, variables) => clientWith(hub.url, await tokenFor(hub.dataDir, claims))(query, variables)
  const number = async (query: string) => (await sql.row('facilities', count, query)).n
  const open = () => number("select count(*)::int as n from facilities.row_import where status in ('RUNNING', 'UNDOING')")
  const through = async (id: string, from: number, killAt: readonly number[], done: () => Promise<number>): Promise<Told> => {
    const peaks: number[] = []
    for (const rows of killAt) {
      await reached(async () => (await done()) >= rows || (await open()) === 0)
      peaks.push(peakOf(hub, 'facilities'))
      await hub.processes.get('facilities')?.stop('SIGKILL')
      hub.processes.set('facilities', await startSubgraph('facilities', hub.settings))
    }
    await reached(async () => (await open()) === 0, 1_200_000)
    peaks.push(peakOf(hub, 'facilities'))
    return { state: await importState(ask, head, id), seconds: (performance.now() - from) / 1_000, peaks }
  }
  return {
    sql,
    atFirst: peakOf(hub, 'facilities'),
    async take(text, killAt, fileName = 'danh sách.csv') {
      const from = performance.now()
      const id = await sendFile(ask, head, text, { fileName })
      return through(id, from, killAt, () => number("select coalesce(max(rows_done) filter (where status = 'RUNNING'), 0)::int as n from facilities.row_import"))
    },
    async undo(id, killAt) {
      const from = performance.now()
      const { userErrors } = field<StepPayload>(await ask(head, undoImport, { input: { idempotencyKey: freshKey('undo'), import: id } }), 'undoResidentImport')
      if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors))
      return through(id, from, killAt, () => number("select count(undo)::int as n from facilities.resident_import_row"))
    },
    async stop() {
      await sql.close()
      await hub.stop()
    },
  }
}

/** What an import left: people, by how many rows each has of what an admission writes. */
export async function tally(sql: Sql): Promise<object> {
  const shape = z.object({ people: z.number(), codes: z.number(), stays: z.number(), numbers: z.number(), groups: z.number(), told: z.number(), noted: z.number() })
  const of = (table: string) => `(select count(*)::int from facilities.${table} x where x.resident_id in (select resident_id from brought))`
  return sql.row('facilities', shape, `with brought as (select resident_id from facilities.resident_import_row)
    select (select count(*)::int from facilities.resident r where r.id in (select resident_id from brought)) as people,
      (select count(distinct code)::int from facilities.resident r where r.id in (select resident_id from brought)) as codes,
      ${of('stay')} as stays, ${of('resident_identifier')} as numbers, ${of('resident_category')} as groups,
      (select count(*)::int from facilities.outbox o where o.type = 'resident.linked' and o.aggregate_id in (select resident_id from brought)) as told,
      (select count(*)::int from facilities.audit_entry a where a.action in ('resident.admitted', 'resident.importUndone')
        and a.resident_id in (select resident_id from brought)) as noted`)
}
