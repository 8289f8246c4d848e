import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import { Resident } from '../resident/resident.type.js'
import { openSealedRecord } from './open-sealed-record.service.js'
import type { OpeningStatus } from './seal.rules.js'
import { listOpenings, looksOf, type OpeningNode, sealOf } from './seal.service.js'
import { OpeningStatusEnum, SealedLook, SealedOpening, SealedOpeningConnection, SealNote } from './seal.type.js'
import {
  CloseSealedRecordInput, CloseSealedRecordPayload, OpenSealedRecordInput, OpenSealedRecordPayload, ReviewSealedOpeningInput, ReviewSealedOpeningPayload,
} from './seal-change.type.js'
import { closeSealedRecord, reviewSealedOpening } from './settle-opening.service.js'

@ArgsType()
class OpeningListArgs extends ConnectionArgs {
  @Field(() => OpeningStatusEnum, { nullable: true, description: 'Only those of this status (tình trạng rà soát).' })
  status?: OpeningStatus | null
}

const errors = 'Errors: FORBIDDEN for a role that may not, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => SealedOpening)
export class SealResolver {
  @Query(() => SealedOpeningConnection, {
    description:
      'Openings of sealed records, the newest first (danh sách mở niêm phong): one’s own; for the head those of what the own facility keeps, to be ' +
      'looked at; for an auditor all, without whose they were.',
  })
  sealedOpenings(@Args(() => OpeningListArgs) args: OpeningListArgs, @Ctx() ctx: FacilitiesContext) {
    return listOpenings(ctx, args)
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Whose record; null where the caller may not see the person (any more).' })
  resident(@Root() { residentId }: OpeningNode, @Ctx() ctx: FacilitiesContext) {
    return findResident(ctx, toGlobalId('Resident', residentId))
  }

  @FieldResolver(() => [SealedLook], { description: 'When the record was looked at meanwhile, and at which fields, by the access log, newest first (đã xem). At most 50.' })
  looks(@Root() opening: OpeningNode, @Ctx() ctx: FacilitiesContext) {
    return looksOf(ctx, opening)
  }

  @Mutation(() => OpenSealedRecordPayload, {
    description:
      'Opens what is sealed of one record, for the caller alone and for a short time (mở niêm phong); then the record answers by its id. Who keeps ' +
      `it is told and looks at it. At most 3 at once. ${errors}`,
  })
  openSealedRecord(@Arg('input', () => OpenSealedRecordInput, { description: 'Whose, why, for how long.' }) input: OpenSealedRecordInput, @Ctx() ctx: FacilitiesContext) {
    return openSealedRecord(ctx, input)
  }

  @Mutation(() => CloseSealedRecordPayload, {
    description: `Ends an opening before its time: one’s own, or, as the head, one of what the own facility keeps (đóng niêm phong). ${errors}`,
  })
  closeSealedRecord(@Arg('input', () => CloseSealedRecordInput, { description: 'Which.' }) input: CloseSealedRecordInput, @Ctx() ctx: FacilitiesContext) {
    return closeSealedRecord(ctx, input)
  }

  @Mutation(() => ReviewSealedOpeningPayload, {
    description: `Says whether an opening was justified, as the head of a facility that keeps what was sealed (rà soát). Never by who opened it. ${errors}`,
  })
  reviewSealedOpening(@Arg('input', () => ReviewSealedOpeningInput, { description: 'Which, and what was found.' }) input: ReviewSealedOpeningInput, @Ctx() ctx: FacilitiesContext) {
    return reviewSealedOpening(ctx, input)
  }
}

@Resolver(() => Resident)
export class ResidentSealResolver {
  @FieldResolver(() => SealNote, {
    nullable: true,
    description:
      'That something of this record is sealed for the caller – a drug-rehabilitation stay or group, or what tells of HIV: the same words for either; null ' +
      'when nothing is (niêm phong). For who cares for the person and the coordinator.',
  })
  sealed(@Root() { key }: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return sealOf(ctx, key)
  }
}
