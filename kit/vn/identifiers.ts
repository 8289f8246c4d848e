import type { Language } from '../errors.js'
import type { PartialDate } from './partial-date.js'
import { formerProvinces } from './provinces.js'
import { textScalar } from './text-scalar.js'
import type { Bilingual, Checked } from './types.js'
import type { LocalDate } from './working-days.js'

// Terms
//   personal ID              số định danh cá nhân: PPP G YY SSSSSS; no check digit exists
//   social-insurance number  số BHXH: 10 digits; no check digit is known
//   card number              số thẻ BHYT: AA L PP + social-insurance number (QĐ 1351/QĐ-BHXH); cards printed since
//                            2021-04-01 show only the last ten
// Province digits inside all of them stay in the coding of before 2025-07-01.

export type Sex = 'MALE' | 'FEMALE'

export interface PersonalIdParts {
  number: string
  /** Where the birth was registered, in the old coding; null for digits that are no province (birth abroad). */
  provinceCode: string | null
  sex: Sex
  birthYear: number
}

export interface SocialInsuranceNumberParts {
  number: string
}

export interface HealthInsuranceCardNumberParts {
  number: string
  objectCode: string
  /** The printed level, 1–5. Evidence only: the level follows from object code and date. */
  levelDigit: number
  provinceCode: string
  socialInsuranceNumber: string
}

type NumberProblem = 'WRONG_LENGTH' | 'NOT_DIGITS'
type CardNumberProblem = 'WRONG_LENGTH' | 'WRONG_OBJECT_CODE' | 'WRONG_LEVEL' | 'NOT_DIGITS'

/** Without the spaces, dots and hyphens of print, in capitals. */
export function normaliseIdentifier(text: string): string {
  return text.normalize('NFKC').replace(/[\s.\p{Pd}\p{Cf}]/gu, '').toUpperCase()
}

function digits(text: string, length: number): Checked<string, NumberProblem> {
  const value = normaliseIdentifier(text)
  if (value.length !== length) return { ok: false, problem: 'WRONG_LENGTH' }
  return /^[0-9]+$/.test(value) ? { ok: true, value } : { ok: false, problem: 'NOT_DIGITS' }
}

/**
 * Form only: 12 digits. The first three are a province (0PP) or, for a birth registered abroad, a country
 * (NĐ 137/2015 Đ13), so a first digit other than 0 is a warning, not an error.
 */
export function parsePersonalId(text: string): Checked<PersonalIdParts, NumberProblem> {
  const checked = digits(text, 12)
  if (!checked.ok) return checked
  const number = checked.value
  const provinceCode = number.slice(1, 3)
  const known = number.startsWith('0') && formerProvinces().some(province => province.code === provinceCode)
  const centuryAndSex = Number(number[3])
  return {
    ok: true,
    value: {
      number,
      provinceCode: known ? provinceCode : null,
      sex: centuryAndSex % 2 === 0 ? 'MALE' : 'FEMALE',
      birthYear: 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(number.slice(4, 6)),
    },
  }
}

export function parseSocialInsuranceNumber(text: string): Checked<SocialInsuranceNumberParts, NumberProblem> {
  const checked = digits(text, 10)
  return checked.ok ? { ok: true, value: { number: checked.value } } : checked
}

/** Form only: whether the object code exists, and since when, is a matter of the insurance rules. */
export function parseHealthInsuranceCardNumber(
  text: string,
): Checked<HealthInsuranceCardNumberParts, CardNumberProblem> {
  const number = normaliseIdentifier(text)
  if (number.length !== 15) return { ok: false, problem: 'WRONG_LENGTH' }
  if (!/^[A-Z]{2}/.test(number)) return { ok: false, problem: 'WRONG_OBJECT_CODE' }
  if (!/^..[1-5]/.test(number)) return { ok: false, problem: 'WRONG_LEVEL' }
  if (!/^...[0-9]{12}$/.test(number)) return { ok: false, problem: 'NOT_DIGITS' }
  return {
    ok: true,
    value: {
      number,
      objectCode: number.slice(0, 2),
      levelDigit: Number(number[2]),
      provinceCode: number.slice(3, 5),
      socialInsuranceNumber: number.slice(5),
    },
  }
}

export type PersonalIdWarningCode =
  | 'UNKNOWN_PLACE'
  | 'BORN_IN_FUTURE'
  | 'BIRTH_YEAR_DIFFERS'
  | 'SEX_DIFFERS'
  | 'PROVINCE_DIFFERS'

export interface PersonalIdWarning {
  code: PersonalIdWarningCode
  message: string
}

/** What else is known of the person, and the day on which the question is asked. */
export interface PersonalIdFacts {
  on: LocalDate
  birthDate?: PartialDate | null
  sex?: Sex | null
  /** Where the birth was registered, in the old coding; where a person lives now says nothing about the number. */
  birthProvinceCode?: string | null
}

interface Oddity extends Bilingual {
  code: PersonalIdWarningCode
  when: (id: PersonalIdParts, facts: PersonalIdFacts) => boolean
}

