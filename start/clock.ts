import '../kit/require-node.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { createLogger } from '../kit/log.js'
import { requireMigrated } from '../kit/subgraph-app.js'
import { sweepReferrals } from '../subgraphs/referrals/clock/clock.service.js'
import { loadTimeLimits } from '../subgraphs/referrals/referral/time-limit.index.js'
import { openDatabases } from './databases.js'
import { databaseSettings } from './settings.js'

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
  await opened.close()
  const trouble = failed > 0 ? `, ${failed} failed` : ''
  process.stdout.write(`${expireReferral} expired, ${recordNoShow} no-shows, ${escalateReferral} escalated, ${noteDeparture} departures noted${trouble}.\n`)
  if (failed > 0) process.exitCode = 1
})
