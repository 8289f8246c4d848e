import '../kit/require-node.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, type CommonSettings, readSettings } from '../kit/config.js'
import type { Database } from '../kit/database.js'
import { runMain } from '../kit/errors.js'
import { createLogger } from '../kit/log.js'
import { requireMigrated } from '../kit/subgraph-app.js'
import { lookForOverdue } from '../subgraphs/facilities/check-overdue/check-overdue.service.js'
import { checkAgain } from '../subgraphs/insurance/check-again/check-again.service.js'
import { cardGatewayFromSettings } from '../subgraphs/insurance/config.js'
import { loadRuleBook } from '../subgraphs/insurance/rules/rule-book.index.js'
import { sweepReferrals } from '../subgraphs/referrals/clock/clock.service.js'
import { loadTimeLimits } from '../subgraphs/referrals/referral/time-limit.index.js'
import { openDatabases } from './databases.js'
import { databaseSettings } from './settings.js'

/** What waits for the national gateway, where there is one. */
async function checkWaiting(db: Database, settings: Pick<CommonSettings, 'HUB_CLOCK' | 'HUB_LOG_LEVEL'>): Promise<string> {
  const clock = createClock(settings.HUB_CLOCK)
  const cardGateway = cardGatewayFromSettings(clock)
  if (!cardGateway) return ''
  await requireMigrated(db)
  const log = createLogger('clock', settings.HUB_LOG_LEVEL)
  const { answered, inVain } = await checkAgain({ db, clock, log, cardGateway, book: await loadRuleBook(db) })
  const waiting = inVain > 0 ? ', others wait on' : ''
  return `, ${answered} ${answered === 1 ? 'check' : 'checks'} answered${waiting}`
}

/** Does once what the scheduled job does every minute: for an operator, and where the clock is fixed. */
await runMain(async () => {
  const settings = readSettings(commonSettings.extend(databaseSettings))
  const opened = await openDatabases(settings)
  const db = opened.databases.referrals
  await requireMigrated(db)
  const { expireReferral, recordNoShow, escalateReferral, noteDeparture, failed } = await sweepReferrals({
    db,
    clock: createClock(settings.HUB_CLOCK),
    log: createLogger('clock', settings.HUB_LOG_LEVEL),
    limits: await loadTimeLimits(db),
  })
  await requireMigrated(opened.databases.facilities)
  const { raised } = await lookForOverdue({ db: opened.databases.facilities, clock: createClock(settings.HUB_CLOCK) })
  const overdue = raised > 0 ? `, ${raised} health ${raised === 1 ? 'check' : 'checks'} overdue` : ''
  const checks = await checkWaiting(opened.databases.insurance, settings)
  await opened.close()
  const trouble = failed > 0 ? `, ${failed} failed` : ''
  process.stdout.write(`${expireReferral} expired, ${recordNoShow} no-shows, ${escalateReferral} escalated, ${noteDeparture} departures noted${overdue}${checks}${trouble}.\n`)
  if (failed > 0) process.exitCode = 1
})
