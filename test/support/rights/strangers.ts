import { type Role, roles } from '../../../kit/auth.js'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { toGlobalId } from '../../../kit/id.js'
import { residentsOf } from '../world.js'
import type { Family } from './target.js'

export interface Stranger {
  readonly name: string
  readonly claims: TokenClaims
  /** Whose data it must not see. */
  readonly of: 'open' | 'sealed'
}

type Claims = Omit<TokenClaims, 'role'>

const neighbour = {
  facility: 'BD-NCC',
  hospital: '52001',
  province: '52',
  resident: toGlobalId('Resident', residentsOf('BD-NCC')[0]?.id ?? ''),
} as const

/** The claims by which a role can stand to anybody at all; with those of the neighbour it stands to the neighbour's. */
const standsBy = {
  nurse: ['facility', 'hospital'],
  clinician: ['facility', 'hospital'],
  signer: ['facility', 'hospital'],
  head: ['facility', 'hospital'],
  coordinator: ['facility', 'hospital', 'province'],
  'insurance-officer': ['province'],
  'insurance-head': ['province'],
  'programme-officer': ['province'],
  auditor: [],
  resident: ['resident'],
  guardian: ['resident'],
  admin: [],
} as const satisfies Record<Role, readonly (keyof typeof neighbour)[]>

/** Everybody to whom the target must look absent: its neighbours, the unattached, and claims that a role cannot use. */
export function strangersTo(target: Family): Stranger[] {
  const own: Claims = { facility: target.home, hospital: target.receiver, province: '48', resident: target.ids.Resident }
  return roles.flatMap((role): Stranger[] => {
    const usable: readonly string[] = standsBy[role]
    const unusable = Object.fromEntries(Object.entries(own).filter(([claim]) => !usable.includes(claim)))
    const wide: Claims = usable.includes('facility') || usable.includes('province') ? {} : { scope: 'country' }
    return [
      ...standsBy[role].map(claim => stranger(`${role} of the neighbour’s ${claim}`, role, { [claim]: neighbour[claim] })),
      stranger(`${role} of no organisation`, role, {}),
      stranger(`${role} with claims that do not count`, role, { ...unusable, ...wide }),
    ]
  })
}

/** To whom somebody in drug rehabilitation must look absent, although they stand where others would be seen. */
export function strangersToSealed(): Stranger[] {
  const province: Claims = { province: '48' }
  const country: Claims = { scope: 'country' }
  const looking: [Role, Claims][] = [
    ['coordinator', province],
    ['insurance-officer', province],
    ['programme-officer', province],
    ['nurse', { facility: 'QN-NCC' }],
    ['head', country],
    ['coordinator', country],
  ]
  return looking.map(([role, claims]) => ({ ...stranger(`${role} ${JSON.stringify(claims)}`, role, claims), of: 'sealed' }))
}

function stranger(name: string, role: Role, claims: Claims): Stranger {
  return { name, claims: { role, ...claims }, of: 'open' }
}
