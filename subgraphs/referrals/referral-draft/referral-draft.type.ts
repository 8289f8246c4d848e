import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { type PersonOrGuardian, personOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import { type ReferralKind, ReferralKindEnum, type Urgency, UrgencyEnum } from '../../../kit/vn/referral-terms.js'
import { HealthFacility } from '../health-facility/health-facility.type.js'
import type { PatientSex } from '../referral/referral.rules.js'
import { patientSexes } from '../referral/referral.rules.js'
import { Referral } from '../referral/referral.type.js'
import { UserError } from '../user-errors.js'

export const ConsentByEnum = Object.fromEntries(personOrGuardian.map(each => [each, each]))
registerEnumType(ConsentByEnum, {
  name: 'ConsentBy',
  description: 'Who agreed (người đồng ý).',
  valuesConfig: {
    PERSON: { description: 'The person (chính người được chăm sóc).' },
    GUARDIAN: { description: 'The guardian (người giám hộ).' },
  },
})

export const PatientSexEnum = Object.fromEntries(patientSexes.map(sex => [sex, sex]))
registerEnumType(PatientSexEnum, {
  name: 'PatientSex',
  description: 'Sex of a patient (giới tính).',
  valuesConfig: {
    MALE: { description: 'Male (nam).' },
    FEMALE: { description: 'Female (nữ).' },
    UNKNOWN: { description: 'Not known (chưa xác định).' },
  },
})

@InputType({ description: 'The person as the papers name them now (người bệnh).' })
export class PatientInput {
  @Field(() => String, { description: 'Full name (họ tên).' })
  name!: string

  @Field(() => PartialDateScalar, { description: 'Birth date as far as it is known (ngày sinh).' })
  birthDate!: string

  @Field(() => PatientSexEnum, { description: 'Sex.' })
  sex!: PatientSex
}

@InputType({ description: 'That the person or guardian agrees to the care link (đồng ý; TT 02/2020 Đ9).' })
export class ConsentInput {
  @Field(() => ConsentByEnum, { description: 'Who agreed.' })
  by!: PersonOrGuardian

  @Field(() => LocalDateScalar, { description: 'On which day, today or before.' })
  on!: string
}

@InputType({ description: 'A new referral, as a draft (lập phiếu).' })
export class CreateReferralInput extends ChangeInput {
  @Field(() => ReferralKindEnum, { description: 'What it is in law; a facility without licence can only ask (CARE_LINK).' })
  kind!: ReferralKind

  @Field(() => ID, {
    nullable: true,
    description: 'Whom it is for: a resident of the caller’s own facility. Left out when it follows from `fromLink` or `fromAlert`.',
  })
  resident?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The care link that a hospital answers with a transfer: the person and the sender are taken from it.',
  })
  fromLink?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The health alert that a home sends its resident for (cảnh báo sức khoẻ): the person is taken from it, and what was ' +
      'found at that check becomes the reason, or begins the summary when a reason is given.',
  })
  fromAlert?: string | null

  @Field(() => PatientInput, { nullable: true, description: 'The person; needed unless it follows from `fromLink`.' })
  patient?: PatientInput | null

  @Field(() => ID, { description: 'Where to: a health facility.' })
  toFacility!: string

  @Field(() => UrgencyEnum, {
    nullable: true,
    description: 'How pressing it is; needed unless `fromAlert` is given: then URGENT when a finding of the check is, else ROUTINE.',
  })
  urgency?: Urgency | null

  @Field(() => String, { nullable: true, description: 'Why, 1–2,000 characters; needed unless `fromAlert` is given (lý do).' })
  reason?: string | null

  @Field(() => [String], { description: 'ICD-10 codes, the main one first, at most 13; needed before a transfer is signed (mã bệnh).' })
  diagnoses!: string[]

  @Field(() => String, { nullable: true, description: 'Course, findings and treatment so far, at most 10,000 characters with the findings of an alert; needed before signing.' })
  summary?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Good for one year although no code says so: a disease of annex III whose code is missing (TT 01/2025 Đ12 k2).',
  })
  oneYear?: boolean | null

  @Field(() => ConsentInput, { nullable: true, description: 'Needed before a care link is sent.' })
  consent?: ConsentInput | null
}

@ObjectType({ description: 'What the beginning of a referral did: all of it, or nothing.', simpleResolvers: true })
export class CreateReferralPayload {
  @Field(() => Referral, { nullable: true, description: 'The draft; null when refused.' })
  referral!: Referral | null

  @Field(() => Referral, {
    nullable: true,
    description: 'With DUPLICATE_OPEN: the open referral for the same need or from the same alert, as far as the caller may see it (phiếu đang mở).',
  })
  openReferral!: Referral | null

  @Field(() => HealthFacility, {
    nullable: true,
    description: 'With NO_LICENCE: where the person is registered and a transfer can be signed (nơi đăng ký KCB ban đầu); null when not known.',
  })
  firstContact!: HealthFacility | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
