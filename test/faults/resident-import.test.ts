import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longFile } from '../support/resident-files.js'
import { killedResidentImports, type KilledResidentImports, tally } from '../support/resident-import-kills.js'

const server = process.env.HUB_TEST_DATABASE_URL
const [rows, bad] = [4_000, 100]
const good = rows - bad

if (!server) process.stdout.write('Not run here: killing an import needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('an import of residents whose process is killed in the middle', () => {
  let hub: KilledResidentImports
  beforeAll(async () => {
    hub = await killedResidentImports()
  })
  afterAll(() => hub?.stop())

  test('goes on where it stood: each person is admitted once, told once and noted once; and so does its undoing', { timeout: 240_000 }, async () => {
    const { state } = await hub.take(longFile(rows, rows / bad), [1_000, 3_000])
    expect(state).toMatchObject({ status: 'DONE', rowsDone: rows, added: good, refused: bad, rowErrorCount: bad })
    const each = { people: good, codes: good, stays: good, numbers: good, groups: good, told: good, noted: good }
    expect(await tally(hub.sql)).toEqual(each)
    const undone = await hub.undo(state.id, [1_000])
    expect(undone.state).toMatchObject({ status: 'UNDONE', undone: good, kept: 0 })
    expect(await tally(hub.sql)).toEqual({ people: 0, codes: 0, stays: 0, numbers: 0, groups: 0, told: good * 2, noted: good * 2 })
  })
})
