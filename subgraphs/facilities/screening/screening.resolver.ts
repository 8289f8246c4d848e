import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toAlert } from '../alert/alert.loaders.js'
import { Alert } from '../alert/alert.type.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { correctScreening, recordScreening } from './record-screening.service.js'
import { correctionsOf, type ScreeningNode, screeningsOf } from './screening.service.js'
import {
  CorrectScreeningInput,
  CorrectScreeningPayload,
  RecordScreeningInput,
  RecordScreeningPayload,
  Screening,
  ScreeningConnection,
  ScreeningCorrection,
} from './screening.type.js'

@Resolver(() => Screening)
export class ScreeningResolver {
  @FieldResolver(() => [Alert], { description: 'What it raised first: the same finding of a day is told once (cảnh báo). At most a handful.' })
  async alerts(@Root() screening: ScreeningNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.alertsOfScreening.load(screening.key)).map(toAlert)
  }

  @FieldResolver(() => [ScreeningCorrection], { description: 'What was corrected, newest first (các lần đính chính). At most 50.' })
  corrections(@Root() screening: ScreeningNode, @Ctx() ctx: FacilitiesContext) {
    return correctionsOf(ctx, screening)
  }

  @Mutation(() => RecordScreeningPayload, {
    description:
      'Writes down a screening of a resident of the caller’s own facility (ghi kết quả sàng lọc); the hub computes score and band, and raises ' +
      'an alert where they say so. Every item is to be answered. Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it ' +
      'must be sent again with the same key.',
  })
  recordScreening(
    @Arg('input', () => RecordScreeningInput, { description: 'Whose, by which instrument, the answers.' }) input: RecordScreeningInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordScreening(ctx, input)
  }

  @Mutation(() => CorrectScreeningPayload, {
    description:
      'Corrects a screening and scores it anew by the version that was used: what stood before is kept, with the reason (đính chính lần sàng ' +
      'lọc). Alerts of before stay as they are; those of the new answers are raised beside them. Errors: FORBIDDEN for a role that may only look.',
  })
  correctScreening(
    @Arg('input', () => CorrectScreeningInput, { description: 'Which, why, and the whole form again.' }) input: CorrectScreeningInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctScreening(ctx, input)
  }
}

@Resolver(() => Resident)
export class ResidentScreeningResolver {
  @FieldResolver(() => ScreeningConnection, { nullable: true, description: 'Screenings with their scores, newest first (các lần sàng lọc).' })
  screenings(@Root() resident: ResidentNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return screeningsOf(ctx, resident, args)
  }
}
