import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from './log.js'

/** Files by what is in them: the key is the SHA-256 of the bytes, in hex. */
export interface FileStore {
  /** Keeps the bytes, also through a crash right after; keeping the same again changes nothing. Gives their key. */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes of a key, and never other ones. Throws `FileDamaged` when they are not there, or not what they were. */
  get(key: string): Promise<Uint8Array>
}

export class FileDamaged extends Error {
  constructor(key: string) {
    super(`The file ${key} is missing or not what it was`)
    this.name = 'FileDamaged'
  }
}

export function keyOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** For tests, and for sectors that keep none. */
export function memoryStore(): FileStore {
  const kept = new Map<string, Uint8Array>()
  return {
    async put(bytes) {
      const key = keyOfBytes(bytes)
      kept.set(key, bytes)
      return key
    },
    async get(key) {
      const bytes = kept.get(key)
      if (!bytes || keyOfBytes(bytes) !== key) throw new FileDamaged(key)
      return bytes
    },
  }
}

/** What was begun before then and never finished, nobody finishes any more. */
const longestWritingMs = 3_600_000

/** The same store, whose failures are written down for the operator: what went wrong, never what was in the file. */
export function watched(store: FileStore, log: Pick<Logger, 'error'>): FileStore {
  const noting = (what: string) => (error: unknown) => {
    const reason = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : typeof error
    log.error({ reason }, what)
    throw error
  }
  return {
    put: bytes => store.put(bytes).catch(noting('a file could not be kept')),
    get: key => store.get(key).catch(noting('a file could not be read')),
  }
}

/**
 * In a folder, which several processes may share. A file is written under a name of its own, flushed, and then renamed: at
 * every moment it is there whole or not at all.
 */
export async function folderStore(folder: string, now: number = Date.now()): Promise<FileStore> {
  const writing = join(folder, 'writing')
  await mkdir(writing, { recursive: true })
  for (const name of await readdir(writing)) {
    const left = await stat(join(writing, name)).catch(() => undefined)
    if (left && now - left.mtimeMs > longestWritingMs) await rm(join(writing, name), { force: true })
  }
  const placeOf = (key: string) => join(folder, key.slice(0, 2), key)
  return {
    async put(bytes) {
      const key = keyOfBytes(bytes)
      const place = placeOf(key)
      if (await isWhole(place, key)) return key
      const beside = join(writing, randomUUID())
      try {
        await writeFlushed(beside, bytes)
        await mkdir(join(folder, key.slice(0, 2)), { recursive: true })
        await rename(beside, place)
        await flushFolder(join(folder, key.slice(0, 2)))
      } finally {
        await rm(beside, { force: true })
      }
      return key
    },
    async get(key) {
      const bytes = await readFile(placeOf(key)).catch(() => undefined)
      if (!bytes || keyOfBytes(bytes) !== key) throw new FileDamaged(key)
      return bytes
    },
  }
}

/** The new name is in the folder after a power cut as well. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isWhole(place: string, key: string): Promise<boolean> {
  const bytes = await readFile(place).catch(() => undefined)
  return bytes !== undefined && keyOfBytes(bytes) === key
}

async function writeFlushed(place: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(place, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
