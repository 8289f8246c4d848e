import '../../kit/require-node.js'
import { readSettings } from '../../kit/config.js'
import { runMain } from '../../kit/errors.js'
import { runSubgraph } from '../../kit/subgraph-app.js'
import { createReferrals } from './app.js'
import { settings as shape } from './config.js'
import { name, openReferralsDatabase } from './orm.js'

await runMain(async () => {
  const settings = readSettings(shape)
  const databaseUrl = settings.HUB_REFERRALS_DATABASE_URL
  const owners = { facilities: settings.HUB_FACILITIES_URL, insurance: settings.HUB_INSURANCE_URL }
  await runSubgraph({ name, settings, databaseUrl, owners, open: openReferralsDatabase, create: createReferrals })
})
