import { mkdtemp, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FileDamaged, folderStore, keyOfBytes, memoryStore } from './file-store.js'

const text = (words: string) => new TextEncoder().encode(words)
const bytes = text('siêu âm')
const key = keyOfBytes(bytes)

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'file-store-'))
})
afterAll(() => rm(base, { recursive: true }))

describe.each([
  ['in memory', (name: string) => Promise.resolve(name).then(memoryStore)],
  ['in a folder', (name: string) => folderStore(join(base, name))],
] as const)('a store of files %s', (kind, make) => {
  test('gives back what it was given, also when given twice or by several at once', async () => {
    const store = await make(`${kind}-same`)
    expect(await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))).toEqual(Array.from({ length: 20 }, () => key))
    expect(Buffer.from(await store.get(key)).toString()).toBe('siêu âm')
  })

  test('says that it does not have a file', async () => {
    await expect((await make(`${kind}-none`)).get(key)).rejects.toThrow(FileDamaged)
  })
})

describe('a folder', () => {
  test('never gives other bytes: a changed file is missing, until the right one is put again', async () => {
    const folder = join(base, 'changed')
    const store = await folderStore(folder)
    await store.put(bytes)
    await writeFile(join(folder, key.slice(0, 2), key), 'siêu')
    await expect(store.get(key)).rejects.toThrow(FileDamaged)
    await store.put(bytes)
    expect(Buffer.from(await store.get(key)).toString()).toBe('siêu âm')
  })

  test('keeps what another process is writing, and clears away what a killed one left', async () => {
    const folder = join(base, 'killed')
    await mkdir(join(folder, 'writing'), { recursive: true })
    const now = Date.now()
    for (const [name, agoMs] of [['old', 3_700_000], ['new', 3_500_000]] as const) {
      await writeFile(join(folder, 'writing', name), 'half')
      await utimes(join(folder, 'writing', name), new Date(now - agoMs), new Date(now - agoMs))
    }
    const store = await folderStore(folder, now)
    await store.put(bytes)
    expect(await readdir(join(folder, 'writing'))).toEqual(['new'])
  })

  test('that cannot be written to keeps nothing, and says so', async () => {
    const folder = join(base, 'blocked')
    const store = await folderStore(folder)
    await writeFile(join(folder, key.slice(0, 2)), 'a file where the folder should be')
    await expect(store.put(bytes)).rejects.toThrow()
    await expect(store.get(key)).rejects.toThrow(FileDamaged)
    expect(await readdir(join(folder, 'writing'))).toEqual([])
  })
})
