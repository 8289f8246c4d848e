import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { InsuranceCard } from '../card/card.type.js'
import { Referral } from '../referral/referral.type.js'
import { Resident } from '../resident/resident.type.js'
import { expiringWithin } from './card-list.rules.js'

export const ExpiringWithinEnum = Object.fromEntries(expiringWithin.map(each => [each, each]))
registerEnumType(ExpiringWithinEnum, {
  name: 'ExpiringWithin',
  description: 'How far ahead cards that end are looked for, today and the last day included (trong vòng).',
  valuesConfig: {
    DAYS_30: { description: '30 days from today (30 ngày).' },
    DAYS_60: { description: '60 days from today (60 ngày).' },
    DAYS_90: { description: '90 days from today (90 ngày).' },
  },
})

@ObjectType({
  description: 'A card of a resident that ends soon, and no other of theirs goes on (thẻ sắp hết hạn).',
  simpleResolvers: true,
})
export class ExpiringCard {
  @Field(() => ID, { description: 'Id of the card.' })
  id!: string

  @Field(() => InsuranceCard, { description: 'The card (thẻ).' })
  card!: InsuranceCard

  @Field(() => Resident, { nullable: true, description: 'Whose card it is; after a merge the person it was merged into.' })
  resident!: Resident | null

  @Field(() => Int, { description: 'Days left after today; 0 on the last day of the card (số ngày còn lại).' })
  daysLeft!: number

  @Field(() => Boolean, {
    description:
      'Whether the paper of an open referral of the person is good on a day on which the card is no longer ' +
      '(thẻ hết hạn trước phiếu chuyển).',
  })
  endsBeforeReferral!: boolean

  @Field(() => Referral, {
    nullable: true,
    description: 'That referral; of several the one whose paper ends last; null without one (phiếu chuyển).',
  })
  referral!: Referral | null
}

export const ExpiringCardConnection = connectionTypes(ExpiringCard, 'ExpiringCard')

@ObjectType({ description: 'A card to which a group gives a right (quyền được cấp thẻ).', simpleResolvers: true })
export class CardRight {
  @Field(() => String, { description: 'Object code of that card (mã đối tượng).' })
  objectCode!: string

  @Field(() => String, { nullable: true, description: 'For whom in the group; null for all of it (áp dụng cho).' })
  onlyFor!: string | null

  @Field(() => String, { description: 'Legal basis (căn cứ pháp lý).' })
  legalBasis!: string
}

@ObjectType({
  description: 'A resident whose group gives a right to a card and who holds none that is good today (chưa có thẻ).',
  simpleResolvers: true,
})
export class EntitledPerson {
  @Field(() => ID, { description: 'Id of the resident.' })
  id!: string

  @Field(() => Resident, { nullable: true, description: 'The resident.' })
  resident!: Resident | null

  @Field(() => BeneficiaryKindEnum, {
    description: 'The group that gives the right; of several the one with the higher level (nhóm đối tượng; Luật BHYT Đ22 k2).',
  })
  category!: string

  @Field(() => [CardRight], {
    description:
      'Which card it gives, the best first. A closed list, at most 2: what the hub does not know of the person decides ' +
      'between them; for a child that is the age, as long as no earlier card tells it.',
  })
  rights!: CardRight[]

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Last day of the last card that has ended; null when the register holds none, or only such as are held back, ' +
      'withdrawn or to begin (ngày hết hạn thẻ cuối).',
  })
  lastCardEndedOn!: string | null
}

export const EntitledPersonConnection = connectionTypes(EntitledPerson, 'EntitledPerson')
