import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Actor } from './auth.js'
import type { Clock } from './clock.js'
import type { Database } from './database.js'
import type { Job } from './jobs.js'
import type { Logger } from './log.js'
import type { Outbox } from './outbox.js'
import { cutRecords } from './records.js'
import { forgetOld } from './row-import-parts.js'
import {
  type DoneRow,
  endImport,
  holdRunning,
  type ImportActor,
  type ImportRow,
  noteFailure,
  noteHeader,
  noteKeys,
  noteStep,
  partText,
  replaceParts,
} from './row-import-store.js'
import { type Placed, readHeader, readRecords, type RowError, type RowTable } from './rows.js'
import { isWorkbook, readWorkbook } from './workbook.js'
import { type Write, writeUnasked } from './write.js'

// Files of any number of rows, taken in the background. A step is a thousand rows and one transaction: what they change, what
// was wrong with them and where the next step begins. Whoever is killed in between has done nothing, or all of it.

/** For whom and as what a step works. */
export interface ImportRun {
  readonly id: string
  readonly provinceCode: string
  /** Nothing may be written then. */
  readonly dryRun: boolean
  readonly facilityCode: string | null
  /** The columns that the file has. */
  readonly columns: readonly string[]
  readonly by: Actor
  readonly now: Date
}

/** A kind of file that is taken so. */
export interface RowImport<Row> {
  readonly name: string
  readonly table: RowTable<Row>
  /** By what a row of the file is told from the others: a second one with any of the same is refused. */
  keysOf(row: Row): readonly string[]
  readonly twice: { readonly column: string; readonly code: string }
  /** Does what the rows say, or tells what it would do. */
  apply(change: Write, rows: readonly Placed<Row>[], run: ImportRun): Promise<{ readonly done: readonly DoneRow[]; readonly errors: readonly RowError[] }>
  /** Whether rows that change nothing are told one by one too. */
  readonly keepsUnchanged?: boolean
  /** Notes that all rows were taken. */
  ended?(change: Write, run: ImportRun): Promise<void>
  /** Takes back some rows of what the import did; says whether any are left. */
  undo?(change: Write, run: ImportRun): Promise<'more' | 'done'>
}

const rowsPerStep = 1_000
/** In milliseconds. The embedded database does its work in this process: between steps others have their turn. */
const pause = 40
/** In milliseconds; on a busy machine a step of the embedded database takes a while. */
const longestStep = 30_000

export interface ImportSetting {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly outbox: Pick<Outbox, 'tell'>
}

/** Runs the imports of one kind, wherever they stand: in this process, together with every other on the same database. */
export class RowImports<Row> {
  private working: Promise<void> | undefined
  private isWanted = false
  private readonly closing = new AbortController()
  /** The part in work, so that it is not read anew for each step; parts never change. */
  private text: { readonly of: string; readonly value: string } | undefined

  constructor(
    private readonly kind: RowImport<Row>,
    private readonly setting: ImportSetting,
  ) {}

  /** Begins now with whatever waits to be run; whoever calls waits for nothing. */
  kick(): void {
    this.isWanted = true
    this.working ??= this.work().finally(() => (this.working = undefined))
  }

  /** Whether one waits to be run. */
  async isAnyOpen(): Promise<boolean> {
    return (await this.next(new Set())) !== undefined
  }

  /** Every minute: goes on with what a killed process left, and forgets what is old. */
  job(): Job {
    return {
      name: `import-${this.kind.name}`,
      cron: '* * * * *',
      run: async signal => {
        const { db, clock } = this.setting
        await db.transaction(tx => forgetOld(tx, db.schema, clock()))
        await this.runAll(signal)
      },
    }
  }

