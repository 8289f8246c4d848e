import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, fieldsOf, type Judgement, nobodyReads, type RightsTable } from '../../../kit/rights.js'

/** Those who answer for a province add marks for its facilities; the marks of the country come with the hub. */
const actions = {
  recordThreshold: { coordinator: ['province'], 'programme-officer': ['province'] },
  endThreshold: { coordinator: ['province'], 'programme-officer': ['province'] },
} as const satisfies ActionGrants<string, 'province'>

export type ThresholdAction = keyof typeof actions

export const thresholdTable = {
  scope: 'threshold',
  about: 'Marks for alerts (ngưỡng cảnh báo)',
  relations: { province: 'works for the province whose facilities the marks are for' },
  parts: {},
  reads: nobodyReads,
  bases: {},
  actions,
  holds: () => false,
} as const satisfies RightsTable

export const thresholdRights = fieldsOf(thresholdTable, {
  Query: { thresholds: 'register' },
  Mutation: { recordThreshold: 'recordThreshold', endThreshold: 'endThreshold' },
  RecordThresholdPayload: { threshold: 'within', userErrors: 'within' },
  EndThresholdPayload: { threshold: 'within', userErrors: 'within' },
  Threshold: {
    id: 'register',
    version: 'register',
    measure: 'register',
    unit: 'register',
    ageFrom: 'register',
    ageTo: 'register',
    sex: 'register',
    lowUrgent: 'register',
    lowAlert: 'register',
    lowWarn: 'register',
    highWarn: 'register',
    highAlert: 'register',
    highUrgent: 'register',
    source: 'register',
    confidence: 'register',
    validFrom: 'register',
    validTo: 'register',
    provinceCode: 'register',
  },
})

/** Whether a viewer may change marks: those of the own province only, whatever the token lets them read. */
export function judgeThreshold(viewer: Viewer, action: ThresholdAction): Judgement {
  const by: ActionGrants<ThresholdAction, 'province'>[ThresholdAction] = actions[action]
  return by[viewer.role]?.includes('province') && viewer.province ? 'yes' : 'no'
}
