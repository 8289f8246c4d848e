import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { identifierTypes, sexes } from './resident.rules.js'

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
    TEMPORARY: { description: 'Hub code for a person without papers (mã tạm).' },
  },
})

@ObjectType({ description: 'A number by which a person is known (giấy tờ định danh).', simpleResolvers: true })
export class ResidentIdentifier {
  @Field(() => IdentifierTypeEnum, { description: 'Kind of number.' })
  type!: string

  @Field(() => String, { description: 'The number. Personal data.' })
  value!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day it held; null when not known.' })
  validFrom!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it held; null while it holds.' })
  validTo!: string | null
}

@ObjectType({ description: 'A group a resident belongs to, with its dates (diện đối tượng).', simpleResolvers: true })
export class ResidentCategory {
  @Field(() => BeneficiaryKindEnum, { description: 'The group (nhóm).' })
  kind!: string

  @Field(() => LocalDateScalar, { description: 'First day.' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds.' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'Number of the decision or paper that proves it (quyết định).' })
  proof!: string | null
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
