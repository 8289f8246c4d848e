import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { ClinicalChange, historyField } from '../clinical-change/clinical-change.type.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { toMedicine } from './medicine.loaders.js'
import { correctMedicine, recordMedicine, stopMedicine } from './medicine.service.js'
import {
  CorrectMedicineInput,
  CorrectMedicinePayload,
  Medicine,
  RecordMedicineInput,
  RecordMedicinePayload,
  StopMedicineInput,
  StopMedicinePayload,
} from './medicine.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Medicine)
export class MedicineResolver {
  @FieldResolver(() => [ClinicalChange], historyField)
  history(@Root() { key }: Medicine, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.clinicalChangesOf.load(key)
  }
}

@Resolver(() => Resident)
export class ResidentMedicineResolver {
  @FieldResolver(() => [Medicine], {
    nullable: true,
    description:
      'Medicines in force on a day, newest first (thuốc đang dùng). At most 100. Those that tell of HIV are there only for nurse, ' +
      'clinician and head of the person’s own facility and for the person (Luật 71/2020 Đ30).',
  })
  async medicines(
    @Root() resident: ResidentNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day; left out, today (vào ngày).' }) on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return (await ctx.load.medicinesOfResident(on ?? ctx.today).load(resident.key)).map(toMedicine)
  }

  @FieldResolver(() => [Medicine], {
    nullable: true,
    description: 'All that was ever written down, newest first, with what was stopped or entered in error (lịch sử dùng thuốc). At most 100.',
  })
  async medicineHistory(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.medicineHistoryOfResident.load(resident.key)).map(toMedicine)
  }

  @Mutation(() => RecordMedicinePayload, {
    description:
      'Writes down a medicine that a resident of the caller’s own facility takes or took (ghi thuốc). One that the person is known ' +
      `not to bear is written down, with the warning ALLERGY_KNOWN. ${errors}`,
  })
  recordMedicine(@Arg('input', () => RecordMedicineInput, { description: 'Whose, which, how it is taken.' }) input: RecordMedicineInput, @Ctx() ctx: FacilitiesContext) {
    return recordMedicine(ctx, input)
  }

  @Mutation(() => StopMedicinePayload, {
    description: `Says that a medicine was stopped (ngừng thuốc); it stays in the history. ${errors}`,
  })
  stopMedicine(@Arg('input', () => StopMedicineInput, { description: 'Which, since when, why.' }) input: StopMedicineInput, @Ctx() ctx: FacilitiesContext) {
    return stopMedicine(ctx, input)
  }

  @Mutation(() => CorrectMedicinePayload, {
    description: `Puts a medicine right, or marks it as entered in error (đính chính thuốc). What stood before is kept. ${errors}`,
  })
  correctMedicine(@Arg('input', () => CorrectMedicineInput, { description: 'Which, what is right, why.' }) input: CorrectMedicineInput, @Ctx() ctx: FacilitiesContext) {
    return correctMedicine(ctx, input)
  }
}
