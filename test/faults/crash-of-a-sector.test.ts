import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { random } from '../../start/demo/random.js'
import { changeNames, changesOn, insertReferrals } from '../support/changes.js'
import { noteWhatIsTaken, wrongAfterCatchingUp } from '../support/copies-check.js'
import { Crashes, type Planned } from '../support/crashes.js'
import { type ProxiedServices, proxiedServices } from '../support/proxied-hub.js'

const server = process.env.HUB_TEST_DATABASE_URL
const rounds = process.env.HUB_TEST_LONG === '1' ? 25 : 2
const seed = 1_602

if (!server) process.stdout.write('Not run here: killing a sector needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('one of four processes is killed in the middle of its work, the others stay', () => {
  let hub: ProxiedServices
  let crashes: Crashes

  beforeAll(async () => {
    hub = await proxiedServices(async sql => {
      await insertReferrals(sql, 'ISSUED', rounds * 2 + 10)
      await insertReferrals(sql, 'SENT', rounds * 2 + 10)
      await noteWhatIsTaken(sql)
    })
    crashes = await Crashes.of(hub, random(seed, 0), changesOn(hub.sql))
  })
  afterAll(() => hub?.stop())

  async function killAt(planned: Planned): Promise<void> {
    const { change, sector, isDone, work } = planned
    const where = `${change.name} ${planned.place}`
    expect([where, await wrongAfterCatchingUp(hub.sql)]).toEqual([where, []])
    const [answer] = await crashes.kill([planned])
    await hub.sql.alone([sector])
    const done = { data: { [change.name]: expect.objectContaining({ userErrors: [] }) } }
    const unknown = { code: 'OUTCOME_UNKNOWN', service: sector, requestId: expect.any(String) }
    const notKnown = { data: null, errors: [{ message: expect.any(String), extensions: unknown }] }
    // Another sector's end is nothing that the caller of a change would notice; an answer may leave just before its own.
    const isTold = work === 'taking' || (isDone && answer?.data)
    expect([where, answer]).toEqual([where, isTold ? done : notKnown])
    expect([where, await change.trace()]).toEqual([where, isDone ? change.done : change.nothing])
    await hub.start(sector)
    expect([where, await hub.ask(change)]).toEqual([where, done])
    expect([where, await change.trace()]).toEqual([where, change.done])
    expect([where, await wrongAfterCatchingUp(hub.sql)]).toEqual([where, []])
  }

  test.each(changeNames)('%s: the caller is told to send it again, that does it once, and every copy catches up', { timeout: rounds * 60_000 }, async name => {
    const before = crashes.kills
    for (let round = 0; round < rounds; round++) {
      await killAt(await crashes.planned(name))
      await killAt(await crashes.plannedTaking(name))
    }
    expect(crashes.kills - before).toBe(rounds * 2)
  })
})
