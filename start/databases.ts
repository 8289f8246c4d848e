import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { DatabaseTarget } from '../kit/database.js'
import { openEmbedded } from '../kit/database.js'
import { PlainError } from '../kit/errors.js'
import { subgraphs, type SubgraphName } from '../schema/subgraphs.js'
import { forEachSector, type SectorDatabases } from './sectors.js'

export interface OpenedDatabases {
  readonly databases: SectorDatabases
  readonly where: string
  /** The data folder, when this process owns the embedded database in it. */
  readonly folder?: string
  close(): Promise<void>
}

type UrlSettings = Partial<Record<(typeof subgraphs)[number]['databaseSetting'], string>>

const withServer = (settings: UrlSettings) => subgraphs.filter(({ databaseSetting }) => settings[databaseSetting])

/** Whether no server is named, so that the embedded database of the data folder is meant. */
export const isEmbedded = (settings: UrlSettings) => withServer(settings).length === 0

/** PostgreSQL when the three URLs are given, the embedded database of the data folder when none is. */
export async function openDatabases(settings: UrlSettings & { HUB_DATA_DIR: string }): Promise<OpenedDatabases> {
  const given = withServer(settings)
  if (given.length > 0 && given.length < subgraphs.length) {
    const missing = subgraphs.filter(subgraph => !given.includes(subgraph)).map(each => each.databaseSetting)
    throw new PlainError(`Give all database URLs or none; missing: ${missing.join(', ')}.`)
  }
  return given.length > 0 ? openOnServer(settings) : openInFolder(settings.HUB_DATA_DIR)
}

async function openOnServer(settings: UrlSettings): Promise<OpenedDatabases> {
  const urls = Object.fromEntries(subgraphs.map(each => [each.name, settings[each.databaseSetting] ?? '']))
  const databases = await openAll(name => ({ url: urls[name] ?? '' }))
  return { databases, where: 'PostgreSQL', close: () => closeAll(databases) }
}

async function openInFolder(dataDir: string): Promise<OpenedDatabases> {
  await mkdir(dataDir, { recursive: true })
  const unlock = await lock(dataDir)
  let embedded: PGlite
  try {
    embedded = await openEmbedded({ folder: join(dataDir, 'database') })
  } catch (error) {
    await unlock()
    const reason = error instanceof Error ? error.message : String(error)
    throw new PlainError(`The embedded database in ${dataDir} cannot be opened (${reason}). Move the folder away to start anew.`)
  }
  const databases = await openAll(() => ({ embedded }))
  return {
    databases,
    where: `embedded database in ${dataDir}`,
    folder: dataDir,
    close: async () => {
      await closeAll(databases)
      await embedded.close()
      await unlock()
    },
  }
}

function openAll(target: (name: SubgraphName) => DatabaseTarget): Promise<SectorDatabases> {
  return forEachSector((name, sector) => sector.open(target(name)))
}

async function closeAll(databases: SectorDatabases): Promise<void> {
  for (const db of Object.values(databases)) await db.close()
}

/** One owner for an embedded folder: two processes would write over each other. A dead owner's mark is taken over. */
async function lock(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'owner.pid')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch {
      const owner = Number(await readFile(file, 'utf8').catch(() => ''))
      if (owner && owner !== process.pid && isAlive(owner)) break
      await rm(file, { force: true })
    }
  }
  throw new PlainError(
    `The data folder ${dataDir} is in use by another hub. Stop that one, or set HUB_DATA_DIR to another folder.`,
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
