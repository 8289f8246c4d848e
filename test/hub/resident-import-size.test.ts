import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { writeWorkbook } from '../../kit/workbook.js'
import { badErrors, longFile } from '../support/resident-files.js'
import { killedResidentImports, type KilledResidentImports, tally, type Told } from '../support/resident-import-kills.js'

const [rows, bad] = [20_000, 500]
const good = rows - bad
/** In MiB. */
const mostMemory = 700

/** Kept out of the usual run: `HUB_TEST_LONG=1 HUB_TEST_DATABASE_URL=… npx vitest run --project hub test/hub/resident-import-size.test.ts` */
if (!process.env.HUB_TEST_LONG) process.stdout.write('Not run here: 20,000 residents take minutes; set HUB_TEST_LONG=1 and HUB_TEST_DATABASE_URL.\n')

describe.runIf(process.env.HUB_TEST_LONG)('20,000 residents in one file, 500 rows of it bad, the process killed in the middle, on PostgreSQL', () => {
  let hub: KilledResidentImports
  beforeAll(async () => {
    hub = await killedResidentImports()
  })
  afterAll(() => hub?.stop())

  const tell = (what: string, { seconds, peaks }: Told) =>
    process.stdout.write(`| ${what} | ${seconds.toFixed(0)} s | ${Math.round(rows / seconds)} rows/s | ${peaks.join(', ')} MiB |\n`)
  const whole = { status: 'DONE', rowsDone: rows, added: good, refused: bad, rowErrorCount: bad }
  const each = (n: number, times: number) => ({ people: n, codes: n, stays: n, numbers: n, groups: n, told: good * times, noted: good * times })

  test('are each there once, each bad row says what to mend, and undone leaves none', { timeout: 3_600_000 }, async () => {
    process.stdout.write(`The process before its first import: ${hub.atFirst} MiB at most.\n`)
    const text = longFile(rows, rows / bad)
    const csv = await hub.take(text, [rows / 2])
    tell('CSV, killed once', csv)
    expect(csv.state).toMatchObject(whole)
    expect(csv.state.rowErrors.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual(Array.from({ length: 50 }, (_, i) => `${i * 40 + 41} ${badErrors[i % 5]}`))
    expect(await tally(hub.sql)).toEqual(each(good, 1))
    const undone = await hub.undo(csv.state.id, [good / 2])
    tell('undone, killed once', undone)
    expect(undone.state).toMatchObject({ status: 'UNDONE', undone: good, kept: 0 })
    expect(await tally(hub.sql)).toEqual(each(0, 2))
    const cells: string[][] = parse(text)
    const xlsx = await hub.take(writeWorkbook([{ name: 'A', rows: cells }]).toString('base64'), [], 'danh sách.xlsx')
    tell('XLSX', xlsx)
    expect(xlsx.state).toMatchObject(whole)
    for (const peak of [...csv.peaks, ...undone.peaks, ...xlsx.peaks]) expect(peak).toBeLessThan(mostMemory)
  })
})
