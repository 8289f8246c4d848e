import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { type Live, nextChange, openLive } from '../support/live.js'
import { move, papersOf } from '../support/papers.js'

const [paper, other, third] = papersOf(['BD-TT-HN'], 'ISSUED')

describe.each(['process', 'http'] as const)('reads of a live line over %s', over => {
  let hub: CountedHub
  let live: Live | undefined

  beforeAll(async () => {
    hub = await countedHub(over)
  })
  afterAll(async () => {
    live?.close()
    await hub.close()
  })

  const actor = `listener-${randomUUID()}`
  const nurse = { role: 'nurse', facility: 'BD-TT-HN', subject: actor } as const
  const listen = async (selection: string) => openLive(hub.url, await hub.token(nurse), `subscription { referralChanged { ${selection} } }`)
  const send = (which: typeof paper) =>
    which ? move((query, variables) => hub.ask(which.sender, query, variables), 'send', which) : Promise.reject(new Error('no paper'))
  const entries = () =>
    hub.sql<{ resident_id: string; action: string; fields: string }>(
      'referrals',
      'select "resident_id", "action", "fields" from "referrals"."audit_entry" where "actor" = $1 order by "id"',
      [actor],
    )

  test('are written down for the person when the event arrives, and nothing before', async () => {
    live = await listen('kind cursor status referral { id patientName }')
    expect((await nextChange(live)).kind).toBe('OPENED')
    expect(await entries()).toEqual([])
    await send(paper)
    expect((await nextChange(live)).kind).toBe('CHANGED')
    const fields = 'cursor id kind patientName referral referralChanged status'
    expect(await entries()).toEqual([{ resident_id: paper?.residentId, action: 'read', fields }])
  })

  test('are written down too when only the status is asked for', async () => {
    const bare = await listen('kind cursor status')
    expect((await nextChange(bare)).kind).toBe('OPENED')
    await send(other)
    expect(await nextChange(bare)).toEqual({ kind: 'CHANGED', cursor: expect.any(String), status: 'SENT' })
    bare.close()
    const last = (await entries()).filter(({ fields }) => !fields.includes('patientName'))
    expect(last).toEqual([{ resident_id: other?.residentId, action: 'read', fields: 'cursor kind referralChanged status' }])
  })

  test('that cannot be written down are not made: the line ends and says why', async () => {
    const line = await listen('kind cursor status referral { id }')
    expect((await nextChange(line)).kind).toBe('OPENED')
    const key = randomUUID()
    await hub.sql('referrals', `create function "referrals"."refuse"() returns trigger language plpgsql as
      $$ begin if new."actor" = '${actor}' then raise exception 'full ${key}'; end if; return new; end $$`)
    await hub.sql('referrals', `create trigger "refuse" before insert on "referrals"."audit_entry"
      for each row execute function "referrals"."refuse"()`)
    await send(third)
    const { data } = await line.next()
    expect(data).toMatchObject({ errors: [{ path: ['referralChanged'], extensions: { code: 'AUDIT_UNAVAILABLE', service: 'referrals' } }] })
    expect(await line.next()).toEqual({ event: 'complete', data: null })
  })
})
