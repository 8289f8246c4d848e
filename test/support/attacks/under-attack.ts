import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GatewayOptions } from '../../../gateway/app.js'
import { type AttackHub, attackHub } from './attack-hub.js'
import { canariesIn } from './canaries.js'
import { heldBytes, stateOf } from './state.js'

export interface Attacked {
  readonly hub: AttackHub
  /** A coordinator of the whole country, who may ask for nearly everything. */
  readonly token: string
  /** Takes the time of an attack; the sum-up holds the longest against an honest request of the same run. */
  timed<Result>(attack: () => Promise<Result>): Promise<Result>
  /** What was made ready for the attacks is no trace of them: from here on the tables must stay as they are. */
  ready(): Promise<void>
  /** Words of the attack that must not be found in any log or metric. */
  readonly canaries: Set<string>
}

export interface UnderAttack {
  /** How many cases are written in the file. */
  readonly cases: number
  /** The tables that honest writes among the cases change, as `sector.table`; none when absent. */
  readonly writes?: RegExp
  readonly gateway?: Partial<GatewayOptions>
  /** Where many hundred new documents come, all that the gateway remembers of documents; `growth` when absent. */
  readonly growth?: number
  /** The longest attack as a multiple of an honest request. */
  readonly slowest?: number
}

const honestQuery = '{ residents(first: 1) { totalCount } }'
/** Held memory may grow by no more than this part of what was held before; what is remembered of documents that came is some of it. */
const growth = 0.35

/** Attacks in a table, and what must be true after all of them: the hub lives, wrote nothing, holds no more memory, told nothing. */
export function underAttack(what: string, options: UnderAttack, attacks: (at: () => Attacked) => void): void {
  describe(`${what}, and what is left of it`, () => {
    let attacked: Attacked
    let before: { state: Record<string, string>; held: number; honest: number }
    let longest = 0

    const ask = async () => {
      const started = performance.now()
      const reply = await attacked.hub.graphql(attacked.token, honestQuery)
      return { took: performance.now() - started, told: reply.told }
    }

    beforeAll(async () => {
      const hub = await attackHub(options.gateway)
      const token = await hub.token({ role: 'coordinator', scope: 'country' })
      const timed: Attacked['timed'] = async attack => {
        const started = performance.now()
        const result = await attack()
        longest = Math.max(longest, performance.now() - started)
        return result
      }
      const ready = async () => void (before = { ...before, state: await stateOf(hub.sql) })
      attacked = { hub, token, timed, ready, canaries: new Set() }
      const times: number[] = []
      for (let i = 0; i < 15; i++) times.push((await ask()).took)
      before = { state: await stateOf(hub.sql), held: heldBytes(), honest: times.toSorted((a, b) => a - b)[7] ?? 0 }
    })
    afterAll(async () => {
      process.stdout.write(`${what}: ${options.cases} cases.\n`)
      await attacked.hub.close()
    })

    attacks(() => attacked)

    describe('after all of them', () => {
      test('the hub answers as before', async () => {
        expect((await ask()).told).toBe('200')
      })

      test('nothing was written but what should be', async () => {
        const now = await stateOf(attacked.hub.sql)
        const changed = Object.keys(now).filter(table => now[table] !== before.state[table])
        expect(changed.filter(table => !options.writes?.test(table))).toEqual([])
      })

      test('memory is back at its level', () => {
        expect(heldBytes() / before.held).toBeLessThan(1 + (options.growth ?? growth))
      })

      test('none took out of all proportion to an honest request', () => {
        expect(longest / before.honest).toBeLessThan(options.slowest ?? 200)
      })

      test('no answer told of the machine', () => {
        expect(attacked.hub.leaks.slice(0, 3)).toEqual([])
      })

      test('nobody’s name, number, diagnosis or token is in a log or a metric', async () => {
        const { hub, canaries } = attacked
        const all = [...hub.lines, await hub.metrics()].join('\n')
        expect(canariesIn(all, [...hub.tokens, ...canaries])).toEqual([])
        // One entry is one line, whatever was typed.
        expect(hub.lines.filter(line => !/^\{\P{Cc}*\}\n$/u.test(line))).toEqual([])
      })
    })
  })
}
