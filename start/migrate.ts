import '../kit/require-node.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { openDatabases } from './databases.js'
import { migrateAll } from './fill.js'
import { databaseSettings } from './settings.js'

await runMain(async () => {
  const opened = await openDatabases(readSettings(commonSettings.extend(databaseSettings)))
  await migrateAll(opened.databases)
  await opened.close()
  process.stdout.write(`Migrated and loaded the reference data (${opened.where}).\n`)
})
