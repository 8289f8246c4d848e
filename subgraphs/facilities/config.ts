import { databaseUrl, subgraphSettings } from '../../kit/subgraph-app.js'

export const settings = subgraphSettings(4001).extend({ HUB_FACILITIES_DATABASE_URL: databaseUrl })
