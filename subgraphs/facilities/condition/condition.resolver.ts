import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { ClinicalChange, historyField } from '../clinical-change/clinical-change.type.js'
import { toHealthCheck } from '../health-check/health-check.loaders.js'
import { HealthCheck } from '../health-check/health-check.type.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { type ConditionNode, toCondition } from './condition.loaders.js'
import { changeConditionStatus, correctCondition, recordCondition } from './condition.service.js'
import {
  ChangeConditionStatusInput,
  ChangeConditionStatusPayload,
  Condition,
  CorrectConditionInput,
  CorrectConditionPayload,
  RecordConditionInput,
  RecordConditionPayload,
} from './condition.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Condition)
export class ConditionResolver {
  @FieldResolver(() => HealthCheck, { nullable: true, description: 'The check at which it was found; null when at none (lần khám).' })
  async healthCheck(@Root() { healthCheckId }: ConditionNode, @Ctx() ctx: FacilitiesContext) {
    const row = healthCheckId ? await ctx.load.checkById.load(healthCheckId) : undefined
    return row ? toHealthCheck(row) : null
  }

  @FieldResolver(() => [ClinicalChange], historyField)
  history(@Root() { key }: ConditionNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.clinicalChangesOf.load(key)
  }
}

@Resolver(() => Resident)
export class ResidentConditionResolver {
  @FieldResolver(() => [Condition], {
    nullable: true,
    description:
      'Diseases that the person has or had, the newest first (bệnh đang và đã mắc). At most 100. What tells of HIV is there only for ' +
      'nurse, clinician and head of the person’s own facility and for the person (Luật 71/2020 Đ30).',
  })
  async conditions(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.conditionsOfResident.load(resident.key)).map(toCondition)
  }

  @FieldResolver(() => [Condition], {
    nullable: true,
    description: 'The same with what was entered in error (kể cả mục ghi nhầm). At most 100.',
  })
  async conditionHistory(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.conditionHistoryOfResident.load(resident.key)).map(toCondition)
  }

  @Mutation(() => RecordConditionPayload, {
    description: `Writes down a disease of a resident of the caller’s own facility (ghi bệnh). ${errors}`,
  })
  recordCondition(@Arg('input', () => RecordConditionInput, { description: 'Whose, which, known from where.' }) input: RecordConditionInput, @Ctx() ctx: FacilitiesContext) {
    return recordCondition(ctx, input)
  }

  @Mutation(() => ChangeConditionStatusPayload, {
    description: `Says that a condition eased, was cured or came back (đổi tình trạng bệnh). What it was before is kept. ${errors}`,
  })
  changeConditionStatus(
    @Arg('input', () => ChangeConditionStatusInput, { description: 'Which, how it stands, since when, why.' }) input: ChangeConditionStatusInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return changeConditionStatus(ctx, input)
  }

  @Mutation(() => CorrectConditionPayload, {
    description: `Puts a condition right, or marks it as entered in error (đính chính bệnh). What stood before is kept. ${errors}`,
  })
  correctCondition(@Arg('input', () => CorrectConditionInput, { description: 'Which, what is right, why.' }) input: CorrectConditionInput, @Ctx() ctx: FacilitiesContext) {
    return correctCondition(ctx, input)
  }
}
