import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import { mayReadPart, residentFilter, residentTable } from '../resident/resident.access.js'
import type { UnitIndex } from '../unit/unit.index.js'

const payload = { request: 'rows', userErrors: 'within' } as const

export const personRequestRights = fieldsOf(residentTable, {
  Query: { personRequests: 'requests', personRequest: 'requests' },
  Resident: { dataRequests: 'requests' },
  PersonRequest: {
    id: 'requests',
    version: 'requests',
    kind: 'requests',
    status: 'requests',
    askedBy: 'requests',
    receivedOn: 'requests',
    what: 'requests',
    wanted: 'requests',
    thirdParty: 'requests',
    acknowledgeBy: 'requests',
    answerBy: 'requests',
    dueOn: 'requests',
    isOverdue: 'requests',
    acknowledgedAt: 'requests',
    answeredAt: 'requests',
    answer: 'requests',
    legalSource: 'requests',
    resident: 'rows',
    steps: 'requests',
  },
  PersonRequestStep: { version: 'requests', move: 'requests', note: 'requests', at: 'requests', byRole: 'requests' },
  Mutation: {
    requestMyData: 'askAboutData',
    requestCorrection: 'askAboutData',
    requestRestriction: 'askAboutData',
    requestErasure: 'askAboutData',
    acknowledgeRequest: 'acknowledgeRequest',
    answerRequest: 'answerRequest',
  },
  RequestPayload: payload,
})

/** Requests that a viewer may see, as a condition on `resident r` with its `facility f`. */
export function requestFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  return mayReadPart(viewer, 'requests') ? residentFilter(viewer, units) : sql`false`
}

/** Who asks: known of whoever signs in for themselves; the home says for whom it writes. Undefined when it does not, or says it wrongly. */
export function askerOf({ role }: Viewer, said: PersonOrGuardian | null | undefined): PersonOrGuardian | undefined {
  const own = role === 'resident' ? 'PERSON' : role === 'guardian' ? 'GUARDIAN' : undefined
  if (own === undefined) return said ?? undefined
  return said == null || said === own ? own : undefined
}
