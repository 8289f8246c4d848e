import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import type { AuthorityLevel as Level } from './authority.rules.js'
import { managingAuthorities, managingAuthorityOn, recordManagingAuthority } from './authority.service.js'
import { AuthorityLevel, ManagingAuthority, RecordManagingAuthorityInput, RecordManagingAuthorityPayload } from './authority.type.js'

@Resolver(() => Facility)
export class FacilityAuthorityResolver {
  @FieldResolver(() => ManagingAuthority, {
    nullable: true,
    description: 'Who answers for it on a day (cơ quan quản lý); null on days before it was registered.',
  })
  managingAuthority(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
    @Arg('level', () => AuthorityLevel, { nullable: true, description: 'In the province when absent (cấp).' }) level?: Level | null,
  ) {
    return managingAuthorityOn(ctx, facility, level ?? 'PROVINCE', on ?? ctx.today)
  }

  @FieldResolver(() => [ManagingAuthority], {
    description: 'All that answered for it, oldest first, and after them the rows that were wrong (lịch sử cơ quan quản lý). At most 50.',
  })
  managingAuthorities(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return managingAuthorities(ctx, facility)
  }

  @Mutation(() => RecordManagingAuthorityPayload, {
    description:
      'Writes down who answers for a facility where it is not who the law names (ghi cơ quan quản lý). One without a last day ends when ' +
      'the next begins. Errors: FORBIDDEN unless the caller answers for the province, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordManagingAuthority(
    @Arg('input', () => RecordManagingAuthorityInput, { description: 'Which, since when, by which decision.' }) input: RecordManagingAuthorityInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordManagingAuthority(ctx, input)
  }
}
