import { parsePersonalId, type PersonalIdWarningCode, personalIdWarnings } from '../../../kit/vn/identifiers.js'
import { ageOn, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import type { IdentifierType, Sex } from './resident.rules.js'

// What is odd about a record and yet allowed: it is said, and a human looks.

/** What is odd within one number has its text in `kit/vn/identifiers.ts`; these look at the record around it. */
const ownWarnings = {
  PAPER_EXPIRED: {
    vi: 'Giấy tờ còn dùng đã quá ngày có giá trị đến. Hãy hỏi giấy tờ mới.',
    en: 'A paper in force is past the day printed as its last. Ask for the new one.',
  },
  TOO_YOUNG_FOR_GROUP: {
    vi: 'Chưa đủ 60 tuổi vào ngày bắt đầu thuộc nhóm người cao tuổi (Luật NCT Đ2). Hãy kiểm tra ngày sinh.',
    en: 'Younger than 60 on the first day in the group of older people (Luật NCT Đ2). Check the birth date.',
  },
  TOO_OLD_FOR_GROUP: {
    vi: 'Đã đủ 16 tuổi vào ngày bắt đầu thuộc nhóm trẻ em (Luật Trẻ em Đ1). Hãy kiểm tra ngày sinh.',
    en: '16 or older on the first day in the group of children (Luật Trẻ em Đ1). Check the birth date.',
  },
  ALLERGY_KNOWN: {
    vi: 'Người này được ghi nhận dị ứng với thuốc cùng tên. Hãy hỏi bác sĩ trước khi dùng.',
    en: 'The person is known to be allergic to a medicine of this name. Ask a doctor before it is given.',
  },
} as const satisfies Record<string, Bilingual>

export const recordWarningCodes = [
  'UNKNOWN_PLACE',
  'BORN_IN_FUTURE',
  'BIRTH_YEAR_DIFFERS',
  'SEX_DIFFERS',
  'PAPER_EXPIRED',
  'TOO_YOUNG_FOR_GROUP',
  'TOO_OLD_FOR_GROUP',
  'ALLERGY_KNOWN',
] as const satisfies readonly (keyof typeof ownWarnings | PersonalIdWarningCode)[]

type Language = keyof Bilingual

export interface RecordWarning {
  readonly code: string
  readonly message: string
}

interface Person {
  readonly birthDate: PartialDate
  readonly sex: Sex
}

interface NumberInForce {
  readonly type: IdentifierType
  readonly value: string
  readonly expiresOn: LocalDate | null
  readonly validTo: LocalDate | null
}

/**
 * What is odd about the numbers in force. A personal ID says sex and birth year; where they differ from the record the
 * number may be an old one, so that is never an error (NĐ 70/2024 Đ11–12).
 */
export function numberWarnings(person: Person, numbers: readonly NumberInForce[], on: LocalDate, language: Language): RecordWarning[] {
  const inForce = numbers.filter(({ validTo }) => validTo === null)
  const sex = person.sex === 'UNKNOWN' ? null : person.sex
  const odd = inForce.flatMap(({ type, value }) => {
    const parsed = type === 'PERSONAL_ID' ? parsePersonalId(value) : undefined
    return parsed?.ok ? personalIdWarnings(parsed.value, { on, birthDate: person.birthDate, sex }, language) : []
  })
  const expired = inForce.some(({ expiresOn }) => expiresOn !== null && expiresOn < on)
  return expired ? [...odd, own('PAPER_EXPIRED', language)] : odd
}

const leastAgeOfElderly = 60
const firstAgeNoChild = 16

/** A group that the age on its first day does not fit, as far as the birth date tells. */
export function groupWarnings({ birthDate }: Person, kind: BeneficiaryKind, since: LocalDate, language: Language): RecordWarning[] {
  const { atLeast, atMost } = ageOn(birthDate, since)
  if (kind === 'ELDERLY' && atMost < leastAgeOfElderly) return [own('TOO_YOUNG_FOR_GROUP', language)]
  return kind === 'CHILD' && atLeast >= firstAgeNoChild ? [own('TOO_OLD_FOR_GROUP', language)] : []
}

/** A medicine that the person is known not to bear. */
export function allergyWarning(language: Language): RecordWarning {
  return own('ALLERGY_KNOWN', language)
}

function own(code: keyof typeof ownWarnings, language: Language): RecordWarning {
  return { code, message: ownWarnings[code][language] }
}
