import '../../kit/require-node.js'
import { readSettings } from '../../kit/config.js'
import { runMain } from '../../kit/errors.js'
import { runSubgraph } from '../../kit/subgraph-app.js'
import { createFacilities } from './app.js'
import { settings as shape } from './config.js'
import { name, openFacilitiesDatabase } from './orm.js'

await runMain(async () => {
  const settings = readSettings(shape)
  const databaseUrl = settings.HUB_FACILITIES_DATABASE_URL
  const owners = { referrals: settings.HUB_REFERRALS_URL, insurance: settings.HUB_INSURANCE_URL }
  await runSubgraph({ name, settings, databaseUrl, owners, open: openFacilitiesDatabase, create: createFacilities })
})
