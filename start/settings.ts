import { z } from 'zod'
import { commonSettings } from '../kit/config.js'
import { databaseUrl } from '../kit/subgraph-app.js'
import { subgraphs } from '../schema/subgraphs.js'

type DatabaseSetting = (typeof subgraphs)[number]['databaseSetting']

const optional = databaseUrl.optional()

/** The database URLs of the sectors, by the names in `schema/subgraphs.ts`. */
export const databaseSettings = Object.fromEntries(
  subgraphs.map(({ databaseSetting }) => [databaseSetting, optional]),
) as Record<DatabaseSetting, typeof optional>

const needed = z.string({ error: 'needs the URL of a PostgreSQL database' }).pipe(databaseUrl)

/** The same when PostgreSQL is not a choice. */
export const neededDatabaseSettings = Object.fromEntries(
  subgraphs.map(({ databaseSetting }) => [databaseSetting, needed]),
) as Record<DatabaseSetting, typeof needed>

/** What the migration reads: `HUB_APP_ROLE` is the database role that the services connect with, where it is not the owner. */
export const migrateSettings = commonSettings.extend({ ...databaseSettings, HUB_APP_ROLE: z.string().min(1).optional() })
