import type { Situation } from './situation.rules.js'
import type { VisitRow } from './visit-row.rules.js'

// What a visit paid by the four tiers until 2024-12-31 (Luật BHYT am. 46/2014 Đ22; TT 40/2015 Đ11). Each row holds for its
// own years.

const self = (setting: Situation['setting'], ...tiers: readonly Situation['tier'][]) => (visit: Situation) =>
  visit.selfReferred && visit.setting === setting && tiers.includes(visit.tier)
const selfAtDistrict = ({ selfReferred, tier }: Situation) => selfReferred && tier === 'DISTRICT'

export const formerTierRows: readonly VisitRow[] = [
  {
    ruleId: 'FP-1a',
    wholeCost: 'FP-1a',
    fits: ({ tier, selfReferred, sameNetwork }) => tier === 'COMMUNE' && (!selfReferred || sameNetwork),
  },
  { ruleId: 'RO-1', fits: ({ registered }) => registered },
  { ruleId: 'RO-2', fits: ({ paper, selfReferred }) => paper === 'VALID' && !selfReferred },
  { ruleId: 'RO-3', fits: ({ has }) => has('APPOINTMENT') },
  { ruleId: 'RO-4', fits: ({ has }) => has('CHANGED_STAY') },
  { ruleId: 'EM-1', fits: ({ has }) => has('EMERGENCY') },
  { ruleId: 'OON-8', fits: ({ sameNetwork }) => sameNetwork },
  { ruleId: 'OON-1', selfReferred: true, fits: self('INPATIENT', 'CENTRAL') },
  { ruleId: 'OON-2', selfReferred: true, fits: self('INPATIENT', 'PROVINCE') },
  { ruleId: 'OON-3', selfReferred: true, fits: self('INPATIENT', 'PROVINCE') },
  { ruleId: 'OON-4', selfReferred: true, fits: selfAtDistrict },
  { ruleId: 'OON-5', selfReferred: true, fits: selfAtDistrict },
  { ruleId: 'OON-6', selfReferred: true, fits: self('OUTPATIENT', 'PROVINCE', 'CENTRAL') },
  {
    ruleId: 'OON-7',
    fits: visit =>
      visit.ofDifficultArea && (selfAtDistrict(visit) || self('INPATIENT', 'PROVINCE', 'CENTRAL')(visit)),
  },
]
