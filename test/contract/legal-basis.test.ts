import { describe, expect, test } from 'vitest'
import { type Role, roles, type Viewer } from '../../kit/auth.js'
import { type BasisName, legalBases, purposeOf } from '../../kit/legal-basis.rules.js'
import { type BasesFor, fieldsOf, nobodyReads, type RightsTable } from '../../kit/rights.js'
import * as borrowedFacts from '../../kit/vn/borrowed-facts.js'
import { rights as facilities } from '../../subgraphs/facilities/schema.js'
import { rights as insurance } from '../../subgraphs/insurance/schema.js'
import { rights as referrals } from '../../subgraphs/referrals/schema.js'

const slices = [facilities, referrals, insurance].flat()
const tables = [...new Set(slices.flatMap(({ table }) => table ?? []))]

interface Grant {
  readonly table: RightsTable
  readonly role: Role
  readonly relation: string
  readonly part: string
}

const grants = tables.flatMap(table =>
  roles.flatMap(role =>
    Object.entries(table.reads[role]).flatMap(([relation, parts]) => (parts ?? []).map((part): Grant => ({ table, role, relation, part }))),
  ),
)
const basisOf = ({ table, role, relation, part }: Grant): BasisName | undefined => table.bases[role]?.[relation]?.[part]
const text = ({ table, role, relation, part }: Grant) => `${table.about}: ${role} ${relation} ${part}`

/** Who stands in a relation, as its token says it. */
function standing(role: Role, relation: string): Viewer {
  const place = { facility: { facility: 'A' }, sender: { facility: 'A' }, hospital: { hospital: '49010' }, country: { scope: 'country' } } as const
  const named = relation in place ? place[relation as keyof typeof place] : { province: '48' }
  return { subject: 's', client: 'c', expiresAt: 0, role, ...named }
}

describe('the legal bases', () => {
  test('every grant of every table in every sector has one', () => {
    expect(grants.length).toBeGreaterThan(150)
    expect(grants.filter(grant => basisOf(grant) === undefined).map(text)).toEqual([])
  })

  test('none stands where nothing is granted', () => {
    const granted = new Set(grants.map(text))
    const stated = tables.flatMap(table =>
      Object.entries(table.bases).flatMap(([role, byRelation]) =>
        Object.entries(byRelation).flatMap(([relation, byPart]) => Object.keys(byPart).map(part => `${table.about}: ${role} ${relation} ${part}`)),
      ),
    )
    expect(stated.filter(each => !granted.has(each))).toEqual([])
  })

  test('the purpose of a basis is the one that is written beside the look', () => {
    // Whoever is shown a referral reads what it would cost, for the referral's sake, in whatever relation they were shown it.
    const judged = grants.filter(({ relation }) => relation !== 'referral')
    const wrong = judged.filter(grant => legalBases[basisOf(grant) ?? 'NOBODY_MEANT'].purpose !== purposeOf(standing(grant.role, grant.relation)))
    expect(wrong.map(text)).toEqual([])
  })

  test('nobody but whoever tries the hub reads on the ground that nobody is meant', () => {
    const madeUp = grants.filter(grant => legalBases[basisOf(grant) ?? 'NOBODY_MEANT'].ground === 'MADE_UP')
    expect(new Set(madeUp.map(({ relation }) => relation))).toEqual(new Set(['country']))
  })

  test('health data reaches the province by consent and by referrals only', () => {
    const health = grants.filter(({ relation, part }) => relation === 'province' && (part === 'health' || part === 'clinical'))
    expect(health.map(grant => `${text(grant)} ← ${basisOf(grant)}`)).toEqual([
      'Residents (người được chăm sóc): coordinator province health ← HEALTH_FOR_PROVINCE',
      'Referrals (phiếu chuyển): coordinator province clinical ← REFERRAL_WATCH',
    ])
  })

  test('each basis is used by a grant or by what the sectors tell each other', () => {
    const told = Object.values(borrowedFacts).flatMap(fact => (typeof fact === 'object' && 'basis' in fact ? [fact.basis] : []))
    const used = new Set([...grants.map(basisOf), ...told])
    expect(Object.keys(legalBases).filter(name => !used.has(name as BasisName))).toEqual([])
  })

  test('the compiler refuses a grant without a basis', () => {
    const reads = { ...nobodyReads, nurse: { province: ['health'] } } as const
    const table = { scope: 'a', about: 'a', relations: {}, parts: { health: { means: 'm', refused: 'null' } }, reads, holds: () => false } as const
    const whole = { nurse: { province: { health: 'CARE_OF_RESIDENT' } } } as const satisfies BasesFor<typeof reads>
    expect(fieldsOf({ ...table, bases: whole }, {}).fields).toEqual({})
    // @ts-expect-error: nurse province health has no basis
    expect(fieldsOf({ ...table, bases: { nurse: { province: {} } } }, {}).fields).toEqual({})
    // @ts-expect-error: and nobody else has a grant
    const more = { ...whole, signer: { province: { health: 'CARE_OF_RESIDENT' } } } as const satisfies BasesFor<typeof reads>
    expect(Object.keys(more)).toEqual(['nurse', 'signer'])
  })
})
