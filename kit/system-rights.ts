import type { Viewer } from './auth.js'
import { type ActionGrants, type Judgement, nobodyReads, type RightsTable } from './rights.js'

/** What only who runs the system does, to records of no person: nobody reads them by this table. */
export function systemTable<const Actions extends ActionGrants<string, 'system'>>(scope: string, about: string, actions: Actions) {
  return { scope, about, relations: { system: 'runs the system' }, parts: {}, reads: nobodyReads, bases: {}, actions, holds: () => false } satisfies RightsTable
}

/** Whether a viewer may do one of a table's actions. */
export function judgeSystem({ actions }: { readonly actions: ActionGrants<string, 'system'> }, viewer: Viewer, action: string): Judgement {
  return actions[action]?.[viewer.role]?.includes('system') ? 'yes' : 'no'
}
