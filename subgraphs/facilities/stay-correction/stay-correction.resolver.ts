import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { toFacility } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import type { StayNode } from '../stay/stay.loaders.js'
import { Stay } from '../stay/stay.type.js'
import type { StayCorrectionRow } from './stay-correction.loaders.js'
import { correctionsOf, correctStay } from './stay-correction.service.js'
import { CorrectStayInput, CorrectStayPayload, StayCorrection } from './stay-correction.type.js'

@Resolver(() => StayCorrection)
export class StayCorrectionResolver {
  @Mutation(() => CorrectStayPayload, {
    description:
      'Corrects a stay of the caller’s own facility, also one that has ended or was ended by mistake; what it said is kept ' +
      '(đính chính đợt ở). Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with ' +
      'the same key.',
  })
  correctStay(
    @Arg('input', () => CorrectStayInput, { description: 'Which stay, what it shall say, why.' }) input: CorrectStayInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctStay(ctx, input)
  }

  @FieldResolver(() => Facility, { nullable: true, description: 'Where it was said to be; null where the caller may not be told of the place (cơ sở).' })
  facility(@Root() { facility }: StayCorrectionRow) {
    return facility && toFacility(facility)
  }
}

@Resolver(() => Stay)
export class CorrectedStayResolver {
  @FieldResolver(() => [StayCorrection], { description: 'What it said before each correction, newest first (các lần đính chính). At most 50.' })
  corrections(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    return correctionsOf(ctx, stay)
  }
}
