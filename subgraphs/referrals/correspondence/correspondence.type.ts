import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { StepSideEnum } from '../life-cycle/referral-life.type.js'
import { UserError } from '../user-errors.js'

@ObjectType({ description: 'A sentence of one side to the other (ý kiến trao đổi).', simpleResolvers: true })
export class ReferralComment {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'What was written (nội dung).' })
  text!: string

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => StepSideEnum, { description: 'By which side.' })
  side!: string
}

export const ReferralCommentConnection = connectionTypes(ReferralComment, 'ReferralComment')

@ObjectType({ description: 'A file that goes with a referral (tệp đính kèm); its content is asked for by itself.', simpleResolvers: true })
export class ReferralAttachment {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => String, { description: 'Its name (tên tệp).' })
  fileName!: string

  @Field(() => String, { description: 'What it is by its content: application/pdf, image/jpeg, image/png or image/webp (loại tệp).' })
  mediaType!: string

  @Field(() => Int, { description: 'Bytes (dung lượng).' })
  size!: number

  @Field(() => String, { description: 'SHA-256 of the content, in hex.' })
  sha256!: string

  @Field(() => String, { nullable: true, description: 'What it is, in a sentence (ghi chú).' })
  note!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was attached.' })
  at!: Date

  @Field(() => StepSideEnum, { description: 'By which side.' })
  side!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn; its content is not given any more (đã thu hồi).' })
  withdrawnAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn (lý do thu hồi).' })
  withdrawReason!: string | null
}

@ObjectType({ description: 'A file with its content (tệp và nội dung).', simpleResolvers: true })
export class AttachmentContent {
  @Field(() => ReferralAttachment, { description: 'The file.' })
  attachment!: ReferralAttachment
}

@InputType({ description: 'A sentence for the other side (ý kiến).' })
export class CommentOnReferralInput extends ChangeInput {
  @Field(() => ID, { description: 'Which referral.' })
  referral!: string

  @Field(() => String, { description: 'What to say, 1–2,000 characters.' })
  text!: string
}

@InputType({ description: 'A file to attach (đính kèm tệp).' })
export class AttachToReferralInput extends ChangeInput {
  @Field(() => ID, { description: 'Which referral.' })
  referral!: string

  @Field(() => String, { description: 'Its name with its ending, at most 120 characters; folders are left out.' })
  fileName!: string

  @Field(() => String, { description: 'Its bytes in base64, at most 2 MiB: PDF, JPEG, PNG or WebP by what is in it.' })
  content!: string

  @Field(() => String, { nullable: true, description: 'What it is, at most 2,000 characters.' })
  note?: string | null
}

@InputType({ description: 'The withdrawal of a file that one’s own side attached (thu hồi tệp).' })
export class WithdrawAttachmentInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the attachment that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Which attachment.' })
  attachment!: string

  @Field(() => String, { description: 'Why, 1–2,000 characters.' })
  reason!: string
}

@ObjectType({ description: 'What the comment did: all of it, or nothing.', simpleResolvers: true })
export class CommentOnReferralPayload {
  @Field(() => ReferralComment, { nullable: true, description: 'The comment; null when refused.' })
  comment!: ReferralComment | null

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What the attaching did: all of it, or nothing.', simpleResolvers: true })
export class AttachToReferralPayload {
  @Field(() => ReferralAttachment, {
    nullable: true,
    description: 'The attachment; with ATTACHED_ALREADY the one that is there; null when refused otherwise.',
  })
  attachment!: ReferralAttachment | null

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What the withdrawal did: all of it, or nothing.', simpleResolvers: true })
export class WithdrawAttachmentPayload {
  @Field(() => ReferralAttachment, { nullable: true, description: 'The attachment as it stands now; null when it is not there for the caller.' })
  attachment!: ReferralAttachment | null

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
