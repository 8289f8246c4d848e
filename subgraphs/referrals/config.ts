import { databaseUrl, subgraphSettings } from '../../kit/subgraph-app.js'

export const settings = subgraphSettings(4002).extend({ HUB_REFERRALS_DATABASE_URL: databaseUrl })
