import { databaseUrl, ownerUrl, subgraphSettings } from '../../kit/subgraph-app.js'

export const settings = subgraphSettings(4002).extend({
  HUB_REFERRALS_DATABASE_URL: databaseUrl,
  HUB_FACILITIES_URL: ownerUrl(4001),
  HUB_INSURANCE_URL: ownerUrl(4003),
})
