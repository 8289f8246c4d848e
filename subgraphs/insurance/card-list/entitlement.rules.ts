import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import { ageOn, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   category   nhóm đối tượng: the group under which a facility serves a person, as the facilities sector tells
//   right      quyền được cấp thẻ: a card that the State pays for, and by which object code (mã đối tượng)

/** A card to which a group gives a right. */
export interface CardRight {
  readonly objectCode: string
  readonly legalBasis: string
  /** Of whom in the group it is true; null: of all. */
  readonly onlyFor: Bilingual | null
}

const whole = { onlyFor: null }

const socialAssistance = (clause: string): CardRight => ({ objectCode: 'BT', legalBasis: `NĐ 146 Đ3 k8; NĐ 20/2021 ${clause}`, ...whole })

const childCard = { objectCode: 'TE', legalBasis: 'Luật BHYT Đ12; NĐ 146 Đ3 k7, Đ14 k1b' } as const

/**
 * Category → the cards to which it gives a right, the best first (NĐ 146/2018 Đ3). In the groups without one a person pays
 * for the card, alone or with the household (NĐ 146 Đ5 k3b), or has it from elsewhere; emergency protection is no monthly
 * allowance; drug rehabilitation is told to nobody.
 */
export const cardRights = {
  MERIT_PERSON: [
    {
      objectCode: 'CC',
      legalBasis: 'NĐ 146 Đ3 k3, Đ14 k1b',
      onlyFor: {
        vi: 'hoạt động cách mạng trước Tổng khởi nghĩa 1945, Bà mẹ Việt Nam anh hùng, thương binh, bệnh binh, nhiễm chất độc hóa học từ 81%',
        en: 'revolutionaries of before the uprising of 1945, heroic mothers, invalids and victims of toxins from 81 percent',
      },
    },
    { objectCode: 'CK', legalBasis: 'NĐ 146 Đ3 k3', onlyFor: { vi: 'người có công khác', en: 'all others with merit' } },
  ],
  MERIT_RELATIVE: [
    { objectCode: 'TS', legalBasis: 'NĐ 146 Đ3 k11', onlyFor: { vi: 'thân nhân liệt sĩ', en: 'relatives of martyrs' } },
    {
      objectCode: 'TC',
      legalBasis: 'NĐ 146 Đ3 k12, Đ14 k1e',
      onlyFor: { vi: 'thân nhân người có công khác', en: 'relatives of others with merit' },
    },
  ],
  ELDERLY: [socialAssistance('Đ5 k5')],
  CHILD: [{ ...childCard, onlyFor: { vi: 'trẻ em dưới 6 tuổi', en: 'children under six' } }, socialAssistance('Đ5 k1')],
  DISABLED: [socialAssistance('Đ5 k6')],
  MENTAL_ILLNESS: [socialAssistance('Đ5 k6')],
  HIV_SUPPORT: [
    socialAssistance('Đ5 k3, k8'),
    { objectCode: 'HN', legalBasis: 'NĐ 146 Đ3 k9a', onlyFor: { vi: 'người thuộc hộ nghèo', en: 'people of poor households' } },
  ],
  EMERGENCY_PROTECTION: [],
  DRUG_REHABILITATION: [],
  VOLUNTARY_CONTRACT: [],
} as const satisfies Record<BeneficiaryKind, readonly CardRight[]>

/**
 * Of several groups the one with the higher level counts (Luật BHYT Đ22 k2); a disease is named only where nothing else
 * gives the right.
 */
export const entitlingKinds = [
  'MERIT_PERSON',
  'CHILD',
  'ELDERLY',
  'DISABLED',
  'MENTAL_ILLNESS',
  'MERIT_RELATIVE',
  'HIV_SUPPORT',
] as const satisfies readonly BeneficiaryKind[]

export interface Entitlement {
  readonly category: BeneficiaryKind
  readonly rights: readonly CardRight[]
}

const schoolAge = 6

/** The category of a person that gives the best right to a card, and which; without one, undefined. */
export function entitlementOf(
  categories: readonly string[],
  birthDate: PartialDate | null,
  today: LocalDate,
): Entitlement | undefined {
  const category = entitlingKinds.find(kind => categories.includes(kind))
  if (!category) return undefined
  const age = birthDate === null ? null : ageOn(birthDate, today)
  // Every child under six has the card of children, which has no caps (NĐ 146 Đ14 k1b).
  if (age && age.atMost < schoolAge) return { category, rights: [{ ...childCard, ...whole }] }
  const rights: readonly CardRight[] = cardRights[category]
  return { category, rights: age && age.atLeast >= schoolAge ? rights.filter(({ objectCode }) => objectCode !== 'TE') : rights }
}