  /** Ends after the step that is under way. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.working
  }

  private async work(): Promise<void> {
    while (this.isWanted && !this.closing.signal.aborted) {
      this.isWanted = false
      // What failed here is done by the next who is asked: the job of every minute.
      await this.runAll(this.closing.signal).catch((error: unknown) => this.failed(error))
    }
  }

  private failed(error: unknown): void {
    // The name only: the text of a database error may quote a row.
    this.setting.log.error({ reason: error instanceof Error ? error.name : typeof error }, `an import of ${this.kind.name} stopped`)
  }

  private async runAll(signal: AbortSignal): Promise<void> {
    const left = new Set<string>()
    for (let next = await this.next(left); next && !signal.aborted && !this.closing.signal.aborted; next = await this.next(left)) {
      const isStepDone = await this.step(next).catch((error: unknown) => {
        this.failed(error)
        return false
      })
      // One that somebody else holds, or that fails, does not keep the others waiting.
      if (!isStepDone) left.add(next.id)
      await sleep(this.setting.db.shared ? 0 : pause)
    }
    this.text = undefined
  }

  private async next(left: ReadonlySet<string>): Promise<(ImportActor & { readonly id: string }) | undefined> {
    const { db } = this.setting
    const [row] = await db.query(sql<ImportActor & { id: string }>`select id, actor as "subject", actor_role as "role", client, request_id as "requestId",
        province_code as "provinceCode", facility_code as "facilityCode"
      from ${sql.table(`${db.schema}.row_import`)}
      where status in ('RUNNING', 'UNDOING') and kind = ${this.kind.name} and id not in (select unnest(${[...left]}::uuid[])) order by started_at, id limit 1`)
    return row
  }

  private async step({ id, subject, role, client, requestId, provinceCode, facilityCode }: ImportActor & { readonly id: string }): Promise<boolean> {
    const { db, clock, outbox } = this.setting
    const place = facilityCode === null ? { province: provinceCode } : { facility: facilityCode }
    const by = { viewer: { subject, role, client, ...place }, now: clock(), requestId }
    const isDone = await writeUnasked(
      db,
      by,
      async change => {
        const row = await holdRunning(change.tx, db.schema, id)
        if (!row) return false
        const run = { id, provinceCode, facilityCode, dryRun: row.dryRun, columns: row.columns ?? [], by: by.viewer, now: by.now }
        if (row.status === 'UNDOING') await this.takeBack(change, run)
        else await (row.columns ? this.take(change, row, run) : this.begin(change, row, run))
        return true
      },
      { longest: longestStep },
    )
    if (isDone) outbox.tell()
    return isDone
  }

  /** Reads the header and counts the rows. */
  private async begin(change: Write, row: ImportRow, run: ImportRun): Promise<void> {
    const { schema } = this.setting.db
    const fail = (...errors: RowError[]) => noteFailure(change.tx, schema, row.id, errors, run.now)
    const unread = isWorkbook(row.fileName) ? await this.unpack(change, row) : undefined
    if (unread) return fail(unread)
    const { records, after, line, isEndless } = await this.read(change, row, 1)
    const [header] = records
    if (!header) return fail(isEndless ? { line: line + 1, column: null, code: 'NOT_CSV' } : { line: 1, column: null, code: 'FILE_EMPTY' })
    const { names, headers, errors } = readHeader(header, this.kind.table, row.mapping)
    if (errors.length > 0) return fail(...errors)
    const rows = (await this.countRows(change, row)) - 1
    if (rows === 0) return fail({ line: 1, column: null, code: 'FILE_EMPTY' })
    if (rows > this.kind.table.mostRows) return fail({ line: 1, column: null, code: 'FILE_TOO_LARGE' })
    await noteHeader(change.tx, schema, row.id, { columns: names, headers, ...after, line, rows })
  }

  /** Makes a workbook the text it would be as CSV, so that everything after it is the same for both. */
  private async unpack({ tx }: Write, row: ImportRow): Promise<RowError | undefined> {
    const texts: string[] = []
    for (let part = 1; part <= row.parts; part++) texts.push(await this.partOf(tx, row.id, part))
    const { mostRows, mostBytes } = this.kind.table
    const sheet = readWorkbook(Buffer.from(texts.join(''), 'base64'), { mostRows, mostBytes })
    if ('code' in sheet) return { line: sheet.line, column: null, code: sheet.code }
    await replaceParts(tx, this.setting.db.schema, row, sheet.text)
    this.text = undefined
    return undefined
  }

