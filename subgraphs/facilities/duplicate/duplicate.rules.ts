import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { IdentifierType, Sex } from '../resident/resident.rules.js'
import { type BirthLikeness, compareBirths } from './birth-likeness.rules.js'
import { compareNames, type NameLikeness } from './name-likeness.rules.js'

// Terms
//   possible duplicate  hồ sơ nghi trùng: another record that may be of the same person. People are matched by the active
//                       personal ID, then the social-insurance number; name, birth date and sex make a candidate only,
//                       and a person decides [P].

/**
 * What speaks for or against two records being of one person, and how much. The score is the sum, from 0 to 100; a shared
 * number makes it 50 at least, because a person must look at that whatever else differs.
 */
export const reasons = {
  SAME_PERSONAL_ID: { points: 100, vi: 'Trùng số định danh cá nhân đang dùng.', en: 'The same active personal ID.' },
  SAME_SOCIAL_INSURANCE: { points: 90, vi: 'Trùng mã số BHXH.', en: 'The same social-insurance number.' },
  SAME_FORMER_NUMBER: { points: 85, vi: 'Trùng một số giấy tờ cũ.', en: 'The same number that one of them had before.' },
  SAME_PASSPORT: { points: 85, vi: 'Trùng số hộ chiếu.', en: 'The same passport.' },
  SAME_OLD_IDENTITY_CARD: { points: 85, vi: 'Trùng số CMND 9 số.', en: 'The same 9-digit identity card.' },
  // A number is cancelled and issued anew when birth year or sex is corrected (NĐ 70/2024 Đ11–12): it speaks against, softly.
  OTHER_PERSONAL_ID: { points: -15, vi: 'Số định danh cá nhân khác nhau.', en: 'Another personal ID.' },
  OTHER_SOCIAL_INSURANCE: { points: -15, vi: 'Mã số BHXH khác nhau.', en: 'Another social-insurance number.' },
  NAME_SAME: { points: 40, vi: 'Trùng họ tên, cả dấu.', en: 'The same name with the same marks.' },
  NAME_MARKS_LEFT_OUT: { points: 36, vi: 'Trùng họ tên, một bên không ghi dấu.', en: 'The same name, marks left out on one side.' },
  NAME_OTHER_ORDER: { points: 34, vi: 'Cùng các từ trong tên, khác thứ tự.', en: 'The same words of the name in another order.' },
  NAME_MISTYPED: { points: 28, vi: 'Tên khác một chữ cái.', en: 'One letter of the name differs.' },
  NAME_MARKS_DIFFER: { points: 26, vi: 'Tên cùng chữ nhưng khác dấu.', en: 'The same letters of the name with other marks.' },
  NAME_WORD_LEFT_OUT: { points: 28, vi: 'Một bên thiếu một từ trong tên.', en: 'One word of the name is missing on one side.' },
  NAME_OTHER_WORD_DIFFERS: { points: 22, vi: 'Khác một từ trong họ hoặc tên đệm.', en: 'One word of family or middle name differs.' },
  NAME_GIVEN_NAME_DIFFERS: { points: -10, vi: 'Khác tên gọi.', en: 'The given name differs.' },
  NAME_DIFFERS: { points: -20, vi: 'Họ tên khác nhau.', en: 'Another name.' },
  BIRTH_SAME_DAY: { points: 40, vi: 'Trùng ngày sinh.', en: 'The same day of birth.' },
  BIRTH_DAY_AND_MONTH_SWAPPED: { points: 30, vi: 'Ngày và tháng sinh đảo nhau.', en: 'Day and month of birth changed over.' },
  BIRTH_SAME_MONTH: { points: 28, vi: 'Trùng tháng và năm sinh, một bên không rõ ngày.', en: 'The same month of birth; the day is not known on one side.' },
  BIRTH_ONE_DIGIT_OFF: { points: 24, vi: 'Ngày sinh khác một chữ số.', en: 'One digit of the birth date differs.' },
  BIRTH_SAME_YEAR: { points: 18, vi: 'Trùng năm sinh, không rõ ngày.', en: 'The same year of birth; the day is not known.' },
  BIRTH_CONTRADICT: { points: -25, vi: 'Ngày sinh mâu thuẫn.', en: 'The birth dates contradict each other.' },
  SEX_SAME: { points: 5, vi: 'Cùng giới tính.', en: 'The same sex.' },
  SEX_DIFFERS: { points: -10, vi: 'Khác giới tính.', en: 'Another sex.' },
  SAME_FACILITY: { points: 4, vi: 'Cùng cơ sở.', en: 'The same facility.' },
  SAME_CATEGORY: { points: 2, vi: 'Cùng nhóm đối tượng.', en: 'A beneficiary group in common.' },
} as const satisfies Record<string, Bilingual & { readonly points: number }>

export type DuplicateReasonCode = keyof typeof reasons

export const duplicateBands = ['SAME_PERSON_LIKELY', 'POSSIBLE'] as const
export type DuplicateBand = (typeof duplicateBands)[number]

/** The lowest score of each band, chosen on one half of labelled pairs (docs/evidence/duplicates.md); below nobody is troubled. */
const lowest = { SAME_PERSON_LIKELY: 70, POSSIBLE: 50 } as const satisfies Record<DuplicateBand, number>

