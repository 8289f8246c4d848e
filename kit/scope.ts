import type { Role, Viewer } from './auth.js'

/** How a viewer can stand to a person's record. */
export type Relation = 'facility' | 'province' | 'person'

/**
 * Whose records a role reaches: staff those of their own facility, province roles those of their province, a person
 * or guardian the one named in the token. Nobody reaches anything by a relation that is not listed.
 */
export const personReach = {
  nurse: ['facility'],
  clinician: ['facility'],
  signer: ['facility'],
  head: ['facility'],
  coordinator: ['facility', 'province'],
  'insurance-officer': ['province'],
  'insurance-head': ['province'],
  'programme-officer': ['province'],
  auditor: [],
  resident: ['person'],
  guardian: ['person'],
  admin: [],
} as const satisfies Record<Role, readonly Relation[]>

/** Rows about persons that a viewer reaches; each subgraph turns it into a condition on its own columns. */
export type PersonScope =
  | { kind: 'none' }
  | { kind: 'country' }
  | { kind: 'facility'; code: string }
  | { kind: 'province'; code: string }
  | { kind: 'person'; id: string }

type RelationsOf<R extends Role> = (typeof personReach)[R][number]

/** role → relation → parts: the compiler refuses a relation in which the role cannot stand. */
export type PersonGrants<Part extends string, More = unknown> = {
  readonly [R in Role]: More & {
    readonly [Stand in RelationsOf<R> | (RelationsOf<R> & ('facility' | 'province') extends never ? never : 'country')]?: readonly Part[]
  }
}

/** How a viewer can stand to persons when many are read at once: a relation, or the whole country. */
export const personRelations = {
  facility: 'works for the facility where the person lives',
  province: 'works for the province of today in which that facility lies',
  country: 'holds a demo token of the whole country, which only widens reading; refused in production',
  person: 'is the person, or the guardian named in the token',
} as const satisfies Record<Relation | 'country', string>

/** The parts that a viewer may read of the persons it reaches. */
export function partsHeld<Part extends string>(viewer: Viewer, reads: PersonGrants<Part>): readonly Part[] {
  const { kind } = personScope(viewer)
  const grants: Partial<Record<PersonScope['kind'], readonly Part[]>> = reads[viewer.role]
  return grants[kind] ?? []
}

/** The narrowest relation that the token names and the role allows; without one, nothing. */
export function personScope(viewer: Viewer): PersonScope {
  const relations: readonly Relation[] = personReach[viewer.role]
  if (viewer.scope === 'country') return reachesMany(relations) ? { kind: 'country' } : { kind: 'none' }
  if (relations.includes('person')) return viewer.resident ? { kind: 'person', id: viewer.resident } : { kind: 'none' }
  if (relations.includes('facility') && viewer.facility) return { kind: 'facility', code: viewer.facility }
  if (relations.includes('province') && viewer.province) return { kind: 'province', code: viewer.province }
  return { kind: 'none' }
}

function reachesMany(relations: readonly Relation[]): boolean {
  return relations.includes('facility') || relations.includes('province')
}
