import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { ClinicalCorrectionInput, ClinicalEntry } from '../clinical-change/clinical-change.type.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import { type MedicineRoute, medicineRoutes, type MedicineStopReason, medicineStopReasons } from './medicine.rules.js'

const MedicineRouteEnum = Object.fromEntries(medicineRoutes.map(route => [route, route]))
registerEnumType(MedicineRouteEnum, {
  name: 'MedicineRoute',
  description: 'How a medicine is taken (đường dùng).',
  valuesConfig: {
    ORAL: { description: 'By mouth (uống).' },
    SUBLINGUAL: { description: 'Under the tongue (ngậm dưới lưỡi).' },
    INJECTION: { description: 'Into vein or muscle (tiêm tĩnh mạch, tiêm bắp).' },
    SUBCUTANEOUS: { description: 'Under the skin, as insulin (tiêm dưới da).' },
    INHALED: { description: 'Inhaled (hít, khí dung).' },
    SKIN: { description: 'On the skin (bôi, dán).' },
    EYE: { description: 'Into the eye (nhỏ, tra mắt).' },
    EAR: { description: 'Into the ear (nhỏ tai).' },
    NOSE: { description: 'Into the nose (nhỏ, xịt mũi).' },
    RECTAL: { description: 'Into the rectum (đặt hậu môn).' },
    OTHER: { description: 'Other (khác).' },
  },
})

const MedicineStopReasonEnum = Object.fromEntries(medicineStopReasons.map(reason => [reason, reason]))
registerEnumType(MedicineStopReasonEnum, {
  name: 'MedicineStopReason',
  description: 'Why a medicine was stopped (lý do ngừng thuốc).',
  valuesConfig: {
    FINISHED: { description: 'The course was over (hết đợt).' },
    SIDE_EFFECT: { description: 'It did harm (tác dụng không mong muốn).' },
    REPLACED: { description: 'Another took its place (thay thuốc khác).' },
    DOCTOR_DECIDED: { description: 'A doctor decided so (bác sĩ chỉ định ngừng).' },
    OTHER: { description: 'Other, with a note (khác).' },
  },
})

