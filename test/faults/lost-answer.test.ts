import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { errorText } from '../../kit/errors.js'
import { type ChangeName, changeNames, changesOn, insertReferrals, sectorOf } from '../support/changes.js'
import { type ProxiedHub, proxiedHub } from '../support/proxied-hub.js'
import { followSteps, labelOf } from '../support/steps.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: lost answers of a database need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('the database goes away under a change, the hub stays', () => {
  let hub: ProxiedHub
  let make: ReturnType<typeof changesOn>

  beforeAll(async () => {
    hub = await proxiedHub(async sql => {
      await insertReferrals(sql, 'ISSUED', 40)
      await insertReferrals(sql, 'SENT', 40)
    })
    await hub.start()
    make = changesOn(hub.sql)
  })
  afterAll(() => hub?.stop())
  afterEach(() => {
    for (const proxy of Object.values(hub.proxies)) proxy.onStatement()
  })

  /** How the row of a change is read for its answer. */
  const reading = /from "?(facilities|referrals)"?\."?(resident|referral)"? /
  const unknown = {
    message: errorText('OUTCOME_UNKNOWN'),
    extensions: { code: 'OUTCOME_UNKNOWN', service: expect.any(String), requestId: expect.any(String) },
  }
  const codes = (reply: Awaited<ReturnType<ProxiedHub['ask']>>) => reply?.errors?.map(({ message, extensions }) => ({ message, extensions }))
  const done = (name: ChangeName) => ({ data: { [name]: expect.objectContaining({ userErrors: [] }) } })

  /** The statements of a change that nothing disturbs, in their order. */
  async function statementsOf(name: ChangeName): Promise<string[]> {
    const texts: string[] = []
    const change = await make(name)
    hub.proxies[change.sector].onStatement(
      followSteps(change.sector, ({ work, place, text }) => {
        if (work === 'change' && place !== undefined && (place > 0 || texts.length === 0)) texts[place] = text
        return undefined
      }),
    )
    expect(await hub.ask(change)).toEqual(done(name))
    hub.proxies[change.sector].onStatement()
    return texts
  }

  test.each(changeNames)('%s: the answer to COMMIT is lost, and the same key gives the stored result', async name => {
    const change = await make(name)
    hub.proxies[sectorOf[name]].onStatement(
      followSteps(change.sector, ({ work, text }) => (work === 'change' && text === 'commit' ? 'dropReply' : undefined)),
    )
    expect(codes(await hub.ask(change))).toEqual([unknown])
    hub.proxies[sectorOf[name]].onStatement()
    expect(await change.trace()).toEqual(change.done)
    const stored = await hub.ask(change)
    expect(stored).toEqual(done(name))
    expect(await hub.ask(change)).toEqual(stored)
    expect(await change.trace()).toEqual(change.done)
  })

  test.each(changeNames)('%s: cut before each of its statements, nothing is changed and the hub goes on', async name => {
    const texts = await statementsOf(name)
    expect(texts.map(labelOf)).toEqual(expect.arrayContaining(['begin', 'insert command', 'append to the log', 'insert outbox', 'commit']))
    for (const [place, text] of texts.entries()) {
      const change = await make(name)
      let isCut = false
      hub.proxies[change.sector].onStatement(
        followSteps(change.sector, step => {
          if (isCut || step.work !== 'change' || step.place !== place) return undefined
          isCut = true
          return 'cut'
        }),
      )
      expect([labelOf(text), codes(await hub.ask(change))]).toEqual([labelOf(text), [unknown]])
      hub.proxies[change.sector].onStatement()
      expect([labelOf(text), await change.trace()]).toEqual([labelOf(text), change.nothing])
      expect(await hub.ask(change)).toEqual(done(name))
      expect(await change.trace()).toEqual(change.done)
    }
  })

  test.each(changeNames)('%s: cut when its result is read again after the COMMIT, it can be asked for once more', async name => {
    const change = await make(name)
    let isCut = false
    hub.proxies[change.sector].onStatement(
      followSteps(change.sector, ({ work, place, text }) => {
        if (isCut || work !== 'change' || place !== undefined || !reading.test(text)) return undefined
        isCut = true
        return 'cut'
      }),
    )
    expect(codes(await hub.ask(change))).toEqual([unknown])
    hub.proxies[change.sector].onStatement()
    expect(await change.trace()).toEqual(change.done)
    expect(await hub.ask(change)).toEqual(done(name))
    expect(await change.trace()).toEqual(change.done)
  })
})
