import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { answerCheckList, checkListOn } from './check-list.service.js'
import { AnswerCheckListInput, AnswerCheckListPayload, CheckList } from './check-list.type.js'

@Resolver(() => Facility)
export class FacilityCheckListResolver {
  @FieldResolver(() => CheckList, {
    nullable: true,
    description:
      'Whether the facility meets the conditions for primary care and rehabilitation on a day, criterion by criterion; null to ' +
      'those who may not know (bảng kiểm điều kiện).',
  })
  checkList(
    @Root() facility: FacilityNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' })
    on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return checkListOn(ctx, facility, on ?? ctx.today)
  }

  @Mutation(() => AnswerCheckListPayload, {
    description:
      'Answers criteria of the check-list for the caller’s own facility (trả lời bảng kiểm). By its head. Errors: FORBIDDEN for ' +
      'everybody else, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  answerCheckList(
    @Arg('input', () => AnswerCheckListInput, { description: 'The answers, and of which day.' }) input: AnswerCheckListInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return answerCheckList(ctx, input)
  }
}
