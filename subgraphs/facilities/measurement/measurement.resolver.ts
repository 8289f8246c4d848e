import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { lastMeasurementsOf, seriesOf } from './measurement.service.js'
import { LastMeasurement, MeasuredPoint, MeasureEnum } from './measurement.type.js'

@Resolver(() => Resident)
export class ResidentMeasurementResolver {
  @FieldResolver(() => [LastMeasurement], {
    nullable: true,
    description: 'The newest value of each measure, from checks and vital signs: beside the form (chỉ số gần nhất). At most 18.',
  })
  lastMeasurements(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return lastMeasurementsOf(ctx, resident.key)
  }

  @FieldResolver(() => [MeasuredPoint], {
    nullable: true,
    description:
      'Values of one measure from checks and vital signs, oldest first, each with its band (diễn biến chỉ số). At most 500: the newest ' +
      'of the days asked for.',
  })
  measurementSeries(
    @Root() resident: ResidentNode,
    @Arg('measure', () => MeasureEnum, { description: 'Which (chỉ số).' }) measure: Measure,
    @Arg('from', () => LocalDateScalar, { description: 'First day (từ ngày).' }) from: string,
    @Arg('to', () => LocalDateScalar, { description: 'Last day, included (đến ngày).' }) to: string,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return seriesOf(ctx, resident, { measure, from, to })
  }
}
