import { databaseUrl, subgraphSettings } from '../../kit/subgraph-app.js'

export const settings = subgraphSettings(4003).extend({ HUB_INSURANCE_DATABASE_URL: databaseUrl })
