import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import type { DischargeReason } from '../discharge/discharge.rules.js'
import { DischargeReasonEnum } from '../discharge/discharge.type.js'
import { Resident } from '../resident/resident.type.js'
import type { StayMode } from '../stay/stay.rules.js'
import { Stay, StayContractInput, StayEndReasonEnum, StayModeEnum } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'
import { type CorrectableStayField, correctableStayFields } from './stay-correction.rules.js'

export const CorrectableStayFieldEnum = Object.fromEntries(correctableStayFields.map(field => [field, field]))
registerEnumType(CorrectableStayFieldEnum, {
  name: 'CorrectableStayField',
  description: 'What a correction of a stay can replace: the names of the fields (mục đính chính).',
  valuesConfig: {
    admittedOn: { description: 'The day of admission (ngày tiếp nhận).' },
    endedOn: { description: 'The last day, or that there is one (ngày kết thúc).' },
    endReason: { description: 'Why it ended (lý do kết thúc).' },
    mode: { description: 'The mode (hình thức ở).' },
    facility: { description: 'Where (cơ sở).' },
    contract: { description: 'The contract (hợp đồng).' },
  },
})

@InputType({ description: 'What a stay shall say; what is left out stays as it is (đính chính đợt ở).' })
export class CorrectStayInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the stay that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Which stay: one of the caller’s own facility, also of a person who has moved on (đợt ở).' })
  stay!: string

  @Field(() => String, { description: 'Why it is corrected, 1–500 characters (lý do đính chính).' })
  note!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of admission (ngày tiếp nhận).' })
  admittedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, of a stay that has ended (ngày kết thúc).' })
  endedOn?: string | null

  @Field(() => DischargeReasonEnum, { nullable: true, description: 'Why it ended, of a stay that has ended (lý do kết thúc).' })
  endReason?: DischargeReason | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'The end was a mistake and the stay goes on; refused when the person has a newer stay (mở lại).',
  })
  reopen?: boolean | null

  @Field(() => StayModeEnum, { nullable: true, description: 'Mode of now, or the last one (hình thức ở).' })
  mode?: StayMode | null

  @Field(() => StayContractInput, { nullable: true, description: 'The contract of a stay by own wish (hợp đồng).' })
  contract?: StayContractInput | null

  @Field(() => ID, { nullable: true, description: 'Where it really was; the stay then belongs to that facility (cơ sở).' })
  facility?: string | null
}

@ObjectType({ description: 'What a stay said before one correction (nội dung trước đính chính).', simpleResolvers: true })
export class StayCorrection {
  @Field(() => Int, { description: 'The version that the correction led to (phiên bản).' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => String, { description: 'Role of who corrected it (vai trò).' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'Code of the facility for which they did (đơn vị).' })
  byOrganisation!: string | null

  @Field(() => String, { description: 'Why it was corrected (lý do đính chính).' })
  note!: string

  @Field(() => [CorrectableStayFieldEnum], { description: 'What was replaced. At most 6.' })
  fields!: CorrectableStayField[]

  @Field(() => LocalDateScalar, { description: 'The day of admission it had (ngày tiếp nhận).' })
  admittedOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day it had; null when it lasted (ngày kết thúc).' })
  endedOn!: string | null

  @Field(() => StayEndReasonEnum, { nullable: true, description: 'Why it had ended; null when it lasted (lý do kết thúc).' })
  endReason!: string | null

  @Field(() => StayModeEnum, { description: 'The mode it had (hình thức ở).' })
  mode!: string

  @Field(() => String, { nullable: true, description: 'The number of the contract it had (số hợp đồng).' })
  contractNumber!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of that contract (hợp đồng đến ngày).' })
  contractUntil!: string | null
}

@ObjectType({ description: 'What a correction did: all of it, or nothing.', simpleResolvers: true })
export class CorrectStayPayload {
  @Field(() => Resident, {
    nullable: true,
    description: 'The person after it; null when refused, and to those who may not see the person any more.',
  })
  resident!: Resident | null

  @Field(() => Stay, { nullable: true, description: 'The stay as corrected; null when refused, and when it belongs to another facility now.' })
  stay!: Stay | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
