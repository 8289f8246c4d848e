import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import { ClinicalChange, historyField } from '../clinical-change/clinical-change.type.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { toAllergy } from './allergy.loaders.js'
import { correctAllergy, recordAllergy, recordNoKnownAllergies, refuteAllergy } from './allergy.service.js'
import {
  Allergy,
  CorrectAllergyInput,
  CorrectAllergyPayload,
  RecordAllergyInput,
  RecordAllergyPayload,
  RecordNoKnownAllergiesInput,
  RecordNoKnownAllergiesPayload,
  RefuteAllergyInput,
  RefuteAllergyPayload,
} from './allergy.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Allergy)
export class AllergyResolver {
  @FieldResolver(() => [ClinicalChange], historyField)
  history(@Root() { key }: Allergy, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.clinicalChangesOf.load(key)
  }
}

@Resolver(() => Resident)
export class ResidentAllergyResolver {
  @FieldResolver(() => [Allergy], {
    nullable: true,
    description: 'What the person does not bear, newest first (dị ứng). At most 100. Empty is not "none": see noKnownAllergiesSaidOn.',
  })
  async allergies(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.allergiesOfResident.load(resident.key)).map(toAllergy)
  }

  @FieldResolver(() => [Allergy], {
    nullable: true,
    description: 'The same with what was refuted or entered in error (kể cả mục đã bác bỏ, ghi nhầm). At most 100.',
  })
  async allergyHistory(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.allergyHistoryOfResident.load(resident.key)).map(toAllergy)
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which it was said that there are no allergies; null when never, or when one was recorded since (ngày xác nhận chưa có dị ứng).',
  })
  async noKnownAllergiesSaidOn(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.noKnownAllergiesOf.load(resident.key))?.saidOn ?? null
  }

  @Mutation(() => RecordAllergyPayload, {
    description:
      'Writes down what a resident of the caller’s own facility does not bear (ghi dị ứng); that there are no known allergies ' +
      `holds no more. A medicine of that name that the person takes is a warning. ${errors}`,
  })
  recordAllergy(@Arg('input', () => RecordAllergyInput, { description: 'Whose, which substance, what it does.' }) input: RecordAllergyInput, @Ctx() ctx: FacilitiesContext) {
    return recordAllergy(ctx, input)
  }

  @Mutation(() => CorrectAllergyPayload, {
    description: `Puts an allergy right, or marks it as entered in error (đính chính dị ứng). What stood before is kept. ${errors}`,
  })
  correctAllergy(@Arg('input', () => CorrectAllergyInput, { description: 'Which, what is right, why.' }) input: CorrectAllergyInput, @Ctx() ctx: FacilitiesContext) {
    return correctAllergy(ctx, input)
  }

  @Mutation(() => RefuteAllergyPayload, {
    description: `Says that an allergy was found to be none (bác bỏ dị ứng); it stays in the history. ${errors}`,
  })
  refuteAllergy(@Arg('input', () => RefuteAllergyInput, { description: 'Which, found when, how.' }) input: RefuteAllergyInput, @Ctx() ctx: FacilitiesContext) {
    return refuteAllergy(ctx, input)
  }

  @Mutation(() => RecordNoKnownAllergiesPayload, {
    description: `Writes down that a resident of the caller’s own facility was asked and has no known allergies (chưa ghi nhận dị ứng). ${errors}`,
  })
  recordNoKnownAllergies(
    @Arg('input', () => RecordNoKnownAllergiesInput, { description: 'Whose, said when.' }) input: RecordNoKnownAllergiesInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordNoKnownAllergies(ctx, input)
  }
}
