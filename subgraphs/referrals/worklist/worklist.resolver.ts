import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver, Root, Subscription } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { line } from '../../../kit/line.js'
import { type Urgency, UrgencyEnum } from '../../../kit/vn/referral-terms.js'
import type { ReferralsContext } from '../context.js'
import { ReferralConnection } from '../referral/referral.type.js'
import type { Worklist, WorklistSide } from './worklist.rules.js'
import { type CountsTold, worklistCountsLine } from './worklist-live.service.js'
import { countWorklists, listWorklist } from './worklist.service.js'
import { WorklistCount, WorklistEnum, WorklistSideEnum, type WorklistSort, WorklistSortEnum } from './worklist.type.js'

const sideDescription = 'For which side; by default that of the caller’s organisation: a hospital receives, a home sends (bên).'

@ArgsType()
class WorklistArgs extends ConnectionArgs {
  @Field(() => WorklistEnum, { description: 'Which list. One that the side does not have is empty (danh sách).' })
  list!: Worklist

  @Field(() => WorklistSideEnum, { nullable: true, description: sideDescription })
  side?: WorklistSide | null

  @Field(() => String, {
    nullable: true,
    description: 'Words of the patient’s name, marks optional (không cần dấu), or the whole paper number.',
  })
  search?: string | null

  @Field(() => UrgencyEnum, { nullable: true, description: 'Only those that are this pressing (mức độ khẩn).' })
  urgency?: Urgency | null

  @Field(() => ID, { nullable: true, description: 'Only those to this health facility (nơi nhận).' })
  toFacility?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Only those from this care facility, or issued by this health facility (nơi gửi).',
  })
  fromFacility?: string | null

  @Field(() => WorklistSortEnum, { nullable: true, description: 'The order; the most pressing first when absent (sắp xếp).' })
  sort?: WorklistSort | null
}

@Resolver()
export class WorklistResolver {
  @Query(() => ReferralConnection, {
    description:
      'The referrals that wait for the same step (danh sách việc): of the caller’s organisation; for those who look on, of ' +
      'the province, or all that they may see.',
  })
  referralWorklist(@Args(() => WorklistArgs) args: WorklistArgs, @Ctx() ctx: ReferralsContext) {
    return listWorklist(ctx, args)
  }

  @Query(() => [WorklistCount], {
    description: 'How much is on each list of a side (số lượng theo danh sách). At most 11, counted in one statement.',
  })
  referralWorklistCounts(
    @Arg('side', () => WorklistSideEnum, { nullable: true, description: sideDescription }) side: WorklistSide | null | undefined,
    @Ctx() ctx: ReferralsContext,
  ) {
    return countWorklists(ctx, side)
  }

  @Subscription(() => [WorklistCount], {
    description:
      'The same counts at once, and again whenever they are others, at most once a second (số lượng, thời gian thực). A ' +
      'deadline that passes is told within a minute. Ends with UNAUTHENTICATED when the sign-in ends or is withdrawn.',
    subscribe: (listening: unknown) => {
      const { args, context } = listening as Listening
      return line(signal => worklistCountsLine(context, args.side, signal))
    },
  })
  worklistCountsChanged(
    @Arg('side', () => WorklistSideEnum, { nullable: true, description: sideDescription }) _side: WorklistSide | null | undefined,
    @Root() told: CountsTold,
  ) {
    return told.counts
  }
}

interface Listening {
  args: { side?: WorklistSide | null }
  context: ReferralsContext
}
