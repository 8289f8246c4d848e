import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { InsuranceContext } from '../context.js'
import { Resident } from '../resident/resident.type.js'
import type { CheckedAgain } from './coverage-check.rules.js'
import { checkByKey, type CheckNode, checksOf, checksOfResident, findCheck } from './coverage-check.service.js'
import { CheckedAgainEnum, CoverageCheck, CoverageCheckConnection } from './coverage-check.type.js'

@Resolver(() => CoverageCheck)
export class CoverageCheckResolver {
  @Query(() => CoverageCheck, {
    nullable: true,
    description: 'One kept check (lần tra cứu); null when there is none or the caller may not see it.',
  })
  coverageCheck(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsuranceContext) {
    return findCheck(ctx, id)
  }

  @Query(() => CoverageCheckConnection, {
    description: 'The kept checks the caller may see, the newest first (các lần tra cứu). Errors: BAD_USER_INPUT for a wrong page.',
  })
  coverageChecks(
    @Arg('resident', () => ID, { nullable: true, description: 'Only of this resident.' }) resident: string | null | undefined,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those that the caller asked.' }) mine: boolean | null | undefined,
    @Arg('checkedAgain', () => CheckedAgainEnum, { nullable: true, description: 'Only those that stand so with asking again.' })
    checkedAgain: CheckedAgain | null | undefined,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Ctx() ctx: InsuranceContext,
  ) {
    return checksOf(ctx, { resident, mine, checkedAgain }, page)
  }

  @FieldResolver(() => CoverageCheck, { nullable: true, description: 'The check that this one asked again (lần tra trước).' })
  follows(@Root() { followsId }: CheckNode, @Ctx() ctx: InsuranceContext) {
    return checkByKey(ctx, followsId)
  }

  @FieldResolver(() => CoverageCheck, { nullable: true, description: 'The check that answered it later (lần tra sau).' })
  followedBy(@Root() { followedById }: CheckNode, @Ctx() ctx: InsuranceContext) {
    return checkByKey(ctx, followedById)
  }
}

@Resolver(() => Resident)
export class ResidentChecksResolver {
  @FieldResolver(() => CoverageCheckConnection, {
    nullable: true,
    description: 'The kept checks of the person, the newest first (các lần tra cứu); null when the caller may not see them.',
  })
  coverageChecks(@Root() { id }: Resident, @Args(() => ConnectionArgs) page: ConnectionArgs, @Ctx() ctx: InsuranceContext) {
    return checksOfResident(ctx, id, page)
  }
}
