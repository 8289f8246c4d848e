import { PgBoss } from 'pg-boss'
import type { Database } from './database.js'
import { PlainError } from './errors.js'
import type { Logger } from './log.js'

/**
 * What a sector does by itself at set times. One run is wanted for each time, however many processes there are; but a
 * process can be killed, and clocks differ, so a job must do no harm when it runs twice, also at once.
 */
export interface Job {
  readonly name: string
  /** When, as cron writes it, in UTC. */
  readonly cron: string
  /** Does what there is to do; `signal` asks it to leave the rest for the next time. */
  run(signal: AbortSignal): Promise<void>
}

export interface Jobs {
  /** Asks what is under way to leave the rest for the next time. */
  leaveRest(): void
  /** Begins nothing more, and waits for what is under way. */
  close(): Promise<void>
}

/** One that takes longer is given up; the next one has long been due then. */
const longestRun = 600
/** How long what was done stays in its table. */
const keptFor = 3_600
const longestStop = 10_000

/** Makes the tables of the jobs, or brings them to this version: a part of migrating. Again it changes nothing. */
export async function installJobs(db: Database): Promise<void> {
  const boss = bossOf(db, { migrate: true, supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ close: false })
}

/** Runs the jobs of a sector from now on, together with every other process on the same database. */
export async function startJobs(db: Database, jobs: readonly Job[], log: Logger): Promise<Jobs> {
  const boss = bossOf(db, { migrate: false, cronMonitorIntervalSeconds: 15 })
  // The name only: the text of a database error may quote a row.
  boss.on('error', error => log.warn({ reason: error.name }, 'the jobs cannot be read for now'))
  if (!(await boss.isInstalled())) {
    throw new PlainError(`The database of ${db.schema} lacks its job tables. Run "npm run migrate", then start again.`)
  }
  await boss.start()
  const closing = new AbortController()
  for (const { name, cron, run } of jobs) {
    // At most one waits; one that a killed process left behind does not hold up the next.
    await boss.createQueue(name, { policy: 'short', expireInSeconds: longestRun, retryLimit: 0, deleteAfterSeconds: keptFor })
    await boss.schedule(name, cron)
    await boss.work(name, { pollingIntervalSeconds: 5 }, async ([job]) => {
      const signal = job ? AbortSignal.any([job.signal, closing.signal]) : closing.signal
      await run(signal).catch((error: unknown) => {
        log.error({ job: name, reason: error instanceof Error ? error.name : typeof error }, 'a job failed')
        throw error
      })
    })
  }
  return {
    leaveRest: () => closing.abort(),
    async close() {
      closing.abort()
      await boss.stop({ close: false, graceful: true, timeout: longestStop })
    },
  }
}

type BossOptions = Pick<ConstructorParameters<typeof PgBoss>[0] & object, 'migrate' | 'supervise' | 'schedule' | 'cronMonitorIntervalSeconds'>

/** Over the connections of the sector, in a schema beside its own; on the embedded database, each statement in its turn. */
function bossOf(db: Database, options: BossOptions): PgBoss {
  return new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await db.script(text, values) }) },
    backend: db.shared ? 'postgres' : 'pglite',
    schema: `${db.schema}_jobs`,
    flowIntervalSeconds: 60,
    // Its rebuilding of indexes cannot run in a transaction, and this table is never large.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    ...options,
  })
}
