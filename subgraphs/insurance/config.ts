import { databaseUrl, ownerUrl, subgraphSettings } from '../../kit/subgraph-app.js'

export const settings = subgraphSettings(4003).extend({
  HUB_INSURANCE_DATABASE_URL: databaseUrl,
  HUB_FACILITIES_URL: ownerUrl(4001),
  HUB_REFERRALS_URL: ownerUrl(4002),
})
