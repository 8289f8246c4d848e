import type { FacilitiesContext } from '../context.js'

type Acting = Pick<FacilitiesContext, 'now' | 'viewer'>

/** Who writes a row down, and when, as its columns keep it. */
export function recordedBy({ now, viewer }: Acting) {
  return { recordedAt: now, recordedBy: viewer.subject, recordedRole: viewer.role, recordedOrganisation: viewer.facility ?? null }
}

/** The same of a step, or of what stood before a correction. */
export function doneBy({ now, viewer }: Acting) {
  return { at: now, bySubject: viewer.subject, byRole: viewer.role, byOrganisation: viewer.facility ?? null }
}
