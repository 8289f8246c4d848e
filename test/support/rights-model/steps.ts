import fc from 'fast-check'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { roles } from '../../../kit/auth.js'
import { type Caller, type Home, homes, type Person } from './model.js'

export type Step =
  | { readonly do: 'read' | 'search' | 'discharge'; readonly caller: Caller; readonly person: number }
  | { readonly do: 'transfer' | 'readmit'; readonly caller: Caller; readonly person: number; readonly to: Home }
  | { readonly do: 'revoke'; readonly caller: Caller; readonly subject: string }

const codes = Object.keys(homes) as Home[]
const home = fc.constantFrom(...codes)
const subject = fc.integer({ min: 1, max: 400 }).map(n => `person-${n}`)
const maybe = <Value>(arb: fc.Arbitrary<Value>) => fc.option(arb, { nil: undefined, freq: 3 })
const seldom = <Value>(arb: fc.Arbitrary<Value>) => fc.oneof({ weight: 10, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: arb })

const caller = (people: number): fc.Arbitrary<Caller> =>
  fc.record({
    role: fc.constantFrom(...roles),
    subject,
    facility: maybe(home),
    province: maybe(fc.constantFrom('48', '33', '52')),
    person: maybe(fc.nat(people - 1)),
    wide: fc.integer({ min: 0, max: 19 }).map(n => n === 0),
    only: seldom(fc.subarray(['identity', 'identifiers', 'care', 'health'], { minLength: 1 })),
    cover: seldom(fc.constantFrom('in force' as const, 'over' as const)),
  })

/** Staff of a home more often than a fair die would bring them: else next to nothing is ever moved. */
const carer: fc.Arbitrary<Caller> =
  fc.record({ role: fc.constantFrom('nurse' as const, 'head' as const), subject, facility: home, wide: fc.constant(false) })

export function steps(people: number): fc.Arbitrary<Step> {
  const anyone = fc.oneof({ weight: 3, arbitrary: caller(people) }, { weight: 2, arbitrary: carer })
  const person = fc.nat(people - 1)
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('read' as const), caller: anyone, person }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('search' as const), caller: anyone, person }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('transfer' as const), caller: anyone, person, to: home }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('discharge' as const), caller: anyone, person }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('readmit' as const), caller: anyone, person, to: home }).map(step => ({ ...step, to: step.caller.facility ?? step.to })) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke' as const), caller: caller(people), subject }) },
  )
}

export function claimsOf(caller: Caller, people: readonly Person[]): TokenClaims {
  const { role, subject: who, facility, province, person, wide, only, cover } = caller
  return {
    role,
    subject: who,
    facility,
    province,
    resident: person === undefined ? undefined : people[person]?.id,
    scope: wide ? 'country' : undefined,
    scopes: only && new Set(only.map(part => `resident:${part}`)),
    cover: cover && { sub: 'who-is-away', until: cover === 'in force' ? '2026-11-02' : '2026-11-01' },
  }
}
