import { type RawBuilder, sql } from 'kysely'
import type { Role, Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { personScope } from '../../../kit/scope.js'

/** What this sector knows of a person: the answer whether the insurance pays, and the cards themselves. */
export const insuranceParts = ['answer', 'cards'] as const
export type InsurancePart = (typeof insuranceParts)[number]

/** What each role may read of a person it reaches: those who send, treat or insure the person, and the person. */
const mayRead = {
  nurse: ['answer', 'cards'],
  clinician: ['answer', 'cards'],
  signer: ['answer', 'cards'],
  head: ['answer', 'cards'],
  coordinator: ['answer', 'cards'],
  'insurance-officer': ['answer', 'cards'],
  'insurance-head': ['answer', 'cards'],
  'programme-officer': [],
  auditor: [],
  resident: ['answer', 'cards'],
  guardian: ['answer', 'cards'],
  admin: [],
} as const satisfies Record<Role, readonly InsurancePart[]>

export function mayReadPart(viewer: Viewer, part: InsurancePart): boolean {
  const parts: readonly InsurancePart[] = mayRead[viewer.role]
  return parts.includes(part)
}

/**
 * The persons a viewer may see, as a condition on their `resident_link l` (the survivor's, after a merge). Those of a
 * drug-rehabilitation centre are seen by its own staff and by themselves only. Without a link nobody is reached.
 */
export function personFilter(viewer: Viewer): RawBuilder<boolean> {
  const scope = personScope(viewer)
  switch (scope.kind) {
    case 'none':
      return sql`false`
    case 'country':
      return sql`not l.sealed`
    case 'facility':
      return sql`(l.facility_code = ${scope.code}
        or l.sealed_scope = encode(sha256(convert_to(l.resident_id || ':' || ${scope.code}::text, 'UTF8')), 'hex'))`
    case 'province':
      return sql`not l.sealed and l.province_code = ${scope.code}`
    case 'person':
      return sql`${fromGlobalId('Resident', scope.id) ?? null}::uuid in (l.resident_id, a.key)`
  }
}
