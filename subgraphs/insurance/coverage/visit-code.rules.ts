import { onAnnex1, onAnnex2, type Situation } from './situation.rules.js'
import type { VisitRow } from './visit-row.rules.js'

// The visit codes of QĐ 3276/QĐ-BYT annex 1 (mã đối tượng đến khám), since 2025-01-01, in its printed order. Codes compare
// by equality: 1.1 is not 1.11.

const isUpper = ({ tier }: Situation) => tier === 'PROVINCE' || tier === 'CENTRAL'
const basicOutpatient = ({ selfReferred, level, setting }: Situation) =>
  selfReferred && level === 'BASIC' && setting === 'OUTPATIENT'
const specialised = (tier: Situation['tier'], setting: Situation['setting']) => (visit: Situation) =>
  visit.selfReferred &&
  visit.level === 'SPECIALISED' &&
  visit.tier === tier &&
  visit.setting === setting &&
  !onAnnex1(visit)

export const visitCodes: readonly VisitRow[] = [
  { ruleId: 'VC-1.1', fits: ({ registered }) => registered },
  { ruleId: 'VC-1.2', wholeCost: 'FP-1b', fits: ({ level, listedPrimary }) => level === 'INITIAL' && listedPrimary },
  { ruleId: 'VC-1.3', fits: ({ paper }) => paper === 'VALID' },
  { ruleId: 'VC-1.4', fits: ({ has }) => has('CHANGED_STAY') },
  { ruleId: 'VC-1.5', fits: ({ has }) => has('APPOINTMENT') },
  { ruleId: 'VC-1.6', fits: ({ has }) => has('ORGAN_DONATION') },
  { ruleId: 'VC-1.7', fits: ({ has }) => has('BIRTH') },
  {
    ruleId: 'VC-1.11',
    selfReferred: true,
    fits: ({ selfReferred, level, listedPrimary }) => selfReferred && level === 'INITIAL' && !listedPrimary,
  },
  {
    ruleId: 'VC-1.12',
    selfReferred: true,
    fits: visit =>
      basicOutpatient(visit) && !isUpper(visit) && (visit.provisional || (visit.points !== null && visit.points < 50)),
  },
  {
    ruleId: 'VC-1.13',
    selfReferred: true,
    fits: visit =>
      basicOutpatient(visit) &&
      !isUpper(visit) &&
      visit.points !== null &&
      visit.points >= 50 &&
      visit.points < 70 &&
      !onAnnex2(visit),
  },
  { ruleId: 'VC-1.14', selfReferred: true, fits: visit => basicOutpatient(visit) && isUpper(visit) && !onAnnex2(visit) },
  {
    ruleId: 'VC-1.15',
    selfReferred: true,
    fits: ({ selfReferred, level, setting }) => selfReferred && level === 'BASIC' && setting === 'INPATIENT',
  },
  { ruleId: 'VC-1.16', fits: visit => visit.level === 'BASIC' && onAnnex2(visit) },
  { ruleId: 'VC-1.17', fits: visit => visit.level === 'SPECIALISED' && onAnnex1(visit) },
  { ruleId: 'VC-1.18', selfReferred: true, fits: specialised('PROVINCE', 'OUTPATIENT') },
  { ruleId: 'VC-2', fits: ({ has }) => has('EMERGENCY') },
  { ruleId: 'VC-3.1-IN', selfReferred: true, fits: specialised('CENTRAL', 'INPATIENT') },
  { ruleId: 'VC-3.1-OUT', selfReferred: true, fits: specialised('CENTRAL', 'OUTPATIENT') },
  { ruleId: 'VC-3.2', selfReferred: true, fits: specialised('PROVINCE', 'INPATIENT') },
  {
    ruleId: 'VC-3.3',
    selfReferred: true,
    fits: ({ selfReferred, level, tier }) =>
      selfReferred && tier === 'DISTRICT' && (level === 'BASIC' || level === 'SPECIALISED'),
  },
  {
    ruleId: 'VC-3.6',
    fits: ({ level, setting, ofDifficultArea }) => level === 'SPECIALISED' && setting === 'INPATIENT' && ofDifficultArea,
  },
  { ruleId: 'VC-7', fits: ({ has }) => has('MEDICINES_HELD_UP') },
  { ruleId: 'VC-7.2', fits: ({ has }) => has('MEDICINES_BY_ANOTHER_PERSON') },
  { ruleId: 'VC-7.3', fits: ({ has }) => has('MEDICINES_ELSEWHERE') },
  { ruleId: 'VC-7.4', fits: ({ has }) => has('MEDICINES_DELIVERED') },
  { ruleId: 'VC-8', alone: true, fits: ({ has }) => has('CLAIM_WITHDRAWN') },
  { ruleId: 'VC-9', alone: true, fits: ({ has }) => has('OUTSIDE_INSURANCE') },
  { ruleId: 'VC-10', fits: ({ has }) => has('MEDICINES_BY_APPOINTMENT') },
]