  private async takeBack(change: Write, run: ImportRun): Promise<void> {
    const left = await this.kind.undo?.(change, run)
    if (left !== 'more') await endImport(change.tx, this.setting.db.schema, { id: run.id, status: 'UNDONE', now: run.now })
  }

  private async countRows(change: Write, row: ImportRow): Promise<number> {
    let [count, at] = [0, { ...row }]
    for (;;) {
      const { records, after, line } = await this.read(change, at, 10_000)
      if (records.length === 0) return count
      count += records.length
      at = { ...at, ...after, line }
    }
  }

  private async take(change: Write, row: ImportRow, run: ImportRun): Promise<void> {
    const { schema } = this.setting.db
    const { records, after, line, isEndless } = await this.read(change, row, rowsPerStep)
    if (records.length === 0) {
      if (isEndless) return noteFailure(change.tx, schema, row.id, [{ line: line + 1, column: null, code: 'NOT_CSV' }], run.now)
      await this.kind.ended?.(change, run)
      return endImport(change.tx, schema, { id: row.id, status: 'DONE', now: run.now })
    }
    const { rows, errors: unread, cells } = readRecords(records, run.columns, this.kind.table)
    const repeated = await this.repeated(change, row.id, rows)
    const { done, errors: wrong } = await this.kind.apply(change, rows.filter(({ line: at }) => !repeated.has(at)), run)
    const twice = [...repeated].map(at => ({ line: at, ...this.kind.twice }))
    const errors = [...unread, ...twice, ...wrong]
    const refused = new Set(errors.map(each => each.line))
    const refusedCells = new Map([...cells].filter(([at]) => refused.has(at)))
    await noteStep(change.tx, schema, row.id, {
      done, errors, refused: refusedCells, refusedCount: refused.size, keepsUnchanged: this.kind.keepsUnchanged ?? false, ...after, line,
    })
  }

  /** The lines of rows that the file has had before. */
  private async repeated(change: Write, id: string, rows: readonly Placed<Row>[]): Promise<ReadonlySet<number>> {
    const keys = new Map<string, number>()
    const repeated = new Set<number>()
    for (const { line, row } of rows) {
      const own = this.kind.keysOf(row).map(key => createHash('md5').update(key).digest('hex'))
      if (own.some(key => keys.has(key))) repeated.add(line)
      for (const key of own) if (!keys.has(key)) keys.set(key, line)
    }
    const known = await noteKeys(change.tx, this.setting.db.schema, id, [...keys.keys()])
    for (const key of known) repeated.add(keys.get(key) ?? 0)
    return repeated
  }

  /** Up to so many records from where an import stands; a record may reach over several parts. */
  private async read({ tx }: Write, row: Pick<ImportRow, 'id' | 'parts' | 'part' | 'place' | 'line'>, most: number) {
    const lengths: number[] = []
    let text = ''
    for (let part = row.part; ; part++) {
      const next = await this.partOf(tx, row.id, part)
      lengths.push(next.length)
      text += next
      const isLast = part === row.parts
      const cut = cutRecords(text, row.place, { line: row.line, most, isLast })
      if (cut.records.length === 0 && !isLast && !cut.isEndless) continue
      const placed = placeIn(lengths, cut.next)
      return { ...cut, after: { part: row.part + placed.part, place: placed.place } }
    }
  }

  private async partOf(tx: Write['tx'], id: string, part: number): Promise<string> {
    const of = `${id} ${part}`
    if (this.text?.of !== of) this.text = { of, value: await partText(tx, this.setting.db.schema, id, part) }
    return this.text.value
  }
}

/** In which of the texts a place in all of them lies. */
function placeIn(lengths: readonly number[], place: number): { part: number; place: number } {
  let [part, rest] = [0, place]
  while (part < lengths.length - 1 && rest >= (lengths[part] ?? 0)) rest -= lengths[part++] ?? 0
  return { part, place: rest }
}
