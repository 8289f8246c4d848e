import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { toFacility } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import type { CertificateNode, StaffMemberNode } from './staff.loaders.js'
import type { StaffPosition } from './staff.rules.js'
import { certificatesOf, correctionsOf, findStaffMember, listExpiring, listStaff, staffCountsOf, trainingsOf } from './staff.service.js'
import {
  StaffCertificate,
  StaffCertificateConnection,
  StaffCorrection,
  StaffCount,
  StaffMember,
  StaffMemberConnection,
  StaffPositionEnum,
  StaffTraining,
} from './staff.type.js'

const onDay = 'The day asked about; today in Viet Nam when absent (ngày).'

@ArgsType()
class StaffListArgs extends ConnectionArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: onDay })
  on?: string | null

  @Field(() => StaffPositionEnum, { nullable: true, description: 'Only this position (vị trí việc làm).' })
  position?: StaffPosition | null
}

@ArgsType()
class ExpiringArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this facility; all that the caller may read when absent (cơ sở).' })
  facility?: string | null

  @Field(() => Int, { description: 'Those that end within so many days, 0–1000, and those that have ended (số ngày).' })
  days!: number
}

@Resolver(() => Facility)
export class FacilityStaffResolver {
  @FieldResolver(() => StaffMemberConnection, {
    description: 'Who works there on a day, by name; nobody for those who may not know (danh sách nhân sự).',
  })
  staff(@Root() facility: FacilityNode, @Args(() => StaffListArgs) args: StaffListArgs, @Ctx() ctx: FacilitiesContext) {
    return listStaff(ctx, facility.key, args)
  }

  @FieldResolver(() => [StaffCount], {
    description: 'How many work there on a day, by position (số lượng theo vị trí việc làm). A closed list of 12.',
  })
  staffCounts(
    @Root() facility: FacilityNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: onDay }) on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return staffCountsOf(ctx, facility.key, on ?? ctx.today)
  }

  @Query(() => StaffCertificateConnection, {
    description:
      'Certificates of people at work that end soon or have ended and were not followed by another of their kind, the first to ' +
      'end first (chứng chỉ sắp hết hạn). Errors: BAD_USER_INPUT.',
  })
  certificatesExpiring(@Args(() => ExpiringArgs) args: ExpiringArgs, @Ctx() ctx: FacilitiesContext) {
    return listExpiring(ctx, args)
  }
}

@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @FieldResolver(() => Facility, { description: 'Where (cơ sở).' })
  async facility(@Root() member: StaffMemberNode, @Ctx() ctx: FacilitiesContext) {
    const row = await ctx.load.facilityById.load(member.facilityKey)
    if (!row) throw new Error('A member of staff points at a facility that is not there')
    return toFacility(row)
  }

  @FieldResolver(() => [StaffCertificate], {
    description: 'Certificates, the newest first, withdrawn ones last (chứng chỉ). At most 50.',
  })
  certificates(@Root() member: StaffMemberNode, @Ctx() ctx: FacilitiesContext) {
    return certificatesOf(ctx, member.key)
  }

  @FieldResolver(() => [StaffTraining], { description: 'Courses, the newest first, withdrawn ones last (đào tạo). At most 50.' })
  trainings(@Root() member: StaffMemberNode, @Ctx() ctx: FacilitiesContext) {
    return trainingsOf(ctx, member.key)
  }

  @FieldResolver(() => [StaffCorrection], { description: 'What the record said before, the latest first (đính chính). At most 50.' })
  corrections(@Root() member: StaffMemberNode, @Ctx() ctx: FacilitiesContext) {
    return correctionsOf(ctx, member.key)
  }
}

@Resolver(() => StaffCertificate)
export class StaffCertificateResolver {
  @FieldResolver(() => StaffMember, { description: 'Whose it is (người được cấp).' })
  async staffMember(@Root() certificate: CertificateNode, @Ctx() ctx: FacilitiesContext) {
    const member = await findStaffMember(ctx, certificate.staffMemberKey)
    if (!member) throw new Error('A certificate is shown whose holder is not')
    return member
  }
}
