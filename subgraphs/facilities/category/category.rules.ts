import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { beginningProblems, textProblems } from '../resident/dated-part.rules.js'

// Terms
//   category   diện đối tượng: the group under which a facility serves a person
//   detail     the group of the law within it; relatives name the group of the person with merit

interface Detail {
  readonly within: readonly BeneficiaryKind[]
  readonly source: string
  readonly means: string
}

const merit = (letter: string, means: string): Detail => {
  return { within: ['MERIT_PERSON', 'MERIT_RELATIVE'], source: `Pháp lệnh 02/2020 Đ3 k1 ${letter}`, means }
}
const protection = (clause: number, within: readonly BeneficiaryKind[], means: string): Detail => {
  return { within, source: `NĐ 20/2021 Đ5 k${clause}`, means }
}

/** The 12 groups of people with merit and the 8 of social protection, in the order of the law. */
export const categoryDetails = {
  MERIT_BEFORE_1945: merit('a', 'Active in the revolution before 1945 (hoạt động cách mạng trước 01/01/1945)'),
  MERIT_UPRISING_1945: merit('b', 'Active up to the uprising of August 1945 (từ 01/01/1945 đến khởi nghĩa tháng Tám)'),
  // Nobody of this group lives: it is that of their relatives.
  MERIT_MARTYR: { ...merit('c', 'Martyr (liệt sĩ)'), within: ['MERIT_RELATIVE'] },
  MERIT_HEROIC_MOTHER: merit('d', 'Heroic mother of Viet Nam (Bà mẹ Việt Nam anh hùng)'),
  MERIT_FORCES_HERO: merit('đ', 'Hero of the armed forces (Anh hùng lực lượng vũ trang)'),
  MERIT_LABOUR_HERO: merit('e', 'Hero of labour in the resistance (Anh hùng Lao động trong thời kỳ kháng chiến)'),
  MERIT_INVALID: merit('g', 'Invalid, also of class B, or with the like policy (thương binh, thương binh loại B, như thương binh)'),
  MERIT_SICK_SOLDIER: merit('h', 'Sick soldier (bệnh binh)'),
  MERIT_TOXIN_EXPOSED: merit('i', 'Fighter exposed to toxic chemicals (người hoạt động kháng chiến bị nhiễm chất độc hoá học)'),
  MERIT_IMPRISONED: merit('k', 'Fighter captured and imprisoned by the enemy (bị địch bắt tù, đày)'),
  MERIT_RESISTANCE_MEDAL: merit('l', 'Holder of a medal of the resistance (hoạt động kháng chiến giải phóng dân tộc)'),
  MERIT_HELPER: merit('m', 'Helper of the revolution (người có công giúp đỡ cách mạng)'),
  PROTECTION_ORPHAN: protection(1, ['CHILD'], 'Child under 16 without anybody to bring it up (trẻ em không có nguồn nuôi dưỡng)'),
  PROTECTION_IN_STUDY: protection(2, ['CHILD'], 'The same from 16 to 22, still in study (16–22 tuổi đang học)'),
  PROTECTION_CHILD_HIV: protection(3, ['CHILD', 'HIV_SUPPORT'], 'Poor child with HIV (trẻ em nghèo nhiễm HIV)'),
  PROTECTION_SINGLE_PARENT: protection(
    4,
    ['EMERGENCY_PROTECTION', 'VOLUNTARY_CONTRACT'],
    'Poor single parent (người nghèo đơn thân nuôi con)',
  ),
  PROTECTION_ELDERLY: protection(5, ['ELDERLY'], 'Older person of a group of the decree (người cao tuổi)'),
  PROTECTION_DISABLED: protection(6, ['DISABLED', 'MENTAL_ILLNESS'], 'Severely or very severely disabled (khuyết tật nặng, đặc biệt nặng)'),
  PROTECTION_CHILD_UNDER_3: protection(7, ['CHILD'], 'Poor child under 3 in a difficult area (trẻ dưới 3 tuổi hộ nghèo, vùng khó khăn)'),
  PROTECTION_HIV: protection(8, ['HIV_SUPPORT'], 'Poor person with HIV without a steady income (người nhiễm HIV hộ nghèo)'),
} as const satisfies Record<string, Detail>

export type CategoryDetail = keyof typeof categoryDetails

export const categoryDetailCodes = Object.keys(categoryDetails).filter(isDetail)

function isDetail(code: string): code is CategoryDetail {
  return Object.hasOwn(categoryDetails, code)
}

export interface NewCategory {
  readonly kind: BeneficiaryKind
  readonly detail?: CategoryDetail | null
  readonly since: LocalDate
  readonly until?: LocalDate | null
  readonly proof?: string | null
  readonly proofIssuer?: string | null
  readonly proofIssuedOn?: LocalDate | null
  readonly note?: string | null
}

interface CategoryFacts {
  readonly born: LocalDate
  readonly today: LocalDate
  readonly inDrugRehabilitation: boolean
  readonly inForce: readonly { readonly kind: BeneficiaryKind; readonly detail?: CategoryDetail | null }[]
}

export type CategoryProblem = 'CATEGORY_NOT_HERE' | 'CATEGORY_IN_FORCE' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

const longestProof = 200
const longestNote = 500

/** Everything that is wrong with a group, at once. Drug rehabilitation is written down by its own centres only. */
export function categoryProblems(asked: NewCategory, facts: CategoryFacts): UserErrorBase<CategoryProblem>[] {
  const { kind, detail, until, proof, proofIssuer, proofIssuedOn, note } = asked
  const found: UserErrorBase<CategoryProblem>[] = [...beginningProblems(asked, facts.born, facts.today)]
  const within: readonly BeneficiaryKind[] = detail ? categoryDetails[detail].within : [kind]
  if (kind === 'DRUG_REHABILITATION' && !facts.inDrugRehabilitation) found.push({ code: 'CATEGORY_NOT_HERE', path: ['kind'] })
  if (!within.includes(kind)) found.push({ code: 'CATEGORY_NOT_HERE', path: ['detail'] })
  const same = facts.inForce.some(each => each.kind === kind && (each.detail ?? null) === (detail ?? null))
  if (!until && same) found.push({ code: 'CATEGORY_IN_FORCE', path: ['kind'] })
  if (proofIssuedOn && proofIssuedOn > facts.today) found.push({ code: 'DATE_IN_FUTURE', path: ['proofIssuedOn'] })
  return [...found, ...textProblems({ proof, proofIssuer }, longestProof), ...textProblems({ note }, longestNote)]
}
