import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { endRehabilitation, recordRehabilitation, rehabilitationHistory, rehabilitationOn } from './rehabilitation.service.js'
import {
  EndRehabilitationInput,
  EndRehabilitationPayload,
  RecordRehabilitationInput,
  RecordRehabilitationPayload,
  RehabilitationOffer,
} from './rehabilitation.type.js'

const errors = 'Errors: FORBIDDEN unless the caller heads the facility, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Facility)
export class FacilityRehabilitationResolver {
  @FieldResolver(() => [RehabilitationOffer], { description: 'The kinds of rehabilitation it offers on a day (phục hồi chức năng). At most one of each kind.' })
  rehabilitationModalities(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
  ) {
    return rehabilitationOn(ctx, facility, on ?? ctx.today)
  }

  @FieldResolver(() => [RehabilitationOffer], { description: 'All there were, corrected rows too, newest first (lịch sử). At most 50.' })
  rehabilitationHistory(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return rehabilitationHistory(ctx, facility)
  }

  @Mutation(() => RecordRehabilitationPayload, { description: `Writes down a kind of rehabilitation that a facility offers. ${errors}` })
  recordRehabilitation(
    @Arg('input', () => RecordRehabilitationInput, { description: 'Which, since when.' }) input: RecordRehabilitationInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordRehabilitation(ctx, input)
  }

  @Mutation(() => EndRehabilitationPayload, { description: `Ends an offer of rehabilitation. ${errors}` })
  endRehabilitation(
    @Arg('input', () => EndRehabilitationInput, { description: 'Which, when, why.' }) input: EndRehabilitationInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endRehabilitation(ctx, input)
  }
}
