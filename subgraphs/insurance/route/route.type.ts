import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { FormerTierEnum, TechnicalLevelEnum } from '../../../kit/vn/technical-level.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { coverageRoutes } from './route.rules.js'

export const CoverageRouteEnum = Object.fromEntries(coverageRoutes.map(route => [route, route]))
registerEnumType(CoverageRouteEnum, {
  name: 'CoverageRoute',
  description: 'By what right a person comes to a hospital (cách đến khám).',
  valuesConfig: {
    REGISTERED_PLACE: { description: 'At the registered first-contact facility (nơi đăng ký KCB ban đầu).' },
    WITH_SLIP: { description: 'With a transfer paper, signed on the day (phiếu chuyển).' },
    APPOINTMENT: { description: 'With an appointment paper that was not used yet (phiếu hẹn khám lại).' },
    SELF_REFERRED_OUTPATIENT: { description: 'By oneself, seen as an outpatient (tự đến, ngoại trú).' },
    SELF_REFERRED_INPATIENT: { description: 'By oneself, taken in (tự đến, nội trú).' },
    EMERGENCY: { description: 'As an emergency (cấp cứu).' },
    CHANGED_STAY: { description: 'While staying elsewhere for a time (thay đổi nơi lưu trú, cư trú).' },
  },
})

@ObjectType({ description: 'The answer for one route (kết quả theo cách đến khám).', simpleResolvers: true })
export class CoverageOnRoute {
  @Field(() => CoverageRouteEnum, { description: 'The route (cách đến khám).' })
  route!: string

  @Field(() => CoverageAnswer, { description: 'What the insurance pays by it (kết quả).' })
  answer!: typeof CoverageAnswer
}

@ObjectType({ description: 'As what a hospital was ranked on the day (xếp cấp chuyên môn kỹ thuật).', simpleResolvers: true })
export class RankOfPlace {
  @Field(() => TechnicalLevelEnum, { description: 'Technical level (cấp chuyên môn kỹ thuật).' })
  level!: string

  @Field(() => Float, { nullable: true, description: 'Points of the ranking; null when there were none (điểm xếp cấp).' })
  points!: number | null

  @Field(() => FormerTierEnum, { nullable: true, description: 'Tier until 2024; null when it had none (tuyến trước 2025).' })
  formerTier!: string | null

  @Field(() => Boolean, { description: 'Ranked provisionally (tạm xếp cấp).' })
  provisional!: boolean
}

@ObjectType({ description: 'One hospital by every route (một cơ sở KCB theo mọi cách đến khám).', simpleResolvers: true })
export class CoverageAtPlace {
  @Field(() => String, { description: '5-character code of the hospital, as asked (mã cơ sở KCB).' })
  healthFacilityCode!: string

  @Field(() => RankOfPlace, { nullable: true, description: 'Its rank on the day; null when the hub knows none (xếp cấp).' })
  rank!: RankOfPlace | null

  @Field(() => [CoverageOnRoute], {
    description:
      'One row a route; the registered place only where a card is registered there. A closed list, at most 7 (các cách đến khám).',
  })
  routes!: CoverageOnRoute[]

  @Field(() => CoverageRouteEnum, {
    nullable: true,
    description:
      'The route that pays most, of several that pay the same the one that asks least; null when none is known to pay ' +
      '(cách đến khám có lợi nhất).',
  })
  best!: string | null
}

@ObjectType({
  description: 'The same person at several hospitals by every route, side by side (so sánh quyền lợi).',
  simpleResolvers: true,
})
export class CoverageByRoute {
  @Field(() => LocalDateScalar, { description: 'The day asked about (ngày).' })
  on!: string

  @Field(() => [CoverageAtPlace], { description: 'One entry a hospital, in the order asked. At most 20 (các cơ sở KCB).' })
  places!: CoverageAtPlace[]
}
