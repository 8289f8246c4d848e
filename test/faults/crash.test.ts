import { randomInt } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { random } from '../../start/demo/random.js'
import { changeNames, changesOn, insertReferrals } from '../support/changes.js'
import { keptCopies, noteWhatIsTaken, wrongAfterCatchingUp } from '../support/copies-check.js'
import { Crashes, type Planned } from '../support/crashes.js'
import { crashPage } from '../support/crash-page.js'
import { type ProxiedHub, proxiedHub } from '../support/proxied-hub.js'

const server = process.env.HUB_TEST_DATABASE_URL
const isLong = process.env.HUB_TEST_LONG === '1'
const rounds = isLong ? 100 : 5
const seed = isLong ? Number(process.env.HUB_TEST_SEED ?? randomInt(2 ** 31)) : 2_611

if (!server) process.stdout.write('Not run here: killing the hub needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)(`the process is killed in the middle of its work, ${rounds} rounds with seed ${seed}`, () => {
  let hub: ProxiedHub
  let crashes: Crashes

  beforeAll(async () => {
    process.stdout.write(`${rounds} rounds of kills with seed ${seed}.\n`)
    hub = await proxiedHub(async sql => {
      await insertReferrals(sql, 'ISSUED', rounds * 3 + 10)
      await insertReferrals(sql, 'SENT', rounds * 3 + 10)
      await noteWhatIsTaken(sql)
    })
    await hub.start()
    crashes = await Crashes.of(hub, random(seed, 0), changesOn(hub.sql))
  })
  afterAll(() => hub?.stop())

  const caughtUp = () => wrongAfterCatchingUp(hub.sql)

  /** Kills the hub where these changes stand, starts it again and holds every change to all or nothing. */
  async function killAt(planned: readonly Planned[]): Promise<void> {
    const where = planned.map(({ change, place }) => `${change.name} ${place}`).join(', ')
    expect([where, await caughtUp()]).toEqual([where, []])
    const answers = await crashes.kill(planned)
    await hub.sql.alone()
    for (const { change, isDone } of planned) {
      expect([where, change.name, await change.trace()]).toEqual([where, change.name, isDone ? change.done : change.nothing])
    }
    const toldOfNothing = answers.filter((answer, index) => answer?.data && !planned[index]?.isDone)
    expect([where, toldOfNothing]).toEqual([where, []])
    await hub.start()
    const again = await Promise.all(planned.map(({ change }) => hub.ask(change)))
    expect([where, again]).toEqual([
      where,
      planned.map(({ change }) => ({ data: { [change.name]: expect.objectContaining({ userErrors: [] }) } })),
    ])
    for (const { change } of planned) {
      expect([where, change.name, await change.trace()]).toEqual([where, change.name, change.done])
    }
    const told = answers.map((answer, index) => (answer?.data ? answer : again[index]))
    expect([where, again]).toEqual([where, told])
    expect([where, await caughtUp()]).toEqual([where, []])
  }

  test('the copies are the ones this suite knows, and are whole before the first kill', async () => {
    expect(keptCopies.toSorted()).toEqual([
      'facilities.alert_referral',
      'facilities.cover_period',
      'facilities.open_referral',
      'insurance.facility_rank',
      'insurance.open_referral',
      'insurance.resident_link',
      'insurance.revoked_access',
      'referrals.cover_period',
      'referrals.health_alert',
      'referrals.resident_link',
      'referrals.revoked_access',
      'referrals.sender_licence',
    ])
    expect(await caughtUp()).toEqual([])
  })

  test(
    'before or after any statement: all of a change or nothing, once with the same key, and every copy catches up',
    { timeout: rounds * 60_000 },
    async () => {
      for (let round = 0; round < rounds; round++) {
        await killAt([await crashes.planned('admitResident'), await crashes.planned('sendReferral')])
        await killAt([await crashes.planned('transferResident'), await crashes.planned('acceptReferral')])
        if (round % 2 === 0) await killAt([await crashes.plannedTaking(changeNames[(round / 2) % changeNames.length] ?? 'admitResident')])
      }
      expect(crashes.kills).toBe(rounds * 2 + Math.ceil(rounds / 2))
      if (!isLong) return
      mkdirSync(projectFile('docs/evidence'), { recursive: true })
      writeFileSync(projectFile('docs/evidence/crash.md'), crashPage({ rounds, seed, crashes, copies: keptCopies }))
    },
  )
})
