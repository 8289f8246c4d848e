import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Facility } from '../facility/facility.type.js'
import { UserError } from '../user-errors.js'

@ObjectType({ description: 'That a row was wrong, and is kept only to be seen (đính chính).', simpleResolvers: true })
export class FacilityRecordCorrection {
  @Field(() => DateTimeScalar, { description: 'When it was corrected (thời điểm).' })
  at!: Date

  @Field(() => String, { description: 'In which role somebody corrected it (vai trò người đính chính).' })
  byRole!: string

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string
}

/** What every record of a facility shows. */
@ObjectType({ description: 'What every dated record shows.', simpleResolvers: true })
export abstract class DatedRecord {
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day (từ ngày); null when before the hub’s records.' })
  validFrom!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day (đến ngày); null while none is known.' })
  validTo!: string | null

  @Field(() => FacilityRecordCorrection, { nullable: true, description: 'Set when the row was wrong and never held (đính chính).' })
  correction!: FacilityRecordCorrection | null
}

@InputType({ description: 'What every change of a facility’s records needs.' })
export abstract class FacilityChangeInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the facility that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number
}

@InputType({ description: 'A dated record of a facility.' })
export abstract class FacilityRecordInput extends FacilityChangeInput {
  @Field(() => ID, { description: 'Of which facility (cơ sở).' })
  facility!: string

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day (đến ngày); none when left out.' })
  validTo?: string | null

  @Field(() => ID, { nullable: true, description: 'The row that was wrong and that this one replaces (bản ghi được đính chính).' })
  corrects?: string | null

  @Field(() => String, { nullable: true, description: 'Why it is corrected, 5–500 characters; needed with `corrects` (lý do).' })
  reason?: string | null
}

@ObjectType({ description: 'What a change of a facility’s records did.', simpleResolvers: true })
export abstract class FacilityChangePayload {
  @Field(() => Facility, { nullable: true, description: 'The facility after the change; null when refused.' })
  facility!: Facility | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
