import { Arg, Args, ArgsType, Ctx, Field, Mutation, Query, Resolver } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import { listInstruments } from './screening-instrument.service.js'
import { ScreeningInstrumentConnection, SwitchInstrumentInput, SwitchInstrumentPayload } from './screening-instrument.type.js'
import { switchInstrument } from './switch-instrument.service.js'

@ArgsType()
class InstrumentListArgs extends ConnectionArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'As of this day; without it, today (vào ngày).' })
  on?: string | null
}

@Resolver()
export class ScreeningInstrumentResolver {
  @Query(() => ScreeningInstrumentConnection, {
    description: 'The screening instruments in force on a day, by code: a public register (danh mục bộ công cụ sàng lọc). MoCA and MMSE are not there: their owners forbid it.',
  })
  screeningInstruments(@Args(() => InstrumentListArgs) args: InstrumentListArgs, @Ctx() ctx: FacilitiesContext) {
    return listInstruments(ctx, args)
  }

  @Mutation(() => SwitchInstrumentPayload, {
    description:
      'Switches an instrument on or off for the homes of the caller’s own province from a day on, by the right that the province says it has ' +
      '(áp dụng bộ công cụ sàng lọc). Errors: FORBIDDEN unless the caller is its programme officer.',
  })
  switchInstrument(
    @Arg('input', () => SwitchInstrumentInput, { description: 'Which, from when, by which right.' }) input: SwitchInstrumentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return switchInstrument(ctx, input)
  }
}
