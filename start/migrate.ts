import '../kit/require-node.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { openDatabases } from './databases.js'
import { migrateAll } from './fill.js'
import { databaseSettings } from './settings.js'

await runMain(async () => {
  const settings = readSettings(commonSettings.extend(databaseSettings))
  const opened = await openDatabases(settings)
  await migrateAll(opened.databases, createClock(settings.HUB_CLOCK))
  await opened.close()
  process.stdout.write(`Migrated and loaded the reference data (${opened.where}).\n`)
})
