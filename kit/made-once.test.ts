import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeOnce } from './made-once.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-sinh-hub-once-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('twenty at once end with the same secret, whole, for its owner only, and nothing beside it', async () => {
  const file = join(folder, 'deeper', 'secret')
  const texts = await Promise.all(Array.from({ length: 20 }, (_, i) => madeOnce(file, async () => String.fromCharCode(65 + i).repeat(100_000))))
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toMatch(/^(.)\1{99999}$/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'deeper'))).toEqual(['secret'])
})

test('what is there is not made anew', async () => {
  const file = join(folder, 'there')
  await madeOnce(file, async () => 'first')
  expect(await madeOnce(file, async () => Promise.reject(new Error('made again')))).toBe('first')
})

test('what cannot be made leaves nothing behind', async () => {
  await expect(madeOnce(join(folder, 'never'), async () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck')
  expect((await readdir(folder)).filter(name => name.startsWith('never'))).toEqual([])
})
