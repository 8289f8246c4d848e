import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { correctResident } from './resident-correction.service.js'
import { CorrectResidentInput, CorrectResidentPayload, RecordCorrection } from './resident-correction.type.js'

@Resolver(() => Resident)
export class ResidentCorrectionResolver {
  @FieldResolver(() => [RecordCorrection], {
    description: 'Corrections of name, birth date and sex, newest first, with what stood before (các lần đính chính). At most 50.',
  })
  corrections(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.correctionsOfResident.load(resident.key)
  }

  @Mutation(() => CorrectResidentPayload, {
    description:
      'Puts name, birth date or sex of a resident of the caller’s own facility right (đính chính). What stood before is kept. ' +
      'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  correctResident(
    @Arg('input', () => CorrectResidentInput, { description: 'Who, what is right, and why.' }) input: CorrectResidentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctResident(ctx, input)
  }
}
