import { createClock } from '../../kit/clock.js'
import type { CommonSettings } from '../../kit/config.js'
import type { Database } from '../../kit/database.js'
import { createLogger } from '../../kit/log.js'
import { requireMigrated } from '../../kit/subgraph-app.js'
import { lookForOverdue } from '../../subgraphs/facilities/check-overdue/check-overdue.service.js'
import { lookForLate } from '../../subgraphs/facilities/person-request/late-request.service.js'
import { checkAgain } from '../../subgraphs/insurance/check-again/check-again.service.js'
import { cardGatewayFromSettings } from '../../subgraphs/insurance/config.js'
import { loadRuleBook } from '../../subgraphs/insurance/rules/rule-book.index.js'
import { sweepReferrals } from '../../subgraphs/referrals/clock/clock.service.js'
import { loadTimeLimits } from '../../subgraphs/referrals/referral/time-limit.index.js'
import type { Command } from './command.js'

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
export const clock: Command = {
  usage: args => (args.length > 0 ? 'Use: npm run clock.' : undefined),
  async run({ databases, settings }) {
    const db = databases.referrals
    await requireMigrated(db)
    const { expireReferral, recordNoShow, escalateReferral, noteDeparture, failed } = await sweepReferrals({
      db,
      clock: createClock(settings.HUB_CLOCK),
      log: createLogger('clock', settings.HUB_LOG_LEVEL),
      limits: await loadTimeLimits(db),
    })
    await requireMigrated(databases.facilities)
    const { raised } = await lookForOverdue({ db: databases.facilities, clock: createClock(settings.HUB_CLOCK) })
    const overdue = raised > 0 ? `, ${raised} health ${raised === 1 ? 'check' : 'checks'} overdue` : ''
    const late = await lookForLate({ db: databases.facilities, clock: createClock(settings.HUB_CLOCK) })
    const requests = late > 0 ? `, ${late} ${late === 1 ? 'request of a person' : 'requests of persons'} overdue` : ''
    const checks = await checkWaiting(databases.insurance, settings)
    const trouble = failed > 0 ? `, ${failed} failed` : ''
    return {
      says: `${expireReferral} expired, ${recordNoShow} no-shows, ${escalateReferral} escalated, ${noteDeparture} departures noted${overdue}${requests}${checks}${trouble}.`,
      failed: failed > 0,
    }
  },
}
