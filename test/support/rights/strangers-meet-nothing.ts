import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../kit/auth.js'
import type { Asking } from './askings.js'
import { type Stranger, strangersTo, strangersToSealed } from './strangers.js'
import { type RightsHub, rightsHub, walk } from './walk.js'

/** The strangers of a role share the questions among them; with `HUB_TEST_LONG` everybody is asked everything. */
const isLong = process.env.HUB_TEST_LONG !== undefined

/**
 * Walks every field that every root leads to, as each kind of stranger of some roles: values, counts, cursors and error
 * texts must be those about an id that does not exist, and nothing of the target may be in the answer.
 */
export function strangersMeetNothing(some: readonly Role[], { part, of }: { readonly part: number; readonly of: number }): void {
  describe('a stranger gets the answer of an id that does not exist, whatever field is asked', () => {
    let rights: RightsHub
    let askings: Asking[]
    let strangers: Stranger[]
    const sum = { fields: 0, requests: 0 }

    beforeAll(async () => {
      rights = await rightsHub()
      askings = rights.askings.filter(({ open }) => !open)
      strangers = [...strangersTo(rights.open), ...strangersToSealed()].filter(({ claims }) => some.includes(claims.role))
    })
    afterAll(async () => {
      process.stdout.write(`${strangers.length} strangers asked ${sum.fields} fields in ${sum.requests} requests.\n`)
      await rights.hub.close()
    })

    async function asked(stranger: Stranger, what: readonly Asking[], size?: number): Promise<string[]> {
      const { fields, requests, problems } = await walk(rights, stranger, what, size)
      sum.fields += fields
      sum.requests += requests
      return problems
    }

    test.each(some)('a stranger who is %s', { timeout: 600_000 }, async role => {
      const problems: string[] = []
      const ofRole = strangers.filter(({ claims }) => claims.role === role)
      for (const [i, each] of ofRole.entries()) {
        problems.push(...(await asked(each, askings.filter((_, j) => isLong || j % ofRole.length === i))))
      }
      expect(problems).toEqual([])
    })

    test(`and every field asked alone, by one of them in turn (part ${part + 1} of ${of})`, { timeout: 600_000 }, async () => {
      const problems: string[] = []
      const mine = askings.filter((_, j) => isLong || j % of === part)
      for (const [i, each] of strangers.entries()) {
        problems.push(...(await asked(each, mine.filter((_, j) => j % strangers.length === i), 1)))
      }
      expect(problems).toEqual([])
    })
  })
}
