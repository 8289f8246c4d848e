import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import { Referral } from '../referral/referral.type.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import type { StayNode } from '../stay/stay.loaders.js'
import { personOfStay } from '../stay/stay.service.js'
import { Stay } from '../stay/stay.type.js'
import type { AbsenceNode } from './absence.loaders.js'
import { isOverdue, mayBeMissing } from './absence.rules.js'
import { absencesOf, awayResidents, currentAbsenceOf } from './absence.service.js'
import { Absence, AbsenceConnection, RecordLeaveInput, RecordLeavePayload, RecordReturnInput, RecordReturnPayload } from './absence.type.js'
import { recordLeave, recordReturn } from './record-absence.service.js'

@ArgsType()
class AwayArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Only residents of this facility (cơ sở).' })
  facility?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Only those whose day of return has passed (chỉ người quá hạn về).' })
  overdueOnly?: boolean | null
}

@Resolver(() => Absence)
export class AbsenceResolver {
  @Query(() => AbsenceConnection, {
    description: 'Who is away of the residents the caller may see: the longest overdue first, those without a day of return last (người đang vắng mặt).',
  })
  awayResidents(@Args(() => AwayArgs) args: AwayArgs, @Ctx() ctx: FacilitiesContext) {
    return awayResidents(ctx, args)
  }

  @Mutation(() => RecordLeavePayload, {
    description:
      'Records that a resident of the caller’s own facility goes away for a time; the stay goes on (ghi nghỉ phép, vắng mặt). ' +
      'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordLeave(
    @Arg('input', () => RecordLeaveInput, { description: 'Who, why, from when.' }) input: RecordLeaveInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordLeave(ctx, input)
  }

  @Mutation(() => RecordReturnPayload, {
    description:
      'Records that a resident who was away is back (ghi trở về). Errors: FORBIDDEN for a role that may only look, ' +
      'OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordReturn(
    @Arg('input', () => RecordReturnInput, { description: 'Who, on which day.' }) input: RecordReturnInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordReturn(ctx, input)
  }

  @FieldResolver(() => Boolean, { description: 'Still away, and the day of return has passed (quá hạn về).' })
  overdue(@Root() absence: AbsenceNode, @Ctx() ctx: FacilitiesContext) {
    return isOverdue(absence, ctx.today)
  }

  @FieldResolver(() => Boolean, {
    description: 'Left without leave a month ago and still away: without contact the stay may be ended as MISSING (TT 02/2020 Đ8); a hint, nothing happens by itself.',
  })
  mayBeMissing(@Root() absence: AbsenceNode, @Ctx() ctx: FacilitiesContext) {
    return mayBeMissing(absence, ctx.today)
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Who; null when the caller may not see the person any more (người vắng mặt).' })
  resident(@Root() absence: AbsenceNode, @Ctx() ctx: FacilitiesContext) {
    return personOfStay(ctx, absence)
  }

  @FieldResolver(() => Referral, { nullable: true, description: 'The referral by which the person went to a hospital (phiếu chuyển).' })
  referral(@Root() { referralId }: AbsenceNode) {
    return referralId && { id: toGlobalId('Referral', referralId) }
  }
}

@Resolver(() => Resident)
export class ResidentAbsenceResolver {
  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'Since when the person is away; null when there (vắng mặt từ ngày).' })
  async absentSince(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await currentAbsenceOf(ctx, resident.key))?.leftOn ?? null
  }

  @FieldResolver(() => Absence, { nullable: true, description: 'The absence under way; null when there (lần vắng mặt hiện tại).' })
  currentAbsence(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return currentAbsenceOf(ctx, resident.key)
  }
}

@Resolver(() => Stay)
export class StayAbsenceResolver {
  @FieldResolver(() => [Absence], { description: 'The absences in this stay, newest first (các lần vắng mặt). At most 50.' })
  absences(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return absencesOf(ctx, stay)
  }
}
