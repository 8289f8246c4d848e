import '../kit/require-node.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { PlainError, runMain } from '../kit/errors.js'
import { subgraphs } from '../schema/subgraphs.js'
import { openDatabases } from './databases.js'
import { feedsOf, inboxOf } from './events.js'
import { databaseSettings } from './settings.js'

const names = subgraphs.map(({ name }) => name).join(', ')
const usage = `Use: npm run rebuild -- SUBGRAPH, or npm run rebuild -- SUBGRAPH --replay; SUBGRAPH is one of ${names}.`

/**
 * Fills the copies of one sector anew from its owners' first event; with `--replay` only takes once more what was set
 * aside. On a server it may run while the hub runs: whoever reads sees the old rows until the new ones are there.
 */
await runMain(async () => {
  const [asked, option, ...rest] = process.argv.slice(2)
  const sector = subgraphs.find(({ name }) => name === asked)
  const isReplay = option === '--replay'
  if (!sector || rest.length > 0 || (option !== undefined && !isReplay)) throw new PlainError(usage)
  const settings = readSettings(commonSettings.extend(databaseSettings))
  const opened = await openDatabases(settings)
  const feeds = feedsOf(opened.databases)
  const inbox = inboxOf(opened.databases, sector.name, createClock(settings.HUB_CLOCK))
  for (const source of inbox.sources) {
    const feed = feeds[source]
    if (!feed) continue
    if (isReplay) {
      const { taken, left } = await inbox.replay(source)
      process.stdout.write(`${sector.name}: of what ${source} had told, ${taken} taken now, ${left} still set aside.\n`)
    } else {
      const taken = await inbox.rebuild(source, feed)
      process.stdout.write(`${sector.name}: the copies of ${source} are filled anew from ${taken} events.\n`)
    }
  }
  await opened.close()
})
