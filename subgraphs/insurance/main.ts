import '../../kit/require-node.js'
import { readSettings } from '../../kit/config.js'
import { runMain } from '../../kit/errors.js'
import { runSubgraph, type SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createInsurance } from './app.js'
import { cardGatewayFromSettings, settings as shape } from './config.js'
import { name, openInsuranceDatabase } from './orm.js'

await runMain(async () => {
  const settings = readSettings(shape)
  const databaseUrl = settings.HUB_INSURANCE_DATABASE_URL
  const owners = { facilities: settings.HUB_FACILITIES_URL, referrals: settings.HUB_REFERRALS_URL }
  const create = (dependencies: SubgraphDependencies) =>
    createInsurance({ ...dependencies, cardGateway: cardGatewayFromSettings(dependencies.clock) })
  await runSubgraph({ name, settings, databaseUrl, owners, open: openInsuranceDatabase, create })
})
