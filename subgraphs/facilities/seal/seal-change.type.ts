import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Resident } from '../resident/resident.type.js'
import { UserError } from '../user-errors.js'
import { openingLimits, type OpeningVerdict, type SealReason } from './seal.rules.js'
import { OpeningVerdictEnum, SealedOpening, SealReasonEnum } from './seal.type.js'

@InputType({ description: 'Whose sealed record is to be opened, and why (mở niêm phong).' })
export class OpenSealedRecordInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose (người).' })
  resident!: string

  @Field(() => SealReasonEnum, { description: 'Why (lý do).' })
  reason!: SealReason

  @Field(() => String, { description: 'The same in words, 15–1,000 characters; read by who keeps the record (nội dung).' })
  note!: string

  @Field(() => Int, { defaultValue: openingLimits.usualMinutes, description: 'For how long, 5–480 minutes (số phút).' })
  minutes!: number
}

@InputType({ description: 'Which opening is to end (đóng niêm phong).' })
export class CloseSealedRecordInput extends ChangeInput {
  @Field(() => ID, { description: 'Which (lần mở).' })
  opening!: string
}

@InputType({ description: 'What was found when an opening was looked at (rà soát lần mở niêm phong).' })
export class ReviewSealedOpeningInput extends ChangeInput {
  @Field(() => ID, { description: 'Which (lần mở).' })
  opening!: string

  @Field(() => OpeningVerdictEnum, { description: 'Whether the reason holds (kết luận).' })
  verdict!: OpeningVerdict

  @Field(() => String, { description: 'Why, 15–1,000 characters (ý kiến).' })
  note!: string
}

const opening = { nullable: true, description: 'The opening as it is now; null when refused (lần mở).' }
const errors = { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' }

@ObjectType({ description: 'What opening did: all of it, or nothing.', simpleResolvers: true })
export class OpenSealedRecordPayload {
  @Field(() => SealedOpening, opening)
  opening!: SealedOpening | null

  @Field(() => Resident, { nullable: true, description: 'The person, with what was sealed; null when refused, or when the opening is over.' })
  resident!: Resident | null

  @Field(() => [UserError], errors)
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What closing did: all of it, or nothing.', simpleResolvers: true })
export class CloseSealedRecordPayload {
  @Field(() => SealedOpening, opening)
  opening!: SealedOpening | null

  @Field(() => [UserError], errors)
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What the review did: all of it, or nothing.', simpleResolvers: true })
export class ReviewSealedOpeningPayload {
  @Field(() => SealedOpening, opening)
  opening!: SealedOpening | null

  @Field(() => [UserError], errors)
  userErrors!: UserErrorNode[]
}
