import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { AlertSeverityEnum } from '../alert/alert.type.js'
import { HealthCheckFieldBefore } from '../health-check/health-check.type.js'
import { UserError } from '../user-errors.js'
import { type Informant, informants, type ScreeningSays } from './screening.rules.js'

export const ScreeningInformantEnum = Object.fromEntries(informants.map(informant => [informant, informant]))
registerEnumType(ScreeningInformantEnum, {
  name: 'ScreeningInformant',
  description: 'Who was asked (người trả lời).',
  valuesConfig: {
    PERSON: { description: 'The person (chính người được chăm sóc).' },
    INFORMANT: { description: 'Somebody who knows the person (người nắm rõ về người đó).' },
  },
})

@ObjectType({ description: 'The answer to one item (câu trả lời).', simpleResolvers: true })
export class ScreeningAnswer {
  @Field(() => Int, { description: 'The item (câu).' })
  item!: number

  @Field(() => Int, { description: 'What was answered, before any reversal (giá trị trả lời).' })
  value!: number
}

@ObjectType({ description: 'A correction of a screening: nothing of what stood before is lost (đính chính).', simpleResolvers: true })
export class ScreeningCorrection {
  @Field(() => Int, { description: 'The version that it made (phiên bản).' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When (thời điểm).' })
  at!: Date

  @Field(() => String, { description: 'Role of whoever corrected (vai trò).' })
  byRole!: string

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => [HealthCheckFieldBefore], { description: 'The fields that it changed, as they were. At most 10.' })
  before!: HealthCheckFieldBefore[]
}

@ObjectType({ description: 'The answers of a person to a screening instrument (lần sàng lọc); a mark to look closer, never a diagnosis.', simpleResolvers: true })
export class Screening {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every correction; a correction names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => String, { description: 'Code of the instrument: PHQ-9 (mã công cụ).' })
  instrument!: string

  @Field(() => String, { description: 'Its version, by which it was scored (phiên bản công cụ).' })
  instrumentVersion!: string

  @Field(() => LocalDateScalar, { description: 'Day of the screening (ngày sàng lọc).' })
  screenedOn!: string

  @Field(() => ScreeningInformantEnum, { description: 'Who was asked (người trả lời).' })
  informant!: string

  @Field(() => String, { description: 'Language in which it was asked: vi, en … (ngôn ngữ).' })
  language!: string

  @Field(() => String, { nullable: true, description: 'Which text was read to the person; null for the hub’s own labels (bản câu hỏi đã dùng).' })
  textUsed!: string | null

  @Field(() => [ScreeningAnswer], { description: 'The answers, in the order of the items (các câu trả lời). At most 15.' })
  answers!: ScreeningAnswer[]

  @Field(() => Int, { description: 'The score, as the hub computed it (điểm).' })
  score!: number

  @Field(() => Int, { description: 'The highest score that instrument gives (điểm tối đa).' })
  highestScore!: number

  @Field(() => String, { description: 'The band in which it lies: MODERATE (mã khoảng điểm).' })
  band!: string

  @Field(() => String, { description: 'What that means, in the language of the request (ý nghĩa).' })
  meaning!: string

  @Field(() => AlertSeverityEnum, { nullable: true, description: 'How pressing that band is; null where it raises no alert (mức cảnh báo).' })
  severity!: string | null

  @Field(() => Boolean, { description: 'Whether the person is not of the ages for which it was made: read the band with care (ngoài độ tuổi của công cụ).' })
  isOutsideAge!: boolean

  @Field(() => Int, { nullable: true, description: 'The score of the screening before it with the same instrument and version; null for the first (điểm lần trước).' })
  previousScore!: number | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of that one (ngày lần trước).' })
  previousOn!: string | null

  @Field(() => String, { description: 'Role of whoever wrote it down (vai trò người ghi).' })
  recordedRole!: string
}

export const ScreeningConnection = connectionTypes(Screening, 'Screening')

@InputType({ description: 'The answer to one item (câu trả lời).' })
export class ScreeningAnswerInput {
  @Field(() => Int, { description: 'The item, from 1 (câu).' })
  item!: number

  @Field(() => Int, { description: 'What was answered, within the range of the item; a reversed item as it was answered (giá trị).' })
  value!: number
}

@InputType({ description: 'What a screening says.' })
abstract class ScreeningForm extends ChangeInput implements ScreeningSays {
  @Field(() => LocalDateScalar, { description: 'Day of the screening, today or before (ngày sàng lọc).' })
  screenedOn!: string

  @Field(() => ScreeningInformantEnum, { description: 'Who was asked (người trả lời).' })
  informant!: Informant

  @Field(() => String, { defaultValue: 'vi', description: 'Language in which it was asked, a code of 2 or 3 small letters (ngôn ngữ).' })
  language!: string

  @Field(() => String, {
    nullable: true,
    description: 'Which text was read to the person, at most 200 characters; needed where the hub has none (bản câu hỏi đã dùng).',
  })
  textUsed?: string | null

  @Field(() => [ScreeningAnswerInput], { description: 'An answer to every item. At most 50.' })
  answers!: ScreeningAnswerInput[]
}

@InputType({ description: 'A screening of a resident (ghi kết quả sàng lọc).' })
export class RecordScreeningInput extends ScreeningForm {
  @Field(() => ID, { description: 'Whose: a resident of the caller’s own facility.' })
  resident!: string

  @Field(() => String, { description: 'Code of the instrument, which is on in the province: PHQ-9 (mã công cụ).' })
  instrument!: string

  @Field(() => String, { nullable: true, description: 'Its version; without it, the one in force on the day (phiên bản công cụ).' })
  instrumentVersion?: string | null
}

@InputType({ description: 'A screening as it should have been written down: all of it again (đính chính lần sàng lọc).' })
export class CorrectScreeningInput extends ScreeningForm {
  @Field(() => ID, { description: 'Which screening.' })
  screening!: string

  @Field(() => Int, { description: 'The version that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

@ObjectType({ description: 'What was written down: all of it, or nothing.', simpleResolvers: true })
export class RecordScreeningPayload {
  @Field(() => Screening, { nullable: true, description: 'The screening with its score; null when refused.' })
  screening!: Screening | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What was corrected: all of it, or nothing.', simpleResolvers: true })
export class CorrectScreeningPayload {
  @Field(() => Screening, { nullable: true, description: 'The screening as it is now; null when refused.' })
  screening!: Screening | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
