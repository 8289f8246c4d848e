import { databaseUrl, ownerUrl, subgraphSettings } from '../../kit/subgraph-app.js'

export const settings = subgraphSettings(4001).extend({
  HUB_FACILITIES_DATABASE_URL: databaseUrl,
  HUB_REFERRALS_URL: ownerUrl(4002),
  HUB_INSURANCE_URL: ownerUrl(4003),
})
