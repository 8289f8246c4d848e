import '../kit/require-node.js'
import { createClock } from '../kit/clock.js'
import { readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { openDatabases } from './databases.js'
import { migrateAll } from './fill.js'
import { grantTo } from './grants.js'
import { forEachSector } from './sectors.js'
import { migrateSettings } from './settings.js'

/** Brings the databases to this version, as their owner; `HUB_APP_ROLE` is the role the services connect with. */
await runMain(async () => {
  const settings = readSettings(migrateSettings)
  const opened = await openDatabases(settings)
  await migrateAll(opened.databases, createClock(settings.HUB_CLOCK))
  const role = settings.HUB_APP_ROLE
  if (role) await forEachSector(name => grantTo(opened.databases[name], role))
  await opened.close()
  process.stdout.write(`Migrated and loaded the reference data (${opened.where}).\n`)
})
