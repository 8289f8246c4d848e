import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, fieldsOf, mayEver, nobodyReads, type RightsTable } from '../../../kit/rights.js'

const relations = { office: 'heads an office of the social insurance' } as const

const grants = { 'insurance-head': ['office'] } as const

/** The rules are the law for everybody: one head drafts, another one puts into force. */
const actions = {
  draftRuleChange: grants,
  previewRuleChange: grants,
  activateRuleChange: grants,
  withdrawRuleChange: grants,
} as const satisfies ActionGrants<string, 'office'>

export type RuleChangeAction = keyof typeof actions

export const ruleChangeTable = {
  scope: 'ruleChange',
  about: 'Changes of the benefit rules (thay đổi bộ quy tắc)',
  relations,
  parts: {},
  reads: nobodyReads,
  bases: {},
  actions,
  holds: () => false,
} as const satisfies RightsTable

export const ruleChangeRights = fieldsOf(ruleChangeTable, {
  Query: { ruleChange: 'previewRuleChange', ruleChanges: 'previewRuleChange', previewRuleChange: 'previewRuleChange' },
  Mutation: {
    draftRuleChange: 'draftRuleChange',
    activateRuleChange: 'activateRuleChange',
    withdrawRuleChange: 'withdrawRuleChange',
  },
  RuleChange: {
    id: 'within', version: 'within', number: 'within', status: 'within', note: 'within', rows: 'within', draftedBy: 'within',
    draftedAt: 'within', settledBy: 'within', settledAt: 'within',
  },
  RuleRow: { ruleId: 'within', validFrom: 'within', value: 'within', legalBasis: 'within' },
  RuleChangePreview: { looked: 'within', endCursor: 'within', hasMore: 'within', answers: 'within' },
  ChangedAnswer: { check: 'rows', before: 'within', after: 'within' },
  RuleChangePayload: { change: 'within', userErrors: 'within' },
})

export function judgeRuleChange(viewer: Viewer, action: RuleChangeAction): 'yes' | 'no' {
  return mayEver(ruleChangeTable, action, viewer.role) ? 'yes' : 'no'
}
