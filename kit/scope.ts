import type { Role, Viewer } from './auth.js'

/** How a viewer can stand to a person's record. */
export type Relation = 'facility' | 'province' | 'person'

/**
 * Whose records a role reaches: staff those of their own facility, province roles those of their province, a person
 * or guardian the one named in the token. Nobody reaches anything by a relation that is not listed.
 */
const reach = {
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

/** The narrowest relation that the token names and the role allows; without one, nothing. */
export function personScope(viewer: Viewer): PersonScope {
  const relations: readonly Relation[] = reach[viewer.role]
  if (viewer.scope === 'country') return reachesMany(relations) ? { kind: 'country' } : { kind: 'none' }
  if (relations.includes('person')) return viewer.resident ? { kind: 'person', id: viewer.resident } : { kind: 'none' }
  if (relations.includes('facility') && viewer.facility) return { kind: 'facility', code: viewer.facility }
  if (relations.includes('province') && viewer.province) return { kind: 'province', code: viewer.province }
  return { kind: 'none' }
}

function reachesMany(relations: readonly Relation[]): boolean {
  return relations.includes('facility') || relations.includes('province')
}
