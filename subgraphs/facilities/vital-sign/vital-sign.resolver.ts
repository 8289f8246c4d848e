import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import type { FacilitiesContext } from '../context.js'
import { MeasureEnum } from '../measurement/measurement.type.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { recordVitalSigns, vitalSignsOf } from './vital-sign.service.js'
import { RecordVitalSignsInput, RecordVitalSignsPayload, VitalSignConnection } from './vital-sign.type.js'

@ArgsType()
class VitalSignListArgs extends ConnectionArgs {
  @Field(() => MeasureEnum, { nullable: true, description: 'Only of this measure (chỉ số).' })
  measure?: Measure | null
}

@Resolver(() => Resident)
export class VitalSignResolver {
  @FieldResolver(() => VitalSignConnection, { nullable: true, description: 'Values measured between the checks, newest first (dấu hiệu sinh tồn).' })
  vitalSigns(@Root() resident: ResidentNode, @Args(() => VitalSignListArgs) args: VitalSignListArgs, @Ctx() ctx: FacilitiesContext) {
    return vitalSignsOf(ctx, resident, args)
  }

  @Mutation(() => RecordVitalSignsPayload, {
    description:
      'Writes down a reading of a resident of the caller’s own facility (ghi dấu hiệu sinh tồn), and raises alerts for what is ' +
      'beyond its marks: the same finding of a day once. Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN ' +
      'when it must be sent again with the same key.',
  })
  recordVitalSigns(
    @Arg('input', () => RecordVitalSignsInput, { description: 'Whose, when, the numbers.' }) input: RecordVitalSignsInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordVitalSigns(ctx, input)
  }
}
