import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type RecordWarning as Warning, recordWarningCodes } from './record-warning.rules.js'
import { Resident } from './resident.type.js'

const RecordWarningCode = Object.fromEntries(recordWarningCodes.map(code => [code, code]))
registerEnumType(RecordWarningCode, {
  name: 'RecordWarningCode',
  description: 'What is odd about a record, and allowed (cảnh báo hồ sơ).',
  valuesConfig: {
    UNKNOWN_PLACE: { description: 'The first three digits of the personal ID are no province (mã nơi khai sinh lạ).' },
    BORN_IN_FUTURE: { description: 'The personal ID tells a birth year to come (năm sinh ở tương lai).' },
    BIRTH_YEAR_DIFFERS: { description: 'The personal ID tells another birth year (năm sinh khác số định danh).' },
    SEX_DIFFERS: { description: 'The personal ID tells another sex (giới tính khác số định danh).' },
    PAPER_EXPIRED: { description: 'A paper in force is past its printed last day (giấy tờ quá hạn).' },
    TOO_YOUNG_FOR_GROUP: { description: 'In the group of older people before 60 (chưa đủ tuổi).' },
    TOO_OLD_FOR_GROUP: { description: 'In the group of children from 16 on (quá tuổi).' },
    ALLERGY_KNOWN: { description: 'A medicine of the name of something the person is allergic to (thuốc trùng tên chất gây dị ứng).' },
  },
})

@ObjectType({ description: 'Something odd about a record that is allowed: look at it (cảnh báo).', simpleResolvers: true })
export class RecordWarning {
  @Field(() => RecordWarningCode, { description: 'What, for programs (mã cảnh báo).' })
  code!: string

  @Field(() => String, { description: 'What, in the caller’s language (nội dung).' })
  message!: string
}

@InputType({ description: 'What every change of a resident’s record needs.' })
export abstract class ResidentChangeInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the resident that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Whose record (người).' })
  resident!: string
}

@ObjectType({ description: 'What every change of a resident’s record answers.', simpleResolvers: true })
export abstract class ResidentChangePayload {
  @Field(() => Resident, { nullable: true, description: 'The person after the change; null when refused.' })
  resident!: Resident | null

  @Field(() => [RecordWarning], { description: 'What is odd about the record now, though it was done (cảnh báo). At most 20.' })
  warnings!: Warning[]

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
