import type { NewEvent } from '../../../kit/event.js'

export const rulesChangedType = 'rules.changed'

/** For the processes of this sector, which read the rules anew; no other sector copies it. */
export function rulesChanged(changeId: string, version: number, ruleSet: number): NewEvent {
  return { type: rulesChangedType, aggregate: 'RuleChange', aggregateId: changeId, version, payload: { ruleSet } }
}
