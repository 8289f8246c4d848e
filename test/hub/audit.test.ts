import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromGlobalId } from '../../kit/id.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { referredResidents } from '../support/world.js'

interface Entry {
  actor: string
  actor_role: string
  actor_organisation: string
  action: string
  fields: string
}

describe('who looked is written down before the answer leaves', () => {
  let hub: CountedHub
  const [id = ''] = referredResidents('QN-NCC')
  const key = fromGlobalId('Resident', id)

  beforeAll(async () => {
    hub = await countedHub()
  })
  afterAll(() => hub.close())

  const entries = (sector: 'facilities' | 'referrals' | 'insurance') =>
    hub.sql<Entry>(
      sector,
      `select "actor", "actor_role", "actor_organisation", "action", "fields" from "${sector}"."audit_entry" where "resident_id" = $1 and "actor" <> 'system' order by "id"`,
      [key],
    )

  test('each sector that told something of the person has one entry, with the names of the fields', async () => {
    await hub.ask(
      { role: 'nurse', facility: 'QN-NCC', subject: 'nurse-1' },
      'query ($id: ID!) { resident(id: $id) { fullName referrals(first: 1) { nodes { status } } coverage { __typename } } }',
      { id },
    )
    const common = { actor: 'nurse-1', actor_role: 'nurse', actor_organisation: 'QN-NCC', action: 'read' }
    expect(await entries('facilities')).toEqual([{ ...common, fields: expect.stringContaining('fullName') }])
    expect(await entries('referrals')).toEqual([{ ...common, fields: expect.stringContaining('status') }])
    expect(await entries('insurance')).toEqual([{ ...common, fields: expect.stringContaining('coverage') }])
  })

  test('a look that was refused reads nobody', async () => {
    const before = (await entries('facilities')).length
    await hub.ask({ role: 'nurse', facility: 'BD-NCC' }, 'query ($id: ID!) { resident(id: $id) { fullName } }', { id })
    expect((await entries('facilities')).length).toBe(before)
  })

  test('when the log cannot be written, the data does not leave', async () => {
    await hub.sql('facilities', 'alter table "facilities"."audit_entry" rename to "audit_entry_away"')
    const answer = await hub.ask(
      { role: 'nurse', facility: 'QN-NCC' },
      'query ($id: ID!) { resident(id: $id) { fullName } }',
      { id },
    )
    await hub.sql('facilities', 'alter table "facilities"."audit_entry_away" rename to "audit_entry"')
    expect(answer.data).toEqual({ resident: null })
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([[['resident'], 'AUDIT_UNAVAILABLE']])
  })
})
