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

/**
 * The residents a viewer may see, as a condition on `resident r` joined with `facility f`. Those of a drug-rehabilitation
 * centre are seen by its own staff and by themselves only.
 */
export function residentFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  const scope = personScope(viewer)
  const notSealed = sql`f.kind <> 'DRUG_REHABILITATION'`
  switch (scope.kind) {
    case 'none':
      return sql`false`
    case 'country':
      return sql`${notSealed}`
    case 'facility':
      return sql`f.code = ${scope.code}`
    case 'province':
      return sql`${notSealed} and f.province_unit_id = any(${units.lineOf(scope.code)}::uuid[])`
    case 'person':
      return sql`r.id = ${fromGlobalId('Resident', scope.id) ?? null}::uuid`
  }
}
