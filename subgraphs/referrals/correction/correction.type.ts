import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { type Urgency, UrgencyEnum } from '../../../kit/vn/referral-terms.js'
import { MoveInput } from '../life-cycle/life-cycle.type.js'
import { ConsentByEnum, ConsentInput, PatientInput, PatientSexEnum } from '../referral-draft/referral-draft.type.js'
import { correctableFields, type CorrectableField } from './correction.rules.js'

export const CorrectableFieldEnum = Object.fromEntries(correctableFields.map(field => [field, field]))
registerEnumType(CorrectableFieldEnum, {
  name: 'CorrectableField',
  description: 'What a correction can replace: the names of the fields (mục đính chính).',
  valuesConfig: {
    urgency: { description: 'How pressing it is (mức độ khẩn).' },
    patientName: { description: 'The name (họ tên).' },
    patientBirthDate: { description: 'The birth date (ngày sinh).' },
    patientSex: { description: 'The sex (giới tính).' },
    reason: { description: 'Why (lý do chuyển).' },
    diagnoses: { description: 'The diagnoses (mã bệnh).' },
    summary: { description: 'Course and findings (tóm tắt bệnh án).' },
    oneYear: { description: 'That it is good for a year (phiếu một năm).' },
    consentBy: { description: 'Who agreed (người đồng ý).' },
    consentOn: { description: 'When they agreed (ngày đồng ý).' },
  },
})

@InputType({ description: 'What a referral shall say; what is left out stays as it is (đính chính).' })
export class CorrectReferralInput extends MoveInput {
  @Field(() => UrgencyEnum, { nullable: true, description: 'How pressing it is; a deadline never moves further away.' })
  urgency?: Urgency | null

  @Field(() => PatientInput, { nullable: true, description: 'The person as the papers name them.' })
  patient?: PatientInput | null

  @Field(() => String, { nullable: true, description: 'Why, 1–2,000 characters.' })
  reason?: string | null

  @Field(() => [String], { nullable: true, description: 'All ICD-10 codes, the main one first, at most 13 (mã bệnh).' })
  diagnoses?: string[] | null

  @Field(() => String, { nullable: true, description: 'Course, findings and treatment so far, at most 10,000 characters.' })
  summary?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Good for one year although no code says so; until it is signed (TT 01/2025 Đ12 k2).' })
  oneYear?: boolean | null

  @Field(() => ConsentInput, { nullable: true, description: 'That the person or guardian agrees to a care link; until it is sent.' })
  consent?: ConsentInput | null
}

@ObjectType({ description: 'What a referral said before one correction (nội dung trước đính chính).', simpleResolvers: true })
export class ReferralCorrection {
  @Field(() => Int, { description: 'The version that the correction led to; the step of that version says who (phiên bản).' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => String, { nullable: true, description: 'Why it was corrected (lý do đính chính); null for a draft.' })
  note!: string | null

  @Field(() => [CorrectableFieldEnum], { description: 'What was replaced. At most 10.' })
  fields!: CorrectableField[]

  @Field(() => UrgencyEnum, { description: 'How pressing it was.' })
  urgency!: string

  @Field(() => String, { description: 'The name it had (họ tên).' })
  patientName!: string

  @Field(() => PartialDateScalar, { description: 'The birth date it had (ngày sinh).' })
  patientBirthDate!: string

  @Field(() => PatientSexEnum, { description: 'The sex it had (giới tính).' })
  patientSex!: string

  @Field(() => String, { description: 'The reason it had (lý do chuyển).' })
  reason!: string

  @Field(() => [String], { description: 'The diagnoses it had (mã bệnh). At most 13.' })
  diagnoses!: string[]

  @Field(() => String, { nullable: true, description: 'The summary it had (tóm tắt bệnh án).' })
  summary!: string | null

  @Field(() => Boolean, { description: 'Whether it was to be good for a year.' })
  oneYear!: boolean

  @Field(() => ConsentByEnum, { nullable: true, description: 'Who had agreed.' })
  consentBy!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When they had agreed.' })
  consentOn!: string | null
}
