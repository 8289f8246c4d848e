import { type RawBuilder, sql } from 'kysely'
import { organisationOf } from '../../../kit/audit.js'
import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, type BasesFor, fieldsOf, type Grants, nobodyReads, type Part, type RightsTable } from '../../../kit/rights.js'

const relations = {
  hub: 'runs or inspects the hub',
  organisation: 'heads the organisation that reported it',
} as const

const parts = { breaches: { means: 'that data was breached, when, by whom perhaps, and what was done about it', refused: 'not-there' } } as const satisfies Record<string, Part>

/** Whoever may have to answer for it, and whoever inspects; a head what their own organisation reported. */
const reads = {
  ...nobodyReads,
  head: { organisation: ['breaches'] },
  auditor: { hub: ['breaches'] },
  admin: { hub: ['breaches'] },
} as const satisfies Grants

const bases = {
  head: { organisation: { breaches: 'BREACH_OF_ORGANISATION' } },
  auditor: { hub: { breaches: 'BREACH_INSPECTED' } },
  admin: { hub: { breaches: 'BREACH_HANDLED' } },
} as const satisfies BasesFor<typeof reads>

const answering = { head: ['organisation'], admin: ['hub'] } as const
const actions = { reportBreach: answering, recordBreachStep: answering } as const satisfies ActionGrants<string, keyof typeof relations>

export type BreachAction = keyof typeof actions

const granted: Grants = reads

export const breachTable = {
  scope: 'breach',
  about: 'Breaches of data (vi phạm dữ liệu cá nhân)',
  relations,
  parts,
  reads,
  bases,
  actions,
  holds: (viewer: Viewer, part: string) => Object.values(granted[viewer.role]).some(held => held?.includes(part)),
} as const satisfies RightsTable

export const breachRights = fieldsOf(breachTable, {
  Query: { breaches: 'rows', breach: 'rows' },
  Mutation: { reportBreach: 'reportBreach', recordBreachStep: 'recordBreachStep' },
  BreachPayload: { breach: 'rows', userErrors: 'within' },
  Breach: {
    id: 'breaches',
    version: 'breaches',
    organisation: 'breaches',
    what: 'breaches',
    kinds: 'breaches',
    noticedAt: 'breaches',
    beganAt: 'breaches',
    endedAt: 'breaches',
    suspectedActor: 'breaches',
    suspectedClient: 'breaches',
    suspectedOrganisation: 'breaches',
    notifyBy: 'breaches',
    isOverdue: 'breaches',
    authorityNotifiedAt: 'breaches',
    closedAt: 'breaches',
    steps: 'breaches',
  },
  BreachStep: { version: 'breaches', step: 'breaches', doneAt: 'breaches', note: 'breaches', at: 'breaches', byRole: 'breaches', byOrganisation: 'breaches' },
})

/** The breaches that are there for a viewer, as a condition on `breach b`. */
export function breachFilter(viewer: Viewer): RawBuilder<boolean> {
  const { hub, organisation: reporting } = granted[viewer.role]
  if (hub?.includes('breaches')) return sql`true`
  return reporting?.includes('breaches') && organisation(viewer) !== null ? sql`b.organisation = ${organisation(viewer)}` : sql`false`
}

/** The organisation for which a head reports: of who runs the hub none. */
export function organisation(viewer: Viewer): string | null {
  return viewer.role === 'admin' ? null : organisationOf(viewer)
}

/** Whether a viewer may report a breach, and write down what was done about one: the same word as the filter, for one row. */
export function judgeBreach(viewer: Viewer, action: BreachAction, reportedBy: string | null): 'yes' | 'no' | 'not-there' {
  const by: ActionGrants<BreachAction, keyof typeof relations>[BreachAction] = actions[action]
  const standing = by[viewer.role] ?? []
  if (standing.includes('hub')) return 'yes'
  const own = organisation(viewer)
  if (own === null || !standing.includes('organisation')) return 'no'
  return own === reportedBy ? 'yes' : 'not-there'
}