@ObjectType({ description: 'A medicine that a person takes or took (FHIR MedicationStatement; thuốc đang dùng).', simpleResolvers: true })
export class Medicine extends ClinicalEntry {
  @Field(() => String, { description: 'Name (tên thuốc).' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Active ingredients, joined by + (hoạt chất).' })
  activeIngredient!: string | null

  @Field(() => String, { nullable: true, description: 'Strength, as 5 mg (hàm lượng).' })
  strength!: string | null

  @Field(() => String, { description: 'How much at a time (liều mỗi lần).' })
  dose!: string

  @Field(() => Int, { nullable: true, description: 'Times a day, 1–24; with asNeeded at most so often; null when only as needed (số lần mỗi ngày).' })
  timesPerDay!: number | null

  @Field(() => Boolean, { description: 'Whether only when needed (dùng khi cần).' })
  asNeeded!: boolean

  @Field(() => MedicineRouteEnum, { description: 'How it is taken (đường dùng).' })
  route!: MedicineRoute

  @Field(() => PartialDateScalar, { description: 'When it began, as far as known (dùng từ).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, planned or as it was stopped; null while none is known (đến ngày).' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'Who prescribed it, and where (người kê đơn, nơi kê đơn).' })
  prescribedBy!: string | null

  @Field(() => String, { nullable: true, description: 'For what it is taken (lý do dùng).' })
  takenFor!: string | null

  @Field(() => MedicineStopReasonEnum, { nullable: true, description: 'Why it was stopped; null when it was not (lý do ngừng).' })
  stopReason!: MedicineStopReason | null
}

@InputType({ description: 'A medicine that a resident takes or took (ghi thuốc).' })
export class RecordMedicineInput extends ResidentChangeInput {
  @Field(() => String, { description: 'Name, at most 200 characters (tên thuốc).' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Active ingredients, joined by +, at most 200 characters (hoạt chất).' })
  activeIngredient?: string | null

  @Field(() => String, { nullable: true, description: 'Strength, as 5 mg, at most 200 characters (hàm lượng).' })
  strength?: string | null

  @Field(() => String, { description: 'How much at a time, at most 200 characters (liều mỗi lần).' })
  dose!: string

  @Field(() => Int, { nullable: true, description: 'Times a day, 1–24; needed unless as needed (số lần mỗi ngày).' })
  timesPerDay?: number | null

  @Field(() => Boolean, { nullable: true, description: 'True when only when needed (dùng khi cần).' })
  asNeeded?: boolean | null

  @Field(() => MedicineRouteEnum, { description: 'How it is taken (đường dùng).' })
  route!: MedicineRoute

  @Field(() => PartialDateScalar, { description: 'When it began, as far as known (dùng từ).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; it may be to come (đến ngày).' })
  until?: string | null

  @Field(() => String, { nullable: true, description: 'Who prescribed it, and where, at most 500 characters (người kê đơn, nơi kê đơn).' })
  prescribedBy?: string | null

  @Field(() => String, { nullable: true, description: 'For what it is taken, at most 500 characters (lý do dùng).' })
  takenFor?: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 1,000 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'That a medicine was stopped (ngừng thuốc).' })
export class StopMedicineInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which (thuốc).' })
  medicine!: string

  @Field(() => LocalDateScalar, { description: 'Last day, today or before (ngày ngừng).' })
  on!: string

  @Field(() => MedicineStopReasonEnum, { description: 'Why (lý do ngừng).' })
  reason!: MedicineStopReason

  @Field(() => String, { nullable: true, description: 'Why, in words, at most 500 characters; needed with OTHER (giải thích).' })
  note?: string | null
}

@InputType({ description: 'What is right about a medicine; what is left out stays (đính chính thuốc).' })
export class CorrectMedicineInput extends ClinicalCorrectionInput {
  @Field(() => ID, { description: 'Which (thuốc).' })
  medicine!: string

  @Field(() => String, { nullable: true, description: 'Name, at most 200 characters (tên thuốc).' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'Active ingredients; null when not known (hoạt chất).' })
  activeIngredient?: string | null

  @Field(() => String, { nullable: true, description: 'Strength; null when not known (hàm lượng).' })
  strength?: string | null

  @Field(() => String, { nullable: true, description: 'How much at a time, at most 200 characters (liều mỗi lần).' })
  dose?: string | null

  @Field(() => Int, { nullable: true, description: 'Times a day, 1–24; null when only as needed (số lần mỗi ngày).' })
  timesPerDay?: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether only when needed (dùng khi cần).' })
  asNeeded?: boolean | null

  @Field(() => MedicineRouteEnum, { nullable: true, description: 'How it is taken (đường dùng).' })
  route?: MedicineRoute | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it began (dùng từ).' })
  since?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null when none is known (đến ngày).' })
  until?: string | null

  @Field(() => String, { nullable: true, description: 'Who prescribed it, and where; null when not known (người kê đơn, nơi kê đơn).' })
  prescribedBy?: string | null

  @Field(() => String, { nullable: true, description: 'For what it is taken; null when not known (lý do dùng).' })
  takenFor?: string | null
}

const payload = { description: 'What it did to a medicine: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The medicine as it is now; null when refused (thuốc).' }

@ObjectType(payload)
export class RecordMedicinePayload extends ResidentChangePayload {
  @Field(() => Medicine, field)
  medicine!: Medicine | null
}

@ObjectType(payload)
export class StopMedicinePayload extends ResidentChangePayload {
  @Field(() => Medicine, field)
  medicine!: Medicine | null
}

@ObjectType(payload)
export class CorrectMedicinePayload extends ResidentChangePayload {
  @Field(() => Medicine, field)
  medicine!: Medicine | null
}
