import '../kit/require-node.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { openDatabases } from './databases.js'
import { fillWithDemo, migrateAll, refuseDemoData } from './fill.js'
import { databaseSettings } from './settings.js'

await runMain(async () => {
  const settings = readSettings(commonSettings.extend(databaseSettings))
  // Before anything is opened: a database in use is not to be touched.
  refuseDemoData(settings.HUB_ENV)
  const opened = await openDatabases(settings)
  const clock = createClock(settings.HUB_CLOCK)
  await migrateAll(opened.databases, clock)
  await fillWithDemo(opened.databases, clock, settings.HUB_ENV)
  await opened.close()
  process.stdout.write(`The demo data is there (${opened.where}).\n`)
})
