import type { BeneficiaryKind } from '../../kit/vn/beneficiary-terms.js'
import type { StayMode } from '../../subgraphs/facilities/stay/stay.rules.js'
import type { HomeType } from './places.js'

/** Who lives in a home of a kind: ages, sexes, how, and how well their papers are kept. */
export interface Group {
  readonly kind: BeneficiaryKind
  readonly also?: BeneficiaryKind
  readonly ages: readonly [from: number, to: number]
  readonly men: number
  readonly mode?: StayMode
  readonly withoutPapers?: number
  readonly uninsured?: number
}

const merit: Group = { kind: 'MERIT_PERSON', ages: [57, 97], men: 0.72 }
const relative: Group = { kind: 'MERIT_RELATIVE', ages: [55, 97], men: 0.2 }
const elderly: Group = { kind: 'ELDERLY', also: 'DISABLED', ages: [60, 99], men: 0.38 }
const child: Group = { kind: 'CHILD', ages: [0, 15], men: 0.5 }
const foundling: Group = { kind: 'CHILD', ages: [0, 1], men: 0.5, withoutPapers: 0.6 }
const disabledChild: Group = { kind: 'CHILD', also: 'DISABLED', ages: [2, 15], men: 0.55 }
const disabled: Group = { kind: 'DISABLED', ages: [16, 78], men: 0.55 }
const mental: Group = { kind: 'MENTAL_ILLNESS', also: 'DISABLED', ages: [18, 80], men: 0.62, withoutPapers: 0.03 }
const hiv: Group = { kind: 'HIV_SUPPORT', ages: [20, 60], men: 0.6 }
const detox: Group = { kind: 'DRUG_REHABILITATION', ages: [18, 57], men: 0.93, uninsured: 0.09 }
const paying: Group = { kind: 'VOLUNTARY_CONTRACT', ages: [62, 96], men: 0.4, mode: 'VOLUNTARY_CONTRACT' }
const day: Group = { ...disabledChild, mode: 'DAY' }
const emergency: Group = {
  kind: 'EMERGENCY_PROTECTION', ages: [0, 62], men: 0.35, mode: 'EMERGENCY', withoutPapers: 0.12, uninsured: 0.1,
}

export const groupsOf = {
  MERIT_PERSON_CARE: [[merit, 80], [relative, 20]],
  DRUG_REHABILITATION: [[detox, 1]],
  ELDERLY: [[elderly, 75], [paying, 25]],
  CHILDREN: [[child, 74], [disabledChild, 18], [foundling, 8]],
  DISABLED: [[disabled, 80], [disabledChild, 12], [day, 8]],
  MENTAL_HEALTH: [[mental, 1]],
  GENERAL: [[elderly, 45], [disabled, 20], [child, 15], [mental, 15], [hiv, 5]],
  SOCIAL_WORK_CENTRE: [[elderly, 35], [disabled, 20], [child, 20], [emergency, 15], [day, 10]],
  OTHER: [[emergency, 85], [child, 15]],
} as const satisfies Record<HomeType, readonly (readonly [Group, number])[]>
