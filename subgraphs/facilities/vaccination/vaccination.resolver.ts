import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { ClinicalChange, historyField } from '../clinical-change/clinical-change.type.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { toVaccination } from './vaccination.loaders.js'
import { nextDoseDueOn } from './vaccination.rules.js'
import { correctVaccination, recordVaccination } from './vaccination.service.js'
import {
  CorrectVaccinationInput,
  CorrectVaccinationPayload,
  RecordVaccinationInput,
  RecordVaccinationPayload,
  Vaccination,
} from './vaccination.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Vaccination)
export class VaccinationResolver {
  @FieldResolver(() => [ClinicalChange], historyField)
  history(@Root() { key }: Vaccination, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.clinicalChangesOf.load(key)
  }
}

@Resolver(() => Resident)
export class ResidentVaccinationResolver {
  @FieldResolver(() => [Vaccination], { nullable: true, description: 'Doses of vaccines that the person was given, newest first (tiêm chủng). At most 100.' })
  async vaccinations(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.vaccinationsOfResident.load(resident.key)).map(toVaccination)
  }

  @FieldResolver(() => [Vaccination], {
    nullable: true,
    description: 'The same with what was entered in error (kể cả mục ghi nhầm). At most 100.',
  })
  async vaccinationHistory(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.vaccinationHistoryOfResident.load(resident.key)).map(toVaccination)
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'When the next dose of any vaccine is due, perhaps in the past; null when none is (hẹn tiêm gần nhất).',
  })
  async nextVaccinationDueOn(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return nextDoseDueOn(await ctx.load.vaccinationsOfResident.load(resident.key))
  }

  @Mutation(() => RecordVaccinationPayload, {
    description: `Writes down a dose of a vaccine that a resident of the caller’s own facility was given (ghi mũi tiêm). ${errors}`,
  })
  recordVaccination(
    @Arg('input', () => RecordVaccinationInput, { description: 'Whose, which vaccine, given when.' }) input: RecordVaccinationInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordVaccination(ctx, input)
  }

  @Mutation(() => CorrectVaccinationPayload, {
    description: `Puts a dose right, or marks it as entered in error (đính chính mũi tiêm). What stood before is kept. ${errors}`,
  })
  correctVaccination(
    @Arg('input', () => CorrectVaccinationInput, { description: 'Which, what is right, why.' }) input: CorrectVaccinationInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctVaccination(ctx, input)
  }
}
