import { type RawBuilder, sql } from 'kysely'
import type { Role, Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { personScope } from '../../../kit/scope.js'
import type { UnitIndex } from '../unit/unit.index.js'

/** Parts of a record that not every role that reaches the person may read. */
export const residentParts = ['identity', 'identifiers', 'care', 'health'] as const
export type ResidentPart = (typeof residentParts)[number]

/**
 * What each role may read of a resident it reaches. Health status is sensitive (Luật 91/2025): only those who care for
 * the person, the facility head, and the person or guardian.
 */
const mayRead = {
  nurse: ['identity', 'identifiers', 'care', 'health'],
  clinician: ['identity', 'identifiers', 'care', 'health'],
  signer: ['identity', 'identifiers', 'care', 'health'],
  head: ['identity', 'identifiers', 'care', 'health'],
  coordinator: ['identity', 'identifiers', 'care', 'health'],
  'insurance-officer': ['identity', 'identifiers', 'care'],
  'insurance-head': ['identity', 'identifiers', 'care'],
  'programme-officer': ['identity', 'care'],
  auditor: [],
  resident: ['identity', 'identifiers', 'care', 'health'],
  guardian: ['identity', 'identifiers', 'care', 'health'],
  admin: [],
} as const satisfies Record<Role, readonly ResidentPart[]>

export function mayReadPart(viewer: Viewer, part: ResidentPart): boolean {
  const parts: readonly ResidentPart[] = mayRead[viewer.role]
  return parts.includes(part)
}

const notSealed = sql<boolean>`f.kind <> 'DRUG_REHABILITATION'`

/**
 * Whether a viewer may be told of a place where a person was, as a condition on its `facility f`: a stay in drug
 * rehabilitation stays sealed after the person has moved on.
 */
export function placeFilter(viewer: Viewer): RawBuilder<boolean> {
  const scope = personScope(viewer)
  if (scope.kind === 'person') return sql`true`
  if (scope.kind === 'facility') return sql`(${notSealed} or f.code = ${scope.code})`
  return notSealed
}

/** The same for a `resident_category c` of a resident who lives in `facility f`. */
export function groupFilter(viewer: Viewer): RawBuilder<boolean> {
  if (personScope(viewer).kind === 'person') return sql`true`
  return sql`(c.kind <> 'DRUG_REHABILITATION' or f.kind = 'DRUG_REHABILITATION')`
}

/**
 * The residents a viewer may see, as a condition on `resident r` joined with `facility f`. Those of a drug-rehabilitation
 * centre are seen by its own staff and by themselves only.
 */
export function residentFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  const scope = personScope(viewer)
  switch (scope.kind) {
    case 'none':
      return sql`false`
    case 'country':
      return notSealed
    case 'facility':
      return sql`f.code = ${scope.code}`
    case 'province':
      return sql`${notSealed} and f.province_unit_id = any(${units.lineOf(scope.code)}::uuid[])`
    case 'person':
      return sql`r.id = ${fromGlobalId('Resident', scope.id) ?? null}::uuid`
  }
}
