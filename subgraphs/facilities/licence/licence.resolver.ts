import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { endLicence, healthFacilityCodeOn, licenceHistory, licencesOn, recordLicence, suspendLicence } from './licence.service.js'
import {
  EndLicenceInput,
  EndLicencePayload,
  FacilityLicence,
  RecordLicenceInput,
  RecordLicencePayload,
  SuspendLicenceInput,
  SuspendLicencePayload,
} from './licence.type.js'

const on = { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }
const what = { description: 'Which, since when, why.' }
const errors = 'Errors: FORBIDDEN unless the caller answers for the province, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Facility)
export class FacilityLicenceResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its 5-digit health-facility code on a day when it is licensed to examine and treat (mã cơ sở KCB); without it, it cannot sign a transfer.',
  })
  healthFacilityCode(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext, @Arg('on', () => LocalDateScalar, on) day?: string | null) {
    return healthFacilityCodeOn(ctx, facility, day ?? ctx.today)
  }

  @FieldResolver(() => [FacilityLicence], { description: 'Licences that hold on a day, suspended ones too (giấy phép). At most one of each kind.' })
  licences(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext, @Arg('on', () => LocalDateScalar, on) day?: string | null) {
    return licencesOn(ctx, facility, day ?? ctx.today)
  }

  @FieldResolver(() => [FacilityLicence], { description: 'All licences there were, corrected rows too, newest first (lịch sử giấy phép). At most 50.' })
  licenceHistory(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return licenceHistory(ctx, facility)
  }

  @Mutation(() => RecordLicencePayload, { description: `Writes down a licence that a facility was given (cấp giấy phép). ${errors}` })
  recordLicence(@Arg('input', () => RecordLicenceInput, what) input: RecordLicenceInput, @Ctx() ctx: FacilitiesContext) {
    return recordLicence(ctx, input)
  }

  @Mutation(() => SuspendLicencePayload, { description: `Suspends a licence for some time (đình chỉ). ${errors}` })
  suspendLicence(@Arg('input', () => SuspendLicenceInput, what) input: SuspendLicenceInput, @Ctx() ctx: FacilitiesContext) {
    return suspendLicence(ctx, input)
  }

  @Mutation(() => EndLicencePayload, { description: `Ends a licence before its day (thu hồi, trả lại). ${errors}` })
  endLicence(@Arg('input', () => EndLicenceInput, what) input: EndLicenceInput, @Ctx() ctx: FacilitiesContext) {
    return endLicence(ctx, input)
  }
}
