import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { type StayEndReason, stayEndReasons, type StayMode, stayModes } from './stay.rules.js'
import { stayWarningCodes } from './stay-warning.rules.js'

export const StayModeEnum = Object.fromEntries(stayModes.map(mode => [mode, mode]))
registerEnumType(StayModeEnum, {
  name: 'StayMode',
  description: 'How a person lives in a facility (hình thức ở).',
  valuesConfig: {
    RESIDENTIAL: { description: 'Lives in (nội trú).' },
    DAY: { description: 'By day (bán trú).' },
    VOLUNTARY_CONTRACT: { description: 'By own wish and contract (tự nguyện, hợp đồng).' },
    EMERGENCY: { description: 'Emergency protection, at most 3 months (bảo vệ khẩn cấp; NĐ 20/2021).' },
  },
})

/** What each end of a stay is, to the reader of the API. */
export const stayEndDescriptions = {
  GOAL_MET: { description: 'The aim of the care was met (đạt mục tiêu).' },
  TO_FAMILY: { description: 'Back to the family (về gia đình).' },
  ADOPTED: { description: 'Adopted (được nhận làm con nuôi).' },
  AGE_LIMIT: { description: 'Of age, and no longer studying (đủ tuổi).' },
  TRANSFERRED: { description: 'Moved to another facility (chuyển cơ sở).' },
  OWN_WISH: { description: 'By own wish (theo nguyện vọng).' },
  CONTRACT_ENDED: { description: 'The contract ended (hết hợp đồng).' },
  MISSING: { description: 'Gone without word for a month (không liên lạc được từ 1 tháng).' },
  DIED: { description: 'Died (tử vong).' },
  OTHER: { description: 'Other (khác).' },
  DECISION: { description: 'By decision of the authority (theo quyết định).' },
  FACILITY_UNABLE: { description: 'The facility cannot give the care that is needed (cơ sở không đủ khả năng).' },
  DECLARED_MISSING: { description: 'Declared missing (mất tích).' },
  AGREEMENT: { description: 'Both sides agreed to end it (theo thoả thuận).' },
  MOVED: { description: 'Moved to live elsewhere, in no facility of the hub (chuyển nơi ở).' },
} as const satisfies Record<StayEndReason, { description: string }>

export const StayEndReasonEnum = Object.fromEntries(stayEndReasons.map(reason => [reason, reason]))
registerEnumType(StayEndReasonEnum, {
  name: 'StayEndReason',
  description: 'Why a stay ended (lý do kết thúc; TT 02/2020 Đ8).',
  valuesConfig: stayEndDescriptions,
})

@ObjectType({ description: 'A stay of a person in a facility (đợt ở tại cơ sở).', simpleResolvers: true })
export class Stay {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change of the stay; a correction names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => StayModeEnum, { description: 'Mode of the stay now, or the last one.' })
  mode!: StayMode

  @Field(() => LocalDateScalar, { description: 'Day of admission (ngày tiếp nhận).' })
  admittedOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it lasts (ngày kết thúc).' })
  endedOn!: string | null

  @Field(() => StayEndReasonEnum, { nullable: true, description: 'Why it ended; null while it lasts.' })
  endReason!: StayEndReason | null

  @Field(() => String, { nullable: true, description: 'Number of the contract of a stay by own wish (số hợp đồng).' })
  contractNumber!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of that contract (hợp đồng đến ngày).' })
  contractUntil!: string | null
}

@ObjectType({ description: 'A mode of a stay, from when to when (hình thức ở theo thời gian).', simpleResolvers: true })
export class StayModePeriod {
  @Field(() => StayModeEnum, { description: 'The mode (hình thức).' })
  mode!: string

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the next mode, or last day of the stay; null while it holds (đến ngày).' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'Number of the decision that set it; null for that of the admission (số quyết định).' })
  decision!: string | null

  @Field(() => String, { nullable: true, description: 'Number of the contract of a stay by own wish (số hợp đồng).' })
  contractNumber!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of that contract (hợp đồng đến ngày).' })
  contractUntil!: string | null
}

export const StayWarningEnum = Object.fromEntries(stayWarningCodes.map(code => [code, code]))
registerEnumType(StayWarningEnum, {
  name: 'StayWarningCode',
  description: 'What somebody should look at in a stay (nội dung nhắc).',
  valuesConfig: {
    EMERGENCY_ENDS_SOON: { description: 'Emergency protection ends within 14 days (sắp hết 3 tháng; NĐ 20/2021).' },
    EMERGENCY_OVER: { description: 'Emergency protection has lasted longer than 3 months (quá 3 tháng; NĐ 20/2021).' },
    CONTRACT_MISSING: { description: 'A stay by own wish without a contract (thiếu hợp đồng).' },
    CONTRACT_ENDS_SOON: { description: 'The contract ends within 14 days (hợp đồng sắp hết hạn).' },
    CONTRACT_OVER: { description: 'The contract has ended and the stay goes on (hợp đồng đã hết hạn).' },
    RETURN_OVERDUE: { description: 'Away longer than was said (quá hạn trở về).' },
    MAY_BE_MISSING: {
      description: 'Left without leave a month ago: if there was no contact, the stay may be ended as MISSING (TT 02/2020 Đ8). Never by itself (mất liên lạc).',
    },
    AGE_NOT_CERTAIN: { description: 'Ended for age, but by the birth date 18 years are not certain (chưa chắc đủ tuổi).' },
  },
})

@ObjectType({ description: 'Something in a stay that somebody should look at (nhắc việc).', simpleResolvers: true })
export class StayWarning {
  @Field(() => StayWarningEnum, { description: 'What it is (nội dung).' })
  code!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it is about; null where there is none (ngày).' })
  on!: string | null
}

@InputType({ description: 'The contract of a stay by own wish (hợp đồng).' })
export class StayContractInput {
  @Field(() => String, { description: 'Its number, 1–100 characters (số hợp đồng).' })
  number!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last day; absent when it has none (đến ngày).' })
  until?: string | null
}

export const StayConnection = connectionTypes(Stay, 'Stay')
