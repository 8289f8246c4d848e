import { Arg, Args, ArgsType, Ctx, Directive, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import type { ReferralsContext } from '../context.js'
import { Alert } from '../alert/alert.type.js'
import { Facility } from '../facility/facility.type.js'
import { toHealthFacility } from '../health-facility/health-facility.loaders.js'
import { getHealthFacility } from '../health-facility/health-facility.service.js'
import { HealthFacility } from '../health-facility/health-facility.type.js'
import { Resident } from '../resident/resident.type.js'
import type { ReferralStatus } from './referral.rules.js'
import { coverageFactsOf, findReferral, listReferrals, type ReferralNode } from './referral.service.js'
import { toldCodes, toldText } from './told.rules.js'
import { CoverageFacts, Referral, ReferralConnection, ReferralStatusEnum } from './referral.type.js'

@ArgsType()
class ReferralListArgs extends ConnectionArgs {
  @Field(() => [ReferralStatusEnum], { nullable: true, description: 'Only those that stand here (trạng thái).' })
  status?: ReferralStatus[] | null
}

@Resolver(() => Referral)
export class ReferralResolver {
  @Query(() => Referral, {
    nullable: true,
    description: 'One referral; null when there is none or the caller may not see it.',
  })
  referral(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: ReferralsContext) {
    return findReferral(ctx, id)
  }

  @Query(() => ReferralConnection, {
    description: 'Referrals the caller may see, newest first (danh sách phiếu chuyển).',
  })
  referrals(@Args(() => ReferralListArgs) args: ReferralListArgs, @Ctx() ctx: ReferralsContext) {
    return listReferrals(ctx, args)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the person is sent (lý do chuyển). Not for every role.',
  })
  reason(@Root() { row }: ReferralNode) {
    return toldText(row, row.reason)
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'ICD-10 codes, the main one first (mã bệnh). At most a handful. Not for every role.',
  })
  diagnoses(@Root() { row }: ReferralNode) {
    return toldCodes(row, row.diagnoses)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Course, findings and treatment so far (tóm tắt bệnh án). Not for every role.',
  })
  summary(@Root() { row }: ReferralNode) {
    return toldText(row, row.summary)
  }

  @FieldResolver(() => HealthFacility, { description: 'Where the person is sent (nơi nhận).' })
  toFacility(@Root() { row }: ReferralNode) {
    return toHealthFacility(row.receiver)
  }

  @FieldResolver(() => HealthFacility, {
    nullable: true,
    description: 'The health facility that issued the transfer (nơi chuyển); null for a care link.',
  })
  fromHealthFacility(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return row.fromHealthFacilityId && getHealthFacility(ctx, row.fromHealthFacilityId)
  }

  @FieldResolver(() => Facility, {
    nullable: true,
    description: 'The care facility the person comes from (cơ sở gửi); null when there is none or it is sealed.',
  })
  fromFacility(@Root() { row }: ReferralNode): Facility | null {
    return row.fromFacilityId ? { id: toGlobalId('Facility', row.fromFacilityId) } : null
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'The person in social care (người được chăm sóc); null when the caller may not see the person there.',
  })
  resident(@Root() { row }: ReferralNode): Resident {
    return { id: toGlobalId('Resident', row.personId) }
  }

  @FieldResolver(() => Alert, {
    nullable: true,
    description: 'The health alert that it began from (cảnh báo sức khoẻ); null when there is none or the caller may not see it there.',
  })
  fromAlert(@Root() { row }: ReferralNode): Alert | null {
    return row.fromAlertId ? { id: toGlobalId('Alert', row.fromAlertId) } : null
  }

  @Directive('@inaccessible')
  @FieldResolver(() => CoverageFacts, {
    nullable: true,
    description: 'Facts for the insurance sector (dữ kiện xét quyền lợi).',
  })
  coverageFacts(@Root() referral: ReferralNode) {
    return coverageFactsOf(referral)
  }
}
