import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { HealthInsuranceCardNumberScalar, PersonalIdScalar, SocialInsuranceNumberScalar } from '../../../kit/vn/identifiers.js'
import { cardStatuses } from './card.rules.js'

export const InsuranceCardStatusEnum = Object.fromEntries(cardStatuses.map(status => [status, status]))
registerEnumType(InsuranceCardStatusEnum, {
  name: 'InsuranceCardStatus',
  description: 'What the register says of a card now (trạng thái thẻ); whether it pays depends on its dates too.',
  valuesConfig: {
    ACTIVE: { description: 'In use (đang sử dụng).' },
    SUSPENDED: { description: 'Held back for the time being (tạm giữ; Luật BHYT Đ20 k2).' },
    CANCELLED: { description: 'Withdrawn for good (thu hồi; Luật BHYT Đ20 k1).' },
  },
})

@ObjectType({ description: 'A province under the code and name that it had on a day (tỉnh vào ngày đó).', simpleResolvers: true })
export class CardProvince {
  @Field(() => String, { description: 'Two digits, as of that day (mã tỉnh).' })
  code!: string

  @Field(() => String, { description: 'Name on that day (tên tỉnh).' })
  name!: string
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A health-insurance card (thẻ bảo hiểm y tế).', simpleResolvers: true })
export class InsuranceCard {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with each change; a change names the one it was made upon (phiên bản).' })
  version!: number

  @Field(() => HealthInsuranceCardNumberScalar, { description: 'Number of the card (mã số thẻ). Personal data.' })
  cardNumber!: string

  @Field(() => SocialInsuranceNumberScalar, { description: 'Social-insurance number (mã số BHXH). Personal data.' })
  socialInsuranceNumber!: string

  @Field(() => PersonalIdScalar, {
    nullable: true,
    description: 'Personal ID of the holder; null when the register does not know it (số định danh cá nhân). Personal data.',
  })
  personalId!: string | null

  @Field(() => String, { description: 'Object code, the group the person is insured by (mã đối tượng).' })
  objectCode!: string

  @Field(() => Int, { description: 'Level digit as printed: evidence only, it may lag (mức hưởng in trên thẻ).' })
  printedLevel!: number

  @Field(() => Int, {
    nullable: true,
    description: 'Level 1–5 by object code and today’s law; null for a code unknown (mức hưởng hiện hành).',
  })
  level!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Base percent by object code and today’s law; null for a code unknown (tỷ lệ hưởng hiện hành).',
  })
  basePercent!: number | null

  @Field(() => String, {
    description:
      'Code of the registered first-contact facility; province + 000 on a temporary child card ' +
      '(nơi đăng ký KCB ban đầu).',
  })
  registeredFacilityCode!: string

  @Field(() => String, {
    nullable: true,
    description: 'Code of the province of today that manages the card; null when its number tells none (tỉnh quản lý thẻ).',
  })
  provinceCode!: string | null

  @Field(() => LocalDateScalar, { description: 'First day of the card (giá trị từ).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the card; null when open (giá trị đến).' })
  validTo!: string | null

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day that completes five consecutive years; null when not known (thời điểm đủ 5 năm liên tục).',
  })
  fiveYearOn!: string | null

  @Field(() => InsuranceCardStatusEnum, { description: 'What the register says of the card (trạng thái).' })
  status!: string

  @Field(() => String, { description: 'Name on the card (họ tên trên thẻ). Personal data.' })
  holderName!: string
}
