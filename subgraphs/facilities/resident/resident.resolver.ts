import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { type BeneficiaryKind, BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import type { FacilitiesContext } from '../context.js'
import { latestHealthCheckOf } from '../health-check/health-check.service.js'
import { HealthCheck } from '../health-check/health-check.type.js'
import { Stay } from '../stay/stay.type.js'
import { currentStayOf, staysOf } from '../stay/stay.service.js'
import { type ResidentNode, toCategory, toIdentifier } from './resident.loaders.js'
import { askForResident, listResidents } from './resident.service.js'
import { Resident, ResidentCategory, ResidentConnection, ResidentIdentifier } from './resident.type.js'

@ArgsType()
class ResidentListArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Name or part of it: marks optional, đ = d, words in any order; exact marks come first. At most 100 characters.',
  })
  search?: string | null

  @Field(() => ID, { nullable: true, description: 'Only residents of this facility (cơ sở).' })
  facility?: string | null

  @Field(() => BeneficiaryKindEnum, { nullable: true, description: 'Only those in this group today (nhóm đối tượng).' })
  category?: BeneficiaryKind | null

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Only those who may be born then (ngày sinh): a year finds every day of it, and a day finds those of whom only that ' +
      'month or year is known.',
  })
  born?: string | null
}

@Resolver(() => Resident)
export class ResidentResolver {
  @Query(() => Resident, {
    nullable: true,
    description: 'One resident; null when there is none or the caller may not see the person. Errors: RECORD_SEALED where nothing but the seal keeps the person from the caller.',
  })
  resident(@Arg('id', () => ID, { description: 'Id of the resident.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return askForResident(ctx, id)
  }

  @Query(() => ResidentConnection, { description: 'Residents the caller may see (danh sách người được chăm sóc).' })
  residents(@Args(() => ResidentListArgs) args: ResidentListArgs, @Ctx() ctx: FacilitiesContext) {
    return listResidents(ctx, args)
  }

  @FieldResolver(() => [ResidentIdentifier], {
    nullable: true,
    description: 'Numbers the person is or was known by, those in force first. At most a handful. Not for every role.',
  })
  async identifiers(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.identifiersOfResident.load(resident.key)).map(toIdentifier)
  }

  @FieldResolver(() => [ResidentCategory], { description: 'Groups with their dates, oldest first. At most a handful.' })
  categories(@Root() resident: ResidentNode) {
    return resident.categories.map(toCategory)
  }

  @FieldResolver(() => Stay, { nullable: true, description: 'The stay under way; null when the person has left.' })
  currentStay(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return currentStayOf(ctx, resident.key)
  }

  @FieldResolver(() => [Stay], { description: 'All stays, newest first (các đợt ở). At most 50.' })
  stays(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return staysOf(ctx, resident.key)
  }

  @FieldResolver(() => HealthCheck, {
    nullable: true,
    description: 'The newest periodic check (lần khám gần nhất); null when never checked. Not for every role.',
  })
  latestHealthCheck(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return latestHealthCheckOf(ctx, resident.key)
  }
}
