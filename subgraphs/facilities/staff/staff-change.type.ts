import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import type { CertificateKind, StaffContract, StaffEndReason, StaffPosition } from './staff.rules.js'
import {
  CertificateKindEnum,
  StaffCertificate,
  StaffContractEnum,
  StaffEndReasonEnum,
  StaffMember,
  StaffPositionEnum,
  StaffTraining,
} from './staff.type.js'

const version = 'The version of the record that the caller has seen; another one there is a CONFLICT.'
const whyRefused = 'Why it was refused, all reasons at once; empty when it was done. At most 50.'
const replaces = 'One that was recorded by mistake: it stays, marked as withdrawn, and this takes its place (thay cho bản ghi nhầm).'
const why = 'Why, 5–500 characters; only with `replaces` (lý do).'

@InputType({ description: 'Somebody who begins to work at a facility (tiếp nhận nhân sự).' })
export class RecordStaffInput extends ChangeInput {
  @Field(() => ID, { description: 'The facility: the caller’s own.' })
  facility!: string

  @Field(() => String, { description: 'Full name, family name first (họ và tên).' })
  fullName!: string

  @Field(() => StaffPositionEnum, { description: 'Position (vị trí việc làm).' })
  position!: StaffPosition

  @Field(() => StaffContractEnum, { description: 'How the person is bound to the facility (hình thức hợp đồng).' })
  contract!: StaffContract

  @Field(() => LocalDateScalar, { description: 'First day, today or before (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, where the contract names one (đến ngày).' })
  to?: string | null
}

@InputType({ description: 'That somebody does not work here any more (thôi việc).' })
export class EndStaffInput extends ChangeInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number

  @Field(() => ID, { description: 'Who.' })
  staffMember!: string

  @Field(() => LocalDateScalar, { description: 'Last day, today or before (ngày cuối).' })
  on!: string

  @Field(() => StaffEndReasonEnum, { description: 'Why (lý do).' })
  reason!: StaffEndReason
}

@InputType({ description: 'What a record of staff should have said; what is left out stays (đính chính).' })
export class CorrectStaffInput extends ChangeInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number

  @Field(() => ID, { description: 'Whose record.' })
  staffMember!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string

  @Field(() => String, { nullable: true, description: 'Full name (họ và tên).' })
  fullName?: string | null

  @Field(() => StaffPositionEnum, { nullable: true, description: 'Position (vị trí việc làm).' })
  position?: StaffPosition | null

  @Field(() => StaffContractEnum, { nullable: true, description: 'How the person is bound to the facility (hình thức hợp đồng).' })
  contract?: StaffContract | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day (từ ngày).' })
  from?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day (đến ngày).' })
  to?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True takes a last day away: the person works here still (còn làm việc).' })
  isStillHere?: boolean | null
}

@InputType({ description: 'A certificate of a member of staff (chứng chỉ).' })
export class RecordCertificateInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose.' })
  staffMember!: string

  @Field(() => CertificateKindEnum, { description: 'Kind (loại).' })
  kind!: CertificateKind

  @Field(() => String, { description: 'Number, at most 50 characters (số).' })
  number!: string

  @Field(() => String, { description: 'What it allows, at most 500 characters (phạm vi hành nghề).' })
  scope!: string

  @Field(() => LocalDateScalar, { description: 'Day of issue, today or before (ngày cấp).' })
  issuedOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it is good, if it has one (ngày hết hạn).' })
  expiresOn?: string | null

  @Field(() => ID, { nullable: true, description: replaces })
  replaces?: string | null

  @Field(() => String, { nullable: true, description: why })
  reason?: string | null
}

@InputType({ description: 'A course that a member of staff took (khoá đào tạo).' })
export class RecordTrainingInput extends ChangeInput {
  @Field(() => ID, { description: 'Who took it.' })
  staffMember!: string

  @Field(() => String, { description: 'The course, at most 300 characters (tên khoá).' })
  course!: string

  @Field(() => String, { description: 'Who held it, at most 300 characters (đơn vị tổ chức).' })
  provider!: string

  @Field(() => LocalDateScalar, { description: 'First day, today or before (từ ngày).' })
  beganOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, if it is known (đến ngày).' })
  endedOn?: string | null

  @Field(() => Int, { nullable: true, description: 'Hours, 1–5000, if they are known (số tiết).' })
  hours?: number | null

  @Field(() => ID, { nullable: true, description: replaces })
  replaces?: string | null

  @Field(() => String, { nullable: true, description: why })
  reason?: string | null
}

@ObjectType({ description: 'What a new record of staff did: all of it, or nothing.', simpleResolvers: true })
export class RecordStaffPayload {
  @Field(() => StaffMember, { nullable: true, description: 'The record; null when refused.' })
  staffMember!: StaffMember | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What the end of an employment did: all of it, or nothing.', simpleResolvers: true })
export class EndStaffPayload {
  @Field(() => StaffMember, { nullable: true, description: 'The record after it; null when refused.' })
  staffMember!: StaffMember | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a correction did: all of it, or nothing.', simpleResolvers: true })
export class CorrectStaffPayload {
  @Field(() => StaffMember, { nullable: true, description: 'The record after it; null when refused.' })
  staffMember!: StaffMember | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a new certificate did: all of it, or nothing.', simpleResolvers: true })
export class RecordCertificatePayload {
  @Field(() => StaffCertificate, { nullable: true, description: 'The certificate; null when refused.' })
  certificate!: StaffCertificate | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a new course did: all of it, or nothing.', simpleResolvers: true })
export class RecordTrainingPayload {
  @Field(() => StaffTraining, { nullable: true, description: 'The course; null when refused.' })
  training!: StaffTraining | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}
