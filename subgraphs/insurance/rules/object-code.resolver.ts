import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import { InsuranceObjectCode } from './object-code.type.js'

@Resolver(() => InsuranceObjectCode)
export class ObjectCodeResolver {
  @Query(() => [InsuranceObjectCode], {
    description: 'Object codes that hold on a day, by code (danh mục mã đối tượng BHYT). A closed list, at most 100.',
  })
  objectCodes(
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day asked about; today in Viet Nam when absent (ngày).',
    })
    on: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return ctx.book.objectCodesOn(on ?? ctx.today)
  }
}
