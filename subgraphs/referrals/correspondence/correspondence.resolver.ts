import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { ReferralsContext } from '../context.js'
import { getHealthFacility } from '../health-facility/health-facility.service.js'
import { HealthFacility } from '../health-facility/health-facility.type.js'
import type { ReferralNode } from '../referral/referral.service.js'
import { Referral } from '../referral/referral.type.js'
import { type AttachedFile, attachmentsOf, attachToReferral, contentOf, fileOf, withdrawAttachment } from './attachment.service.js'
import { commentOnReferral, commentsOf } from './comment.service.js'
import type { AttachmentNode, CommentNode } from './correspondence.loaders.js'
import {
  AttachmentContent,
  AttachToReferralInput,
  AttachToReferralPayload,
  CommentOnReferralInput,
  CommentOnReferralPayload,
  ReferralAttachment,
  ReferralComment,
  ReferralCommentConnection,
  WithdrawAttachmentInput,
  WithdrawAttachmentPayload,
} from './correspondence.type.js'

const errors = 'Errors: FORBIDDEN for those who may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Referral)
export class CorrespondenceResolver {
  @Mutation(() => CommentOnReferralPayload, { description: `Writes a sentence to the other side; no step, and no clock changes (trao đổi). ${errors}` })
  commentOnReferral(
    @Arg('input', () => CommentOnReferralInput, { description: 'Which referral, and what to say.' }) input: CommentOnReferralInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return commentOnReferral(ctx, input)
  }

  @Mutation(() => AttachToReferralPayload, { description: `Attaches a file; it goes along when the person is sent on (đính kèm). ${errors}` })
  attachToReferral(
    @Arg('input', () => AttachToReferralInput, { description: 'Which referral, and the file.' }) input: AttachToReferralInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return attachToReferral(ctx, input)
  }

  @Mutation(() => WithdrawAttachmentPayload, { description: `Withdraws a file of one’s own side; that it was there stays on record (thu hồi). ${errors}` })
  withdrawAttachment(
    @Arg('input', () => WithdrawAttachmentInput, { description: 'Which attachment, and why.' }) input: WithdrawAttachmentInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return withdrawAttachment(ctx, input)
  }

  @Query(() => AttachmentContent, {
    nullable: true,
    description: 'A file with its bytes (nội dung tệp); null when there is none or the caller may not see it.',
  })
  attachmentContent(@Arg('id', () => ID, { description: 'The id of the attachment.' }) id: string, @Ctx() ctx: ReferralsContext) {
    return fileOf(ctx, id)
  }

  @FieldResolver(() => ReferralCommentConnection, {
    nullable: true,
    description: 'What both sides wrote, of the whole chain, the oldest first (trao đổi). Not for every role.',
  })
  comments(@Root() { row }: ReferralNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: ReferralsContext) {
    return commentsOf(ctx, row.id, args)
  }

  @FieldResolver(() => [ReferralAttachment], {
    nullable: true,
    description: 'The files of the whole chain, the oldest first, withdrawn ones too (tệp đính kèm). At most 200. Not for every role.',
  })
  attachments(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return attachmentsOf(ctx, row.id)
  }
}

const whereTo = { description: 'Where the referral went that it was written to (nơi nhận khi đó).' }

@Resolver(() => ReferralComment)
export class ReferralCommentResolver {
  @FieldResolver(() => HealthFacility, whereTo)
  toFacility(@Root() { row }: CommentNode, @Ctx() ctx: ReferralsContext) {
    return getHealthFacility(ctx, row.toHealthFacilityId)
  }
}

@Resolver(() => ReferralAttachment)
export class ReferralAttachmentResolver {
  @FieldResolver(() => HealthFacility, whereTo)
  toFacility(@Root() { row }: AttachmentNode, @Ctx() ctx: ReferralsContext) {
    return getHealthFacility(ctx, row.toHealthFacilityId)
  }
}

@Resolver(() => AttachmentContent)
export class AttachmentContentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its bytes in base64; null once it was withdrawn. At most 2 in a request. Errors: FILE_UNAVAILABLE.',
  })
  content(@Root() file: AttachedFile, @Ctx() ctx: ReferralsContext) {
    return contentOf(ctx, file)
  }
}
