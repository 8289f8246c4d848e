import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { RecordFieldChange } from '../resident-correction/resident-correction.type.js'
import { ResidentChangeInput } from '../resident/record-change.type.js'
import { type ClinicalMove, clinicalMoves, type ValueChange, type VerificationStatus, verificationStatuses } from './clinical-change.rules.js'

const ClinicalMoveEnum = Object.fromEntries(clinicalMoves.map(move => [move, move]))
registerEnumType(ClinicalMoveEnum, {
  name: 'ClinicalMove',
  description: 'What happened to an entry of the health record (loại thay đổi).',
  valuesConfig: {
    CORRECTED: { description: 'It was put right (đính chính).' },
    ENTERED_IN_ERROR: { description: 'It should never have been written down (ghi nhầm).' },
    STATUS_CHANGED: { description: 'The condition eased, was cured or came back (đổi tình trạng bệnh).' },
    REFUTED: { description: 'The allergy was found not to be one (bác bỏ dị ứng).' },
    STOPPED: { description: 'The medicine was stopped (ngừng thuốc).' },
  },
})

const VerificationStatusEnum = Object.fromEntries(verificationStatuses.map(status => [status, status]))
registerEnumType(VerificationStatusEnum, {
  name: 'VerificationStatus',
  description: 'Whether an entry of the health record stands (FHIR verificationStatus; mức xác nhận).',
  valuesConfig: {
    CONFIRMED: { description: 'It stands (đã xác nhận).' },
    REFUTED: { description: 'It was found not to be so; for allergies (đã bác bỏ).' },
    ENTERED_IN_ERROR: { description: 'It should never have been written down (ghi nhầm).' },
  },
})

@ObjectType({ description: 'What happened to an entry of the health record since it was written down (thay đổi).', simpleResolvers: true })
export class ClinicalChange {
  @Field(() => Int, { description: 'The version of the resident that it led to (phiên bản).' })
  version!: number

  @Field(() => ClinicalMoveEnum, { description: 'What happened (loại thay đổi).' })
  move!: ClinicalMove

  @Field(() => LocalDateScalar, { nullable: true, description: 'Of which day it is true; null for a correction (ngày có hiệu lực).' })
  on!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written down (thời điểm ghi).' })
  at!: Date

  @Field(() => String, { nullable: true, description: 'Why, in a sentence; null when nobody said (lý do).' })
  reason!: string | null

  @Field(() => String, { description: 'Role of whoever wrote it down (vai trò người ghi).' })
  byRole!: string

  @Field(() => [RecordFieldChange], { description: 'What changed, with what stood before (nội dung). At most 20.' })
  changes!: ValueChange[]
}

@ObjectType({ description: 'What every entry of the health record has.', simpleResolvers: true })
export abstract class ClinicalEntry {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  /** Not of the API: the key of the row. */
  key!: string

  @Field(() => String, { nullable: true, description: 'What else is to be known (ghi chú).' })
  note!: string | null

  @Field(() => VerificationStatusEnum, { description: 'Whether it stands (mức xác nhận).' })
  verificationStatus!: VerificationStatus

  @Field(() => DateTimeScalar, { description: 'When it was written down (thời điểm ghi).' })
  recordedAt!: Date

  @Field(() => String, { description: 'Role of whoever wrote it down (vai trò người ghi).' })
  recordedRole!: string
}

export const historyField = {
  description: 'What happened to it since it was written down, newest first (các lần thay đổi). At most 50.',
}

@InputType({ description: 'What every correction of an entry needs.' })
export abstract class ClinicalCorrectionInput extends ResidentChangeInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True when it should never have been written down; then nothing else is to be given (ghi nhầm).',
  })
  enteredInError?: boolean | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 1,000 characters; null takes it away (ghi chú).' })
  note?: string | null

  @Field(() => String, { description: 'Why, in a sentence of 5–500 characters (lý do).' })
  reason!: string
}
