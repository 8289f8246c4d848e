import { openCheckpointBook } from '../../kit/audit-checkpoint.js'
import { retireAudit } from '../../kit/audit-retire.js'
import { createClock } from '../../kit/clock.js'
import { requireMigrated } from '../../kit/subgraph-app.js'
import { subgraphs } from '../../schema/subgraphs.js'
import type { Command } from './command.js'

/** Takes out of every sector’s log what is older than the policy says. */
export const auditRetire: Command = {
  usage: args => (args.length > 0 ? 'Use: npm run audit:retire. How long entries are kept is HUB_AUDIT_YEARS.' : undefined),
  async run({ databases, settings }) {
    const book = await openCheckpointBook(settings)
    const now = createClock(settings.HUB_CLOCK)()
    const before = new Date(now)
    before.setUTCFullYear(now.getUTCFullYear() - settings.HUB_AUDIT_YEARS)
    const lines: string[] = []
    for (const { name } of subgraphs) {
      await requireMigrated(databases[name])
      const { sector, entries } = await retireAudit(databases[name], book, before, now)
      lines.push(`${sector}: ${entries} ${entries === 1 ? 'entry' : 'entries'} of before ${before.toISOString().slice(0, 10)} taken out.`)
    }
    return { says: lines.join('\n'), failed: false }
  },
}
