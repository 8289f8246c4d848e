import { createClock } from '../../kit/clock.js'
import { PlainError } from '../../kit/errors.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { feedsOf, inboxOf } from '../events.js'
import type { Command } from './command.js'

const names = subgraphs.map(({ name }) => name).join(', ')
const usage = `Use: npm run rebuild -- SUBGRAPH, or npm run rebuild -- SUBGRAPH --replay; SUBGRAPH is one of ${names}.`

const sectorOf = ([asked]: readonly string[]) => subgraphs.find(({ name }) => name === asked)

/**
 * Fills the copies of one sector anew from its owners' first event; with `--replay` only takes once more what was set
 * aside. It may run while the hub runs: whoever reads sees the old rows until the new ones are there.
 */
export const rebuild: Command = {
  usage: args => {
    const [, option, ...rest] = args
    return sectorOf(args) && rest.length === 0 && (option === undefined || option === '--replay') ? undefined : usage
  },
  async run({ databases, settings }, args) {
    const sector = sectorOf(args)
    if (!sector) throw new PlainError(usage)
    const feeds = feedsOf(databases)
    const inbox = inboxOf(databases, sector.name, createClock(settings.HUB_CLOCK))
    const says: string[] = []
    for (const source of inbox.sources) {
      const feed = feeds[source]
      if (!feed) continue
      if (args[1] === '--replay') {
        const { taken, left } = await inbox.replay(source)
        says.push(`${sector.name}: of what ${source} had told, ${taken} taken now, ${left} still set aside.`)
      } else {
        const taken = await inbox.rebuild(source, feed)
        says.push(`${sector.name}: the copies of ${source} are filled anew from ${taken} events.`)
      }
    }
    return { says: says.join('\n'), failed: false }
  },
}
