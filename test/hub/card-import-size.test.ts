import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileWithResidents, killedImports, type KilledImports, residentRows, tally, type Told } from '../support/card-import-kills.js'

const many = 200_000
/** In MiB. A held heap keeps garbage from passing for what the work needs. */
const heldHeap = 160
const mostMemory = 450

/** Kept out of the usual run: `HUB_TEST_LONG=1 HUB_TEST_DATABASE_URL=… npx vitest run --project hub test/hub/card-import-size.test.ts` */
if (!process.env.HUB_TEST_LONG) process.stdout.write('Not run here: 200,000 cards take minutes; set HUB_TEST_LONG=1 and HUB_TEST_DATABASE_URL.\n')

describe.runIf(process.env.HUB_TEST_LONG)('200,000 cards in one file, the process killed in the middle, on PostgreSQL', () => {
  let hub: KilledImports
  beforeAll(async () => {
    hub = await killedImports({ NODE_OPTIONS: `--max-old-space-size=${heldHeap}` })
  })
  afterAll(() => hub?.stop())

  const there = { cards: many, numbers: many, linked: residentRows }
  const whole = { status: 'DONE', rowsTotal: many, rowsDone: many, refused: 0, rowErrorCount: 0 }
  const tell = (what: string, { seconds, peaks }: Told, bytes: number) => {
    const size = (bytes / 1024 / 1024).toFixed(1)
    process.stdout.write(`| ${what} | ${size} MiB | ${seconds.toFixed(0)} s | ${Math.round(many / seconds)} rows/s | ${peaks.join(', ')} MiB |\n`)
  }

  test('are each there once, in bounded memory', { timeout: 3_600_000 }, async () => {
    process.stdout.write(`The process before its first import: ${hub.atFirst} MiB at most.\n`)
    const small = await hub.take(fileWithResidents(2_000, '20261231'), [])
    const file = fileWithResidents(many, '20261231')
    const added = await hub.take(file, [many / 2])
    tell('added', added, Buffer.byteLength(file))
    expect(added.state).toMatchObject({ ...whole, added: many - small.state.added, unchanged: small.state.added })
    expect(await tally(hub.sql)).toEqual({ ...there, versions: [1], before: 0, told: residentRows, noted: residentRows })

    const later = fileWithResidents(many, '20271231')
    const changed = await hub.take(later, [many / 2])
    tell('changed', changed, Buffer.byteLength(later))
    expect(changed.state).toMatchObject({ ...whole, changed: many })
    expect(await tally(hub.sql)).toEqual({ ...there, versions: [2], before: many, told: residentRows * 2, noted: residentRows * 2 })

    const same = await hub.take(later, [])
    tell('unchanged', same, Buffer.byteLength(later))
    expect(same.state).toMatchObject({ ...whole, unchanged: many })
    process.stdout.write(`2,000 rows alone: ${small.peaks.join(', ')} MiB.\n`)
    for (const peak of [...added.peaks, ...changed.peaks, ...same.peaks]) expect(peak).toBeLessThan(mostMemory)
  })
})
