import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileWithResidents, killedImports, type KilledImports, residentRows, tally } from '../support/card-import-kills.js'
import { freePort } from '../support/processes.js'

const server = process.env.HUB_TEST_DATABASE_URL
const rows = 8_000

if (!server) process.stdout.write('Not run here: killing an import needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('an import of cards whose process is killed in the middle', () => {
  let hub: KilledImports
  beforeAll(async () => {
    hub = await killedImports()
  })
  afterAll(() => hub?.stop())

  const whole = { status: 'DONE', rowsTotal: rows, rowsDone: rows, refused: 0, rowErrorCount: 0 }
  const there = { cards: rows, numbers: rows, linked: residentRows }

  test('goes on where it stood: each card is added once, told once and noted once', { timeout: 180_000 }, async () => {
    const { state } = await hub.take(fileWithResidents(rows, '20261231'), [1_000, 4_000])
    expect(state).toMatchObject({ ...whole, added: rows, changed: 0, unchanged: 0 })
    expect(await tally(hub.sql)).toEqual({ ...there, versions: [1], before: 0, told: residentRows, noted: residentRows })
  })

  test('with a second process beside it: each card is changed once, and what it was is kept once', { timeout: 180_000 }, async () => {
    const stopSecond = await hub.startSecond(await freePort())
    const { state } = await hub.take(fileWithResidents(rows, '20271231'), [2_000])
    await stopSecond()
    expect(state).toMatchObject({ ...whole, added: 0, changed: rows, unchanged: 0 })
    expect(await tally(hub.sql)).toEqual({ ...there, versions: [2], before: rows, told: residentRows * 2, noted: residentRows * 2 })
  })
})
