import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import { Resident } from '../resident/resident.type.js'
import { acknowledgeRequest, answerRequest } from './answer-request.service.js'
import type { RequestNode } from './person-request.loaders.js'
import type { RequestStatus } from './person-request.rules.js'
import { ask, findRequest, listRequests, requestsOf } from './person-request.service.js'
import {
  AcknowledgeRequestInput, AnswerRequestInput, PersonRequest, PersonRequestConnection, PersonRequestStep, RequestCorrectionInput, RequestLimitInput,
  RequestMyDataInput, RequestPayload, RequestStatusEnum,
} from './person-request.type.js'

@ArgsType()
class RequestListArgs extends ConnectionArgs {
  @Field(() => RequestStatusEnum, { nullable: true, description: 'Only those that stand there; without it, those that are open (trạng thái).' })
  status?: RequestStatus | null

  @Field(() => Boolean, { nullable: true, description: 'Only those that are late, or only those that are not (quá hạn).' })
  overdue?: boolean | null
}

const errors = 'Errors: FORBIDDEN for a role that may not, OUTCOME_UNKNOWN when it must be sent again with the same key.'
const whose = { description: 'About whose data, what.' }

@Resolver(() => Resident)
export class ResidentRequestResolver {
  @FieldResolver(() => [PersonRequest], {
    nullable: true,
    description: 'What the person or guardian asked about the data, newest first (yêu cầu của chủ thể dữ liệu). At most 50. Not for every role.',
  })
  dataRequests(@Root() { key }: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return requestsOf(ctx, key)
  }
}

@Resolver(() => PersonRequest)
export class PersonRequestResolver {
  @Query(() => PersonRequestConnection, {
    nullable: true,
    description: 'Requests of the residents the caller answers to, what is due first in front (danh sách yêu cầu của chủ thể dữ liệu).',
  })
  personRequests(@Args(() => RequestListArgs) args: RequestListArgs, @Ctx() ctx: FacilitiesContext) {
    return listRequests(ctx, args)
  }

  @Query(() => PersonRequest, { nullable: true, description: 'One request; null when there is none or the caller may not see it.' })
  personRequest(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findRequest(ctx, id)
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Whose data it is about (người được chăm sóc).' })
  resident(@Root() { personKey }: RequestNode, @Ctx() ctx: FacilitiesContext) {
    return findResident(ctx, toGlobalId('Resident', personKey))
  }

  @FieldResolver(() => [PersonRequestStep], { description: 'What happened to it, oldest first (diễn biến). At most five.' })
  steps(@Root() { key }: RequestNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.stepsOfRequest.load(key)
  }
}

@Resolver(() => PersonRequest)
export class PersonRequestChangeResolver {
  @Mutation(() => RequestPayload, {
    description: `Asks to be given the data that is kept (yêu cầu cung cấp dữ liệu): by the person, the guardian, or the home for who came. ${errors}`,
  })
  requestMyData(@Arg('input', () => RequestMyDataInput, whose) input: RequestMyDataInput, @Ctx() ctx: FacilitiesContext) {
    return ask(ctx, 'requestMyData', 'MY_DATA', input)
  }

  @Mutation(() => RequestPayload, { description: `Asks that something be corrected (yêu cầu chỉnh sửa dữ liệu). ${errors}` })
  requestCorrection(@Arg('input', () => RequestCorrectionInput, whose) input: RequestCorrectionInput, @Ctx() ctx: FacilitiesContext) {
    return ask(ctx, 'requestCorrection', 'CORRECTION', input)
  }

  @Mutation(() => RequestPayload, { description: `Asks that data be used less (yêu cầu hạn chế xử lý dữ liệu). ${errors}` })
  requestRestriction(@Arg('input', () => RequestLimitInput, whose) input: RequestLimitInput, @Ctx() ctx: FacilitiesContext) {
    return ask(ctx, 'requestRestriction', 'RESTRICT', input)
  }

  @Mutation(() => RequestPayload, { description: `Asks that data be erased (yêu cầu xoá dữ liệu). What the law orders to keep is answered so. ${errors}` })
  requestErasure(@Arg('input', () => RequestLimitInput, whose) input: RequestLimitInput, @Ctx() ctx: FacilitiesContext) {
    return ask(ctx, 'requestErasure', 'ERASE', input)
  }

  @Mutation(() => RequestPayload, { description: `Tells the person that a request has come, by the nurse or head of the home (phản hồi tiếp nhận). ${errors}` })
  acknowledgeRequest(@Arg('input', () => AcknowledgeRequestInput, { description: 'Which.' }) input: AcknowledgeRequestInput, @Ctx() ctx: FacilitiesContext) {
    return acknowledgeRequest(ctx, input)
  }

  @Mutation(() => RequestPayload, { description: `Answers a request, by the head of the home; the hub itself changes and erases nothing by it (trả lời yêu cầu). ${errors}` })
  answerRequest(@Arg('input', () => AnswerRequestInput, { description: 'Which, how, in which words.' }) input: AnswerRequestInput, @Ctx() ctx: FacilitiesContext) {
    return answerRequest(ctx, input)
  }
}
