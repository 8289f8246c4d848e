import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import { toFacility } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { Resident } from '../resident/resident.type.js'
import { AdministrativeUnit } from '../unit/unit.type.js'
import { emergencyStaysEnding } from './emergency-stays.service.js'
import type { StayNode } from './stay.loaders.js'
import { emergencyEndOf, findStay, modesOfStay, personOfStay, unitThen, warningsOf } from './stay.service.js'
import { Stay, StayConnection, StayModePeriod, StayWarning } from './stay.type.js'

@ArgsType()
class EmergencyArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Only stays at this facility (cơ sở).' })
  facility?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many days ahead, 0–92; 14 when absent. Those whose 3 months have passed are always there (trong số ngày).',
  })
  within?: number | null
}

@Resolver(() => Stay)
export class StayResolver {
  @Query(() => Stay, {
    nullable: true,
    description:
      'One stay: of the caller’s own facility, also when the person has moved on, or of a person whom the caller sees; else ' +
      'null (đợt ở).',
  })
  stay(@Arg('id', () => ID, { description: 'Id of the stay.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findStay(ctx, id)
  }

  @Query(() => StayConnection, {
    description: 'Emergency stays under way whose 3 months end soon or have passed, the earliest end first (bảo vệ khẩn cấp sắp hết hạn).',
  })
  emergencyStaysEnding(@Args(() => EmergencyArgs) args: EmergencyArgs, @Ctx() ctx: FacilitiesContext) {
    return emergencyStaysEnding(ctx, args)
  }

  @FieldResolver(() => Facility, { description: 'Where (cơ sở).' })
  facility(@Root() stay: StayNode) {
    return toFacility(stay.facility)
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Who; null when the caller may not see the person any more (người được chăm sóc).' })
  resident(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return personOfStay(ctx, stay)
  }

  @FieldResolver(() => AdministrativeUnit, {
    description: 'The province as it was on the day of admission, whatever became of it since (tỉnh tại thời điểm tiếp nhận).',
  })
  provinceThen(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return unitThen(ctx, stay)
  }

  @FieldResolver(() => [StayModePeriod], { description: 'Its modes with their dates, oldest first (các hình thức). At most a handful.' })
  modes(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return modesOfStay(ctx, stay)
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of emergency protection, 3 months after it began; null in another mode (NĐ 20/2021).',
  })
  emergencyEndsOn(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return emergencyEndOf(ctx, stay)
  }

  @FieldResolver(() => [StayWarning], { description: 'What somebody should look at (nhắc việc). At most 8.' })
  warnings(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return warningsOf(ctx, stay)
  }
}