export const unknownPlace: Bilingual = {
  vi: 'Ba số đầu không phải mã tỉnh: khai sinh ở nước ngoài hoặc gõ nhầm.',
  en: 'The first three digits are no province: the birth was registered abroad, or this is a typing error.',
}

const yearOf = (date: LocalDate | PartialDate) => Number(date.slice(0, 4))

const oddities: readonly Oddity[] = [
  {
    code: 'UNKNOWN_PLACE',
    when: id => id.provinceCode === null,
    ...unknownPlace,
  },
  {
    code: 'BORN_IN_FUTURE',
    when: (id, facts) => id.birthYear > yearOf(facts.on),
    vi: 'Năm sinh trong số định danh ở tương lai; kiểm tra lại chữ số thứ 4 đến thứ 6.',
    en: 'The birth year in the number lies in the future; check digits 4 to 6.',
  },
  {
    code: 'BIRTH_YEAR_DIFFERS',
    when: (id, { birthDate }) => !!birthDate && id.birthYear !== yearOf(birthDate),
    vi: 'Năm sinh trong số định danh khác năm sinh đã ghi.',
    en: 'The birth year in the number differs from the recorded one.',
  },
  {
    code: 'SEX_DIFFERS',
    when: (id, { sex }) => !!sex && id.sex !== sex,
    vi: 'Giới tính trong số định danh khác giới tính đã ghi.',
    en: 'The sex in the number differs from the recorded one.',
  },
  {
    code: 'PROVINCE_DIFFERS',
    when: ({ provinceCode }, { birthProvinceCode }) =>
      !!birthProvinceCode && provinceCode !== null && provinceCode !== birthProvinceCode,
    vi: 'Tỉnh khai sinh trong số định danh khác tỉnh đã ghi.',
    en: 'The province of birth registration in the number differs from the recorded one.',
  },
]

/**
 * What is odd about a personal ID. Never a reason to refuse it: a number is cancelled and issued anew when birth year
 * or sex is corrected (NĐ 70/2024 Đ11–12), and people show the old one.
 */
export function personalIdWarnings(
  id: PersonalIdParts,
  facts: PersonalIdFacts,
  language: Language = 'vi',
): PersonalIdWarning[] {
  return oddities.filter(odd => odd.when(id, facts)).map(odd => ({ code: odd.code, message: odd[language] }))
}

export const personalIdProblems: Record<NumberProblem, Bilingual> = {
  WRONG_LENGTH: { vi: 'phải có đúng 12 chữ số', en: 'must have exactly 12 digits' },
  NOT_DIGITS: { vi: 'chỉ gồm chữ số', en: 'must hold digits only' },
}

export const socialInsuranceNumberProblems: Record<NumberProblem, Bilingual> = {
  WRONG_LENGTH: { vi: 'phải có đúng 10 chữ số', en: 'must have exactly 10 digits' },
  NOT_DIGITS: { vi: 'chỉ gồm chữ số', en: 'must hold digits only' },
}

export const healthInsuranceCardNumberProblems: Record<CardNumberProblem, Bilingual> = {
  WRONG_LENGTH: {
    vi: 'phải có đúng 15 ký tự; thẻ in từ 01/4/2021 chỉ có 10 số, đó là số BHXH',
    en: 'must have exactly 15 characters; the 10 digits on a card printed since 2021-04-01 are a SocialInsuranceNumber',
  },
  WRONG_OBJECT_CODE: { vi: 'phải bắt đầu bằng 2 chữ cái', en: 'must begin with 2 letters' },
  WRONG_LEVEL: { vi: 'ký tự thứ 3 phải là số từ 1 đến 5', en: 'the 3rd character must be a digit from 1 to 5' },
  NOT_DIGITS: { vi: '12 ký tự cuối phải là chữ số', en: 'the last 12 characters must be digits' },
}

function numberOnly<Problem extends string>(
  checked: Checked<{ number: string }, Problem>,
): Checked<string, Problem> {
  return checked.ok ? { ok: true, value: checked.value.number } : checked
}

export const PersonalIdScalar = textScalar({
  name: 'PersonalId',
  description: 'Personal identification number, 12 digits; spaces and dots are ignored (số định danh cá nhân / CCCD).',
  parse: text => numberOnly(parsePersonalId(text)),
  problems: personalIdProblems,
})

export const SocialInsuranceNumberScalar = textScalar({
  name: 'SocialInsuranceNumber',
  description: 'Social-insurance number, 10 digits; spaces and dots are ignored (mã số BHXH).',
  parse: text => numberOnly(parseSocialInsuranceNumber(text)),
  problems: socialInsuranceNumberProblems,
})

export const HealthInsuranceCardNumberScalar = textScalar({
  name: 'HealthInsuranceCardNumber',
  description:
    'Health insurance card number, 15 characters: object code, level, province of issue, social-insurance number; ' +
    'spaces, dots and case are ignored (mã số thẻ BHYT).',
  parse: text => numberOnly(parseHealthInsuranceCardNumber(text)),
  problems: healthInsuranceCardNumberProblems,
})
