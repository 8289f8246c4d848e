import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { type StayEndReason, stayEndReasons, stayModes } from './stay.rules.js'

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
  MISSING: { description: 'Gone without word for a month (không liên lạc được).' },
  DIED: { description: 'Died (tử vong).' },
  OTHER: { description: 'Other (khác).' },
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

  @Field(() => StayModeEnum, { description: 'Mode of the stay.' })
  mode!: string

  @Field(() => LocalDateScalar, { description: 'Day of admission (ngày tiếp nhận).' })
  admittedOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it lasts (ngày kết thúc).' })
  endedOn!: string | null

  @Field(() => StayEndReasonEnum, { nullable: true, description: 'Why it ended; null while it lasts.' })
  endReason!: string | null
}
