import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { toGlobalId } from '../../kit/id.js'
import { field } from '../support/client.js'
import { referralOf, send } from '../support/writes.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf, referredResidents } from '../support/world.js'

const example = (name: string) => readFileSync(projectFile(`schema/examples/${name}.graphql`), 'utf8')
const coordinator = { role: 'coordinator', scope: 'country' } as const

describe.each(['process', 'http'] as const)('the cost of an answer, subgraphs over %s', over => {
  let hub: CountedHub

  beforeAll(async () => {
    hub = await countedHub(over)
  })
  afterAll(() => hub.close())

  test('one resident with everything: four calls, and these statements', async () => {
    const [id] = referredResidents('QN-NCC')
    const { counts, errors } = await hub.ask(coordinator, example('resident-view'), { id })
    expect(errors).toBeUndefined()
    expect(counts).toEqual({
      // Care first; then referrals and coverage beside each other; then the coverage of each referral.
      calls: ['facilities', 'insurance', 'referrals', 'insurance'],
      // Resident, stay, check, audit · referrals, audit · cards and audit, twice · ranks.
      statements: { facilities: 4, referrals: 2, insurance: 5 },
    })
  })

  test('a page of 50 costs the calls and the statements of one resident', async () => {
    const facility = toGlobalId('Facility', facilityOf('QN-NCC').id)
    const one = await hub.ask(coordinator, example('resident-page'), { facility, first: 1 })
    const fifty = await hub.ask(coordinator, example('resident-page'), { facility, first: 50 })
    expect(field<{ nodes: unknown[] }>(fifty, 'residents').nodes).toHaveLength(50)
    expect(fifty.errors).toBeUndefined()
    expect(fifty.counts).toEqual({
      calls: ['facilities', 'insurance', 'referrals', 'insurance'],
      statements: { facilities: 4, referrals: 2, insurance: 5 },
    })
    expect(one.errors).toBeUndefined()
  })

  test('a change costs one call, and these statements', async () => {
    const { id, row, sender } = referralOf('HY-TT', 'ISSUED')
    const input = { idempotencyKey: 'speed-counts', referral: id, expectedVersion: row.version }
    const { counts, errors } = await hub.ask(sender, send, { input })
    expect(errors).toBeUndefined()
    expect(counts).toEqual({
      calls: ['referrals'],
      // Key, referral, its two hospitals, update, step, audit, outcome, lock, event · the referral as it is now, its read.
      statements: { facilities: 0, referrals: 11, insurance: 0 },
    })
  })

  test('a total is counted only when it is asked for', async () => {
    const without = await hub.ask(coordinator, '{ residents(first: 1) { nodes { id } } }')
    const withTotal = await hub.ask(coordinator, '{ residents(first: 1) { nodes { id } totalCount } }')
    expect(withTotal.counts.statements.facilities).toBe((without.counts.statements.facilities ?? 0) + 1)
  })
})