export interface KnownNumber {
  readonly type: IdentifierType
  readonly value: string
  readonly active: boolean
}

/** A person as far as somebody knows, saved or not. */
export interface DescribedPerson {
  readonly fullName: string
  readonly birthDate: PartialDate
  readonly sex: Sex
  readonly identifiers: readonly KnownNumber[]
  readonly categories: readonly BeneficiaryKind[]
  readonly facilityId: string | null
}

export interface Likeness {
  readonly score: number
  /** Null when they are unlikely to be one person. */
  readonly band: DuplicateBand | null
  readonly reasons: readonly DuplicateReasonCode[]
}

export function weigh(a: DescribedPerson, b: DescribedPerson): Likeness {
  const shared = sharedNumbers(a, b)
  // Whoever shares one number has had another one of a kind issued anew.
  const numbers = shared.length > 0 ? shared : differingNumbers(a, b)
  const name = nameReasons[compareNames(a.fullName, b.fullName)]
  const birth = birthReasons[compareBirths(a.birthDate, b.birthDate)]
  const found = [...numbers, name, birth, ...sexReasons(a, b), ...placeReasons(a, b)]
  const sum = found.reduce((points, code) => points + reasons[code].points, 0)
  const score = Math.min(100, Math.max(shared.length > 0 ? lowest.POSSIBLE : 0, sum))
  return { score, band: duplicateBands.find(band => score >= lowest[band]) ?? null, reasons: found }
}

/** A temporary code is the hub's own: it says nothing of the person. */
const sharedActive = {
  PERSONAL_ID: 'SAME_PERSONAL_ID',
  SOCIAL_INSURANCE: 'SAME_SOCIAL_INSURANCE',
  OLD_IDENTITY_CARD: 'SAME_OLD_IDENTITY_CARD',
  PASSPORT: 'SAME_PASSPORT',
  TEMPORARY: undefined,
} as const satisfies Record<IdentifierType, DuplicateReasonCode | undefined>

const differing = { PERSONAL_ID: 'OTHER_PERSONAL_ID', SOCIAL_INSURANCE: 'OTHER_SOCIAL_INSURANCE' } as const

function sharedNumbers(a: DescribedPerson, b: DescribedPerson): DuplicateReasonCode[] {
  const shared = a.identifiers.flatMap(({ type, value }) => {
    const of = (person: DescribedPerson) => person.identifiers.filter(each => each.type === type && each.value === value)
    const code = of(b).length > 0 ? sharedActive[type] : undefined
    const inUse = [a, b].every(person => of(person).some(({ active }) => active))
    return code ? [inUse ? code : ('SAME_FORMER_NUMBER' as const)] : []
  })
  return [...new Set(shared)]
}

function differingNumbers(a: DescribedPerson, b: DescribedPerson): DuplicateReasonCode[] {
  const has = (person: DescribedPerson, kind: string) => person.identifiers.some(({ type, active }) => active && type === kind)
  return Object.entries(differing).flatMap(([type, code]) => (has(a, type) && has(b, type) ? [code] : []))
}

const nameReasons = {
  SAME: 'NAME_SAME',
  MARKS_LEFT_OUT: 'NAME_MARKS_LEFT_OUT',
  OTHER_ORDER: 'NAME_OTHER_ORDER',
  MISTYPED: 'NAME_MISTYPED',
  MARKS_DIFFER: 'NAME_MARKS_DIFFER',
  WORD_LEFT_OUT: 'NAME_WORD_LEFT_OUT',
  OTHER_WORD_DIFFERS: 'NAME_OTHER_WORD_DIFFERS',
  GIVEN_NAME_DIFFERS: 'NAME_GIVEN_NAME_DIFFERS',
  DIFFERENT: 'NAME_DIFFERS',
} as const satisfies Record<NameLikeness, DuplicateReasonCode>

const birthReasons = {
  SAME_DAY: 'BIRTH_SAME_DAY',
  DAY_AND_MONTH_SWAPPED: 'BIRTH_DAY_AND_MONTH_SWAPPED',
  SAME_MONTH: 'BIRTH_SAME_MONTH',
  ONE_DIGIT_OFF: 'BIRTH_ONE_DIGIT_OFF',
  SAME_YEAR: 'BIRTH_SAME_YEAR',
  CONTRADICT: 'BIRTH_CONTRADICT',
} as const satisfies Record<BirthLikeness, DuplicateReasonCode>

function sexReasons(a: DescribedPerson, b: DescribedPerson): DuplicateReasonCode[] {
  if (a.sex === 'UNKNOWN' || b.sex === 'UNKNOWN') return []
  return [a.sex === b.sex ? 'SEX_SAME' : 'SEX_DIFFERS']
}

function placeReasons(a: DescribedPerson, b: DescribedPerson): DuplicateReasonCode[] {
  return [
    ...(a.facilityId !== null && a.facilityId === b.facilityId ? (['SAME_FACILITY'] as const) : []),
    ...(a.categories.some(kind => b.categories.includes(kind)) ? (['SAME_CATEGORY'] as const) : []),
  ]
}
