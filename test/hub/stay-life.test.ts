import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { addDays } from '../../kit/vn/working-days.js'
import { daysInCare, overlap } from '../../subgraphs/facilities/stay/stay-period.rules.js'
import { field, signedIn } from '../support/client.js'
import { ask, facilityId, newcomer, type StayMutation } from '../support/stays.js'

// The same as `subgraphs/facilities/stay/stay-life.test.ts`, through the gateway and into the database. Few people with many
// moves each: what the rules say of every order is tested there.

const homes = ['QN-TE', 'HY-TE', 'BD-KT'] as const
const firstDay = '2026-10-01'
const day = fc.integer({ min: 0, max: 32 }).map(days => addDays(firstDay, days))
const move = fc.oneof(
  fc.record({ name: fc.constant<StayMutation>('recordLeave'), input: fc.record({ from: day, reason: fc.constant('HOME_VISIT') }) }),
  fc.record({ name: fc.constant<StayMutation>('recordReturn'), input: fc.record({ on: day }) }),
  fc.record({ name: fc.constant<StayMutation>('transferResident'), input: fc.record({ on: day, toFacility: fc.constantFrom(...homes).map(facilityId) }) }),
  fc.record({ name: fc.constant<StayMutation>('dischargeResident'), input: fc.record({ on: day, reason: fc.constantFrom('OWN_WISH', 'MISSING') }) }),
  fc.record({ name: fc.constant<StayMutation>('readmitResident'), input: fc.record({ admittedOn: day, mode: fc.constant('RESIDENTIAL') }) }),
  fc.record({ name: fc.constant<StayMutation>('correctStay'), input: fc.record({ admittedOn: day, note: fc.constant('x') }) }),
  fc.record({ name: fc.constant<StayMutation>('correctStay'), input: fc.record({ reopen: fc.constant(true), note: fc.constant('x') }) }),
)

interface Life {
  version: number
  absentSince: string | null
  stays: {
    id: string
    version: number
    admittedOn: string
    endedOn: string | null
    facility: { code: string }
    absences: { leftOn: string; endedOn: string | null }[]
  }[]
}

const view = `query ($id: ID!) { resident(id: $id) { version absentSince
  stays { id version admittedOn endedOn facility { code } absences { leftOn endedOn } } } }`

async function lifeOf(id: string): Promise<Life> {
  return field<Life>(await (await signedIn({ role: 'resident', resident: id }))(view, { id }), 'resident')
}

/** Where the next move is made: the open stay, or the newest one. */
async function step(id: string, life: Life, name: StayMutation, input: Record<string, unknown>): Promise<boolean> {
  const at = life.stays.find(({ endedOn }) => endedOn === null) ?? life.stays[0]
  if (!at) throw new Error('A person without a stay')
  const claims: TokenClaims = { role: 'nurse', facility: at.facility.code }
  const whom = name === 'correctStay' ? { stay: at.id, expectedVersion: at.version } : { resident: id, expectedVersion: life.version }
  const where = name === 'readmitResident' ? { facility: facilityId(at.facility.code) } : {}
  const answer = await ask(claims, name, { ...whom, ...where, ...input })
  expect(answer.errors).toBeUndefined()
  return field<{ userErrors: unknown[] }>(answer, name).userErrors.length === 0
}

function holdsTogether({ stays, absentSince }: Life): void {
  expect(stays.filter(({ endedOn }) => endedOn === null).length).toBeLessThanOrEqual(1)
  for (const [i, one] of stays.entries()) for (const other of stays.slice(i + 1)) expect(overlap(one, other)).toBe(false)
  const away = stays.flatMap(({ absences }) => absences).filter(({ endedOn }) => endedOn === null)
  expect(away.map(({ leftOn }) => leftOn)).toEqual(absentSince === null ? [] : [absentSince])
}

test('whatever is asked for in whatever order, a life in care holds together and its days are counted once', { timeout: 120_000 }, async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 12 }), async moves => {
      const { id } = await newcomer('QN-TE', { admittedOn: firstDay })
      let life = await lifeOf(id)
      for (const { name, input } of moves) {
        if (await step(id, life, name, input)) done.add(name)
        life = await lifeOf(id)
        holdsTogether(life)
      }
      const counts = `{ stayCounts(from: "2026-09-01", to: "2026-11-02", by: FACILITY) { personDays awayDays } }`
      const counted = field<{ personDays: number }[]>(await (await signedIn({ role: 'resident', resident: id }))(counts), 'stayCounts')
      const days = life.stays.reduce((sum, stay) => sum + daysInCare(stay, '2026-09-01', '2026-11-02'), 0)
      expect(counted.reduce((sum, { personDays }) => sum + personDays, 0)).toBe(days)
    }),
    { numRuns: 12, seed: 20_261_128, endOnFailure: true },
  )
  expect(done.size).toBeGreaterThan(3)
})
