import { Arg, Args, ArgsType, Ctx, Field, Mutation, Query, Resolver } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import type { FacilitiesContext } from '../context.js'
import { MeasureEnum } from '../measurement/measurement.type.js'
import { endThreshold, listThresholds, recordThreshold } from './threshold.service.js'
import { EndThresholdInput, EndThresholdPayload, RecordThresholdInput, RecordThresholdPayload, ThresholdConnection } from './threshold.type.js'

@ArgsType()
class ThresholdListArgs extends ConnectionArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'Only those in force on this day (có hiệu lực ngày).' })
  on?: string | null

  @Field(() => MeasureEnum, { nullable: true, description: 'Only of this measure (chỉ số).' })
  measure?: Measure | null

  @Field(() => String, { nullable: true, description: 'Only those of the country and of the province of today with this code (mã tỉnh).' })
  provinceCode?: string | null
}

@Resolver()
export class ThresholdResolver {
  @Query(() => ThresholdConnection, { description: 'The marks for alerts, by measure: a public register (danh mục ngưỡng).' })
  thresholds(@Args(() => ThresholdListArgs) args: ThresholdListArgs, @Ctx() ctx: FacilitiesContext) {
    return listThresholds(ctx, args)
  }

  @Mutation(() => RecordThresholdPayload, {
    description:
      'Adds marks for the facilities of the caller’s own province (thêm ngưỡng của tỉnh). Beside those of the country the most ' +
      'pressing finding counts. Errors: FORBIDDEN unless the caller coordinates the province or is its programme officer.',
  })
  recordThreshold(
    @Arg('input', () => RecordThresholdInput, { description: 'The marks, and the paper that says so.' }) input: RecordThresholdInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordThreshold(ctx, input)
  }

  @Mutation(() => EndThresholdPayload, {
    description:
      'Ends marks that the caller’s own province added (ngừng áp dụng ngưỡng); what they raised stays. Errors: FORBIDDEN for those of ' +
      'the country and of others.',
  })
  endThreshold(
    @Arg('input', () => EndThresholdInput, { description: 'Which, from when, why.' }) input: EndThresholdInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endThreshold(ctx, input)
  }
}
