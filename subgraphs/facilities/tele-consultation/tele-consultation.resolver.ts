import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import { findAlert } from '../alert/alert.service.js'
import { Alert } from '../alert/alert.type.js'
import { underSeal } from '../../../kit/context.js'
import type { FacilitiesContext } from '../context.js'
import { toHealthCheck } from '../health-check/health-check.loaders.js'
import { HealthCheck } from '../health-check/health-check.type.js'
import { HealthFacility } from '../health-facility/health-facility.type.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import { Resident } from '../resident/resident.type.js'
import { moveTeleConsultation, requestTeleConsultation } from './tele-consultation-change.service.js'
import type { ConsultationNode } from './tele-consultation.loaders.js'
import type { ConsultationStatus } from './tele-consultation.rules.js'
import { consultationsOf, listConsultations } from './tele-consultation.service.js'
import {
  ConsultationStatusEnum, MoveTeleConsultationInput, MoveTeleConsultationPayload, RequestTeleConsultationInput, RequestTeleConsultationPayload, TeleConsultation,
  TeleConsultationConnection, TeleConsultationStep,
} from './tele-consultation.type.js'

@ArgsType()
class ConsultationListArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Only about the residents of this facility (cơ sở).' })
  facility?: string | null

  @Field(() => ConsultationStatusEnum, { nullable: true, description: 'Only those that stand there (trạng thái).' })
  status?: ConsultationStatus | null
}

const errors = 'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => TeleConsultation)
export class TeleConsultationResolver {
  @Query(() => TeleConsultationConnection, {
    nullable: true,
    description: 'Consultations about the residents the caller may see, those that are wanted first in front (danh sách tư vấn từ xa).',
  })
  teleConsultations(@Args(() => ConsultationListArgs) args: ConsultationListArgs, @Ctx() ctx: FacilitiesContext) {
    return listConsultations(ctx, args)
  }

  @FieldResolver(() => HealthFacility, { nullable: true, description: 'The health facility that is asked; null when the register has no such code (cơ sở KCB).' })
  healthFacility(@Root() { healthFacilityCode: code }: ConsultationNode) {
    return { code }
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Whom it is about (người được chăm sóc).' })
  resident(@Root() { residentId }: ConsultationNode, @Ctx() ctx: FacilitiesContext) {
    return findResident(ctx, toGlobalId('Resident', residentId))
  }

  @FieldResolver(() => Alert, { nullable: true, description: 'The alert that it is about (cảnh báo).' })
  alert(@Root() { alertId }: ConsultationNode, @Ctx() ctx: FacilitiesContext) {
    return alertId === null ? null : findAlert(ctx, toGlobalId('Alert', alertId))
  }

  @FieldResolver(() => HealthCheck, { nullable: true, description: 'The health check that it is about (lần khám).' })
  async healthCheck(@Root() { checkId }: ConsultationNode, @Ctx() ctx: FacilitiesContext) {
    const row = checkId === null ? undefined : await ctx.load.checkById.load(checkId)
    // A list of questions leads here too, and notes its look before it is known what of it is read.
    if (row?.underSeal) ctx.noteRead(row.residentId, underSeal)
    return row ? toHealthCheck(row) : null
  }

  @FieldResolver(() => [TeleConsultationStep], { description: 'What became of it, oldest first (diễn biến). The newest 50.' })
  steps(@Root() { key }: ConsultationNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.stepsOfConsultation.load(key)
  }

  @Mutation(() => RequestTeleConsultationPayload, {
    description: `Asks a health facility about a resident of the caller’s own facility (yêu cầu hội chẩn, tư vấn từ xa). ${errors}`,
  })
  requestTeleConsultation(
    @Arg('input', () => RequestTeleConsultationInput, { description: 'About whom, whom to ask, what.' }) input: RequestTeleConsultationInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return requestTeleConsultation(ctx, input)
  }

  @Mutation(() => MoveTeleConsultationPayload, {
    description: `Writes down what the health facility answered, or that the home asks no more (cập nhật tư vấn từ xa). ${errors}`,
  })
  moveTeleConsultation(
    @Arg('input', () => MoveTeleConsultationInput, { description: 'Which, what became of it.' }) input: MoveTeleConsultationInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return moveTeleConsultation(ctx, input)
  }
}

@Resolver(() => Resident)
export class ResidentTeleConsultationResolver {
  @FieldResolver(() => [TeleConsultation], {
    nullable: true,
    description: 'Questions to health facilities about the person, newest first (tư vấn từ xa). At most 50. Not for every role.',
  })
  teleConsultations(@Root() { key }: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return consultationsOf(ctx, key)
  }
}
