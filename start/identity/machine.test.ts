import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineClient, machineFile } from './machine.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-sinh-hub-machine-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the secret of the machine is made for the data folder, kept for ninety days, and then another', async () => {
  const at = (day: string) => () => new Date(`${day}T00:00:00Z`)
  const first = await machineClient(folder, at('2026-11-02'))
  expect(first).toEqual({ clientId: 'his-49001', secret: expect.stringMatching(/^[\w-]{43}$/), until: new Date('2027-01-31T00:00:00Z') })
  expect((await stat(join(folder, machineFile))).mode & 0o777).toBe(0o600)
  expect(await machineClient(folder, at('2027-01-30'))).toEqual(first)
  const second = await machineClient(folder, at('2027-01-31'))
  expect([second.secret === first.secret, second.until]).toEqual([false, new Date('2027-05-01T00:00:00Z')])
  expect(await machineClient(folder, at('2027-02-01'))).toEqual(second)
})
