import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { clientWith, field } from '../support/client.js'
import { type Hub, startHub, tokenFor } from '../support/hub.js'
import { freshKey } from '../support/writes.js'

// A change of the rules is one for everybody: a hub of its own, in the mode of the run.
let hub: Hub
beforeAll(async () => {
  hub = await startHub(inject('hub').mode, inject('template'))
})
afterAll(() => hub?.stop())

const signedIn = async (claims: TokenClaims) => clientWith(hub.url, await tokenFor(hub.dataDir, claims))

const head = (subject: string, province = '48'): TokenClaims => ({ role: 'insurance-head', province, subject })
const [drafter, second, neighbour] = [head('head-one'), head('head-two'), head('head-far', '52')]
const officer: TokenClaims = { role: 'insurance-officer', province: '48' }

const changeFields = 'id version number status note rows { ruleId validFrom value legalBasis } draftedBy settledBy'
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { change { ${changeFields} } userErrors { code path } } }`
const draftText = mutation('draftRuleChange', 'DraftRuleChangeInput')
const settleText = (name: string) => mutation(name, 'SettleRuleChangeInput')

interface Change {
  readonly id: string
  readonly version: number
  readonly number: number | null
  readonly status: string
}
interface Payload {
  readonly change: Change | null
  readonly userErrors: readonly { readonly code: string; readonly path: string[] }[]
}

const row = { ruleId: 'BP-4', validFrom: '2027-06-01', value: '85', legalBasis: 'Nghị định thử nghiệm Đ1' }

async function draft(rows: object[] = [row], note = 'Mức hưởng mới'): Promise<Payload> {
  return field(await (await signedIn(drafter))(draftText, { input: { idempotencyKey: freshKey('draft'), note, rows } }), 'draftRuleChange')
}

async function settle(claims: TokenClaims, name: string, change: Change | null, version = change?.version): Promise<Payload> {
  const input = { idempotencyKey: freshKey(name), change: change?.id, expectedVersion: version }
  return field(await (await signedIn(claims))(settleText(name), { input }), name)
}

const codesOf = ({ userErrors }: Payload) => userErrors.map(({ code }) => code)

let numbers = 0
/** A check, on a day, of a household card of somebody no home knows; what it gives. */
async function checkOn(on: string, cardNumber: string) {
  const text = `mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id ruleSet answer { ... on Covered { percent } } } } }`
  const answer = await (await signedIn(officer))(text, { input: { idempotencyKey: freshKey('check'), identifier: cardNumber, on } })
  return field<{ check: { id: string; ruleSet: number; answer: { percent: number } } }>(answer, 'checkCoverage').check
}

async function householdCard(): Promise<string> {
  const cardNumber = `GD44953${String(++numbers).padStart(8, '0')}`
  const input = {
    idempotencyKey: freshKey('card'), cardNumber, holderName: 'Đỗ Thị Quy Tắc', holderBirthDate: '1970', registeredFacilityCode: '49010', validFrom: '2026-01-01',
  }
  await (await signedIn(officer))('mutation ($input: RegisterCardInput!) { registerCard(input: $input) { userErrors { code } } }', { input })
  return cardNumber
}

async function preview(claims: TokenClaims, change: Change | null) {
  const text = `query ($change: ID!, $after: String) { previewRuleChange(change: $change, after: $after) { looked hasMore endCursor
    answers { check { id } before { ... on Covered { percent } } after { ... on Covered { percent } } } } }`
  const all: { check: { id: string } | null; before: object; after: object }[] = []
  let after: string | null = null
  for (;;) {
    const page: { hasMore: boolean; endCursor: string | null; answers: typeof all } = field(
      await (await signedIn(claims))(text, { change: change?.id, after }),
      'previewRuleChange',
    )
    all.push(...page.answers)
    if (!page.hasMore) return all
    after = page.endCursor
  }
}

describe('a change of the rules', () => {
  test('is drafted, shown on past checks, put into force by a second person, and then decides', async () => {
    const card = await householdCard()
    const [past, later] = [await checkOn('2026-11-02', card), await checkOn('2027-07-01', card)]
    expect([past.answer.percent, later.answer.percent]).toEqual([80, 80])
    const { change } = await draft()
    expect(change).toEqual({
      id: expect.any(String), version: 1, number: null, status: 'DRAFT', note: 'Mức hưởng mới', rows: [row], draftedBy: 'head-one', settledBy: null,
    })
    expect((await checkOn('2027-07-01', card)).answer.percent).toBe(80)
    const changed = await preview(drafter, change)
    expect(changed.filter(each => each.check?.id === later.id)).toEqual([{ check: { id: later.id }, before: { percent: 80 }, after: { percent: 85 } }])
    expect(changed.filter(each => each.check?.id === past.id)).toEqual([])
    expect((await preview(neighbour, change)).filter(each => each.check?.id === later.id)).toEqual([])
    const activated = await settle(second, 'activateRuleChange', change)
    expect(activated).toMatchObject({ change: { status: 'ACTIVE', settledBy: 'head-two' }, userErrors: [] })
    const [before, after] = [await checkOn('2026-11-02', card), await checkOn('2027-07-01', card)]
    expect([before.answer.percent, after.answer.percent]).toEqual([80, 85])
    expect([later.ruleSet < after.ruleSet, after.ruleSet]).toEqual([true, activated.change?.number])
    const kept = await (await signedIn(officer))('query ($id: ID!) { coverageCheck(id: $id) { answer { ... on Covered { percent } } } }', { id: later.id })
    expect(kept).toEqual({ data: { coverageCheck: { answer: { percent: 80 } } } })
  })

  test('is put into force by no one alone, and once only by two at once', async () => {
    const { change } = await draft([{ ...row, ruleId: 'BP-3', value: '96' }])
    expect(codesOf(await settle(drafter, 'activateRuleChange', change))).toEqual(['SECOND_PERSON_NEEDED'])
    const both = await Promise.all([second, neighbour].map(claims => settle(claims, 'activateRuleChange', change)))
    expect(both.map(codesOf).toSorted()).toEqual([[], ['CONFLICT']])
  })

  test('can be withdrawn while it is a draft, and is then settled', async () => {
    const { change } = await draft()
    const withdrawn = await settle(drafter, 'withdrawRuleChange', change)
    expect(withdrawn.change).toMatchObject({ status: 'WITHDRAWN', number: null })
    expect(codesOf(await settle(second, 'activateRuleChange', withdrawn.change))).toEqual(['RULE_CHANGE_SETTLED'])
    expect(codesOf(await settle(second, 'activateRuleChange', change))).toEqual(['CONFLICT'])
  })

  test('that is not sound is refused with everything that is wrong', async () => {
    const refused = await draft([{ ...row, ruleId: 'XX-1' }, { ...row, value: '101' }, { ...row, legalBasis: '' }])
    expect(refused.userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)).toEqual([
      'RULE_UNKNOWN rows.0.ruleId',
      'RULE_VALUE_INVALID rows.1.value',
      'RULE_ROW_TWICE rows.2.validFrom',
      'LEGAL_BASIS_MISSING rows.2.legalBasis',
    ])
    expect(codesOf(await draft([row], ' '))).toEqual(['NOTE_MISSING'])
  })

  test('is not for an officer, nor for a nurse', async () => {
    for (const claims of [officer, { role: 'nurse', facility: 'QN-NCC' } as const]) {
      const ask = await signedIn(claims)
      const { errors } = await ask(draftText, { input: { idempotencyKey: freshKey('draft'), note: 'x', rows: [row] } })
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
      expect((await ask('{ ruleChanges { id } }')).errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    }
  })
})
