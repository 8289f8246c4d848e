import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { CategoryDetailEnum } from '../category/category-detail.type.js'
import { identifierEndReasons, identifierTypes, sexes } from './resident.rules.js'

export const SexEnum = Object.fromEntries(sexes.map(sex => [sex, sex]))
registerEnumType(SexEnum, {
  name: 'Sex',
  description: 'Sex (giới tính).',
  valuesConfig: {
    MALE: { description: 'Male (nam).' },
    FEMALE: { description: 'Female (nữ).' },
    UNKNOWN: { description: 'Not known (chưa xác định).' },
  },
})

export const IdentifierTypeEnum = Object.fromEntries(identifierTypes.map(type => [type, type]))
registerEnumType(IdentifierTypeEnum, {
  name: 'IdentifierType',
  description: 'Kind of a person’s number (loại giấy tờ).',
  valuesConfig: {
    PERSONAL_ID: { description: '12-digit personal ID (số định danh cá nhân).' },
    SOCIAL_INSURANCE: { description: '10-digit social-insurance number (mã số BHXH).' },
    OLD_IDENTITY_CARD: { description: '9-digit identity card of before (CMND).' },
    PASSPORT: { description: 'Passport: a letter and 7 digits (hộ chiếu).' },
    TEMPORARY: { description: 'Hub code for a person without papers (mã tạm).' },
  },
})

export const IdentifierEndReasonEnum = Object.fromEntries(identifierEndReasons.map(reason => [reason, reason]))
registerEnumType(IdentifierEndReasonEnum, {
  name: 'IdentifierEndReason',
  description: 'Why a number holds no more (lý do hết hiệu lực; NĐ 70/2024 Đ11–12).',
  valuesConfig: {
    REISSUED: { description: 'Issued anew, as when birth year or sex was corrected (cấp lại).' },
    LINKED: { description: 'A temporary code, linked to the real number (đã nối mã tạm với giấy tờ thật).' },
    CANCELLED: { description: 'Cancelled by who issued it (bị huỷ, thu hồi).' },
    EXPIRED: { description: 'Its time was over (hết hạn).' },
    ENTERED_IN_ERROR: { description: 'It never was this person’s (ghi nhầm người).' },
  },
})

@ObjectType({ description: 'A number by which a person is known (giấy tờ định danh).', simpleResolvers: true })
export class ResidentIdentifier {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => IdentifierTypeEnum, { description: 'Kind of number.' })
  type!: string

  @Field(() => String, { description: 'The number. Personal data.' })
  value!: string

  @Field(() => String, { nullable: true, description: 'Who issued it (nơi cấp); null when not known.' })
  issuer!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of issue (ngày cấp); null when not known.' })
  issuedOn!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day printed as the last of the paper (có giá trị đến); null when none.' })
  expiresOn!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day it held; null when not known.' })
  validFrom!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it held; null while it holds.' })
  validTo!: string | null

  @Field(() => IdentifierEndReasonEnum, { nullable: true, description: 'Why it holds no more; null while it holds, or when not known.' })
  endReason!: string | null

  @Field(() => String, { nullable: true, description: 'The same in words (ghi chú).' })
  endNote!: string | null
}

@ObjectType({ description: 'A group a resident belongs to, with its dates (diện đối tượng).', simpleResolvers: true })
export class ResidentCategory {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => BeneficiaryKindEnum, { description: 'The group (nhóm).' })
  kind!: string

  @Field(() => CategoryDetailEnum, { nullable: true, description: 'The group of the law within it; null when not recorded (nhóm chi tiết).' })
  detail!: string | null

  @Field(() => LocalDateScalar, { description: 'First day.' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds.' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'Number of the decision or paper that proves it (quyết định).' })
  proof!: string | null

  @Field(() => String, { nullable: true, description: 'Who issued that paper (cơ quan ban hành).' })
  proofIssuer!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of that paper (ngày ban hành).' })
  proofIssuedOn!: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known of it (ghi chú).' })
  note!: string | null

  @Field(() => String, { nullable: true, description: 'Why it ended, in words; null while it holds, or when not known (lý do).' })
  endReason!: string | null
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person who lives, or lived, in a social-care facility (người được chăm sóc).', simpleResolvers: true })
export class Resident {
  @Field(() => ID, { description: 'Opaque id, never re-used; other sectors point at it.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change of the record; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => String, { description: 'Hub code on paper and labels (mã hồ sơ).' })
  code!: string

  @Field(() => String, { description: 'Full name, family name first (họ và tên).' })
  fullName!: string

  @Field(() => String, { description: 'Family name (họ).' })
  familyName!: string

  @Field(() => String, { description: 'Given name (tên).' })
  givenName!: string

  @Field(() => PartialDateScalar, { description: 'Birth date as far as it is known: year, year-month or day (ngày sinh).' })
  birthDate!: string

  @Field(() => SexEnum, { description: 'Sex (giới tính).' })
  sex!: string

  @Field(() => [ID], {
    description: 'Ids of the records that were merged into this one; they lead here (hồ sơ đã gộp). At most a handful.',
  })
  formerIds!: string[]
}

export const ResidentConnection = connectionTypes(Resident, 'Resident')
