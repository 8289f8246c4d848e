import { beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { toGlobalId } from '../../../kit/id.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { absent, type Family, insertEmptyHomes, insertFamily, type Target } from '../../support/rights/target.js'

/** A question by an id, a number or a name for each kind of record that somebody may not see. */
const questions: readonly (readonly [what: string, query: string, key: (target: Target) => unknown])[] = [
  ['a resident', 'query ($v: ID!) { resident(id: $v) { id fullName } }', ({ ids }) => ids.Resident],
  ['a resident who was merged', 'query ($v: ID!) { resident(id: $v) { id fullName } }', ({ ids }) => ids['Resident merged']],
  ['a person by a number', 'query ($v: String!) { residentByIdentifier(identifier: $v) { __typename } }', ({ texts }) => texts.IdentifierMatch],
  ['a person by name', 'query ($v: String!) { residents(first: 1, search: $v) { totalCount } }', ({ texts }) => texts.Resident],
  ['a stay', 'query ($v: ID!) { stay(id: $v) { id } }', ({ ids }) => ids['Stay before']],
  ['an alert', 'query ($v: ID!) { alert(id: $v) { id } }', ({ ids }) => ids.Alert],
  ['an import of residents', 'query ($v: ID!) { residentImport(id: $v) { id } }', ({ ids }) => ids.ResidentImport],
  ['a referral', 'query ($v: ID!) { referral(id: $v) { id } }', ({ ids }) => ids.Referral],
  ['the referrals of a person', 'query ($v: ID!) { referralsOf(resident: $v, first: 1) { totalCount } }', ({ ids }) => ids.Resident],
  ['the content of an attachment', 'query ($v: ID!) { attachmentContent(id: $v) { content } }', ({ ids }) => ids.ReferralAttachment],
  ['a card', 'query ($v: ID!) { insuranceCard(id: $v) { id } }', ({ ids }) => ids.InsuranceCard],
  ['a check of the coverage', 'query ($v: ID!) { coverageCheck(id: $v) { id } }', ({ ids }) => ids.CoverageCheck],
  ['the coverage of a person', 'query ($v: ID!) { coverageOf(resident: $v) { __typename } }', ({ ids }) => ids.Resident],
  ['a statement', 'query ($v: String!) { coverageStatement(number: $v) { __typename } }', ({ texts }) => texts.CoverageStatement],
]

const strangers: Readonly<Record<string, TokenClaims>> = {
  'a nurse of another home': { role: 'nurse', facility: 'BD-NCC' },
  'a clinician of another hospital': { role: 'clinician', hospital: '52001' },
  'a coordinator of another province': { role: 'coordinator', province: '52' },
  'another resident': { role: 'resident', resident: toGlobalId('Resident', '00000000-0000-4000-8000-00000000000c') },
}

const repeats = 12
/** Of the medians of many pairs; a lookup more or a statement more would be a third. */
const sameClass = 1.3
const rounds = 4

underAttack('timing class', { cases: questions.length * Object.keys(strangers).length }, at => {
  let family: Family
  let tokens: string[] = []
  beforeAll(async () => {
    await insertEmptyHomes(at().hub)
    family = await insertFamily(at().hub, 'QN-NCC', 'Ongzak', 3)
    tokens = await Promise.all(Object.values(strangers).map(claims => at().hub.token(claims)))
    for (const canary of family.canaries) at().canaries.add(canary)
    await at().ready()
  })

  describe.each(questions)('%s', (_, query, key) => {
    const ask = async (token: string, target: Target) => {
      const started = performance.now()
      const { body, codes } = await at().hub.graphql(token, query, { v: key(target) })
      return { took: performance.now() - started, told: JSON.stringify([(body as { data: unknown }).data, codes]) }
    }

    test.each(Object.keys(strangers).map((who, i) => [who, i] as const))('to %s: not allowed is not there', async (_, i) => {
      const token = tokens[i] ?? ''
      expect((await ask(token, family)).told).toBe((await ask(token, absent)).told)
    })

    test('takes as long as what does not exist', { retry: 0 }, async () => {
      const seen: number[] = []
      for (let round = 0; round < rounds; round++) {
        const ratio = await ratioOf(ask)
        seen.push(ratio)
        if (ratio < sameClass && ratio > 1 / sameClass) return
      }
      expect(seen).toEqual([])
    })
  })

  /** The median of what each pair of one's own took, one after the other and the first one in turn: what disturbs both disturbs neither. */
  async function ratioOf(ask: (token: string, target: Target) => Promise<{ took: number }>): Promise<number> {
    const ratios: number[] = []
    for (let i = 0; i < repeats; i++) {
      for (const [j, token] of tokens.entries()) {
        const order = (i + j) % 2 === 0 ? [family, absent] : [absent, family]
        const took = new Map<Target, number>()
        for (const target of order) took.set(target, (await ask(token, target)).took)
        ratios.push((took.get(family) ?? 0) / (took.get(absent) ?? 1))
      }
    }
    return ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  }
})
