import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { type BeneficiaryKind, BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { RecordWarning } from '../resident/record-change.type.js'
import type { RecordWarning as Warning } from '../resident/record-warning.rules.js'
import type { IdentifierType, Sex } from '../resident/resident.rules.js'
import { IdentifierTypeEnum, Resident, SexEnum } from '../resident/resident.type.js'
import type { StayMode } from '../stay/stay.rules.js'
import { Stay, StayContractInput, StayModeEnum } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'

@InputType({ description: 'A number by which a person is known (giấy tờ định danh).' })
export class NewIdentifierInput {
  @Field(() => IdentifierTypeEnum, { description: 'Kind of number. A temporary code is given by the hub, not taken.' })
  type!: IdentifierType

  @Field(() => String, { description: 'The number; spaces, dots and dashes are left out.' })
  value!: string

  @Field(() => String, { nullable: true, description: 'Who issued it, at most 200 characters (nơi cấp).' })
  issuer?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of issue (ngày cấp).' })
  issuedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day printed as the last of the paper (có giá trị đến).' })
  expiresOn?: string | null
}

@InputType({ description: 'A group to which a person belongs (diện đối tượng).' })
export class NewCategoryInput {
  @Field(() => BeneficiaryKindEnum, { description: 'The group.' })
  kind!: BeneficiaryKind

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day; the day of admission when absent.' })
  since?: string | null

  @Field(() => String, { nullable: true, description: 'Number of the decision or paper that proves it, at most 200 characters.' })
  proof?: string | null
}

@InputType({ description: 'A person who has no record on the hub yet (người mới).' })
export class NewPersonInput {
  @Field(() => String, { description: 'Full name, family name first (họ và tên).' })
  fullName!: string

  @Field(() => PartialDateScalar, { description: 'Birth date as far as it is known: year, year-month or day (ngày sinh).' })
  birthDate!: string

  @Field(() => SexEnum, { description: 'Sex (giới tính).' })
  sex!: Sex

  @Field(() => [NewIdentifierInput], {
    description: 'Numbers the person is known by, at most 10; none for a person without papers, who gets a temporary code.',
  })
  identifiers!: NewIdentifierInput[]

  @Field(() => [NewCategoryInput], { description: 'Groups the person belongs to, 1–10.' })
  categories!: NewCategoryInput[]
}

@InputType({ description: 'An admission (tiếp nhận; TT 02/2020).' })
export class AdmitResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'The facility that admits: the caller’s own.' })
  facility!: string

  @Field(() => NewPersonInput, { description: 'Who.' })
  person!: NewPersonInput

  @Field(() => StayModeEnum, { description: 'How the person will live there (hình thức ở).' })
  mode!: StayMode

  @Field(() => LocalDateScalar, { description: 'First day in the facility, today or before (ngày tiếp nhận).' })
  admittedOn!: string

  @Field(() => StayContractInput, { nullable: true, description: 'The contract of a stay by own wish, if it is signed (hợp đồng).' })
  contract?: StayContractInput | null
}

@ObjectType({ description: 'What an admission did: all of it, or nothing.', simpleResolvers: true })
export class AdmitResidentPayload {
  @Field(() => Resident, { nullable: true, description: 'The person as admitted; null when refused.' })
  resident!: Resident | null

  @Field(() => Stay, { nullable: true, description: 'The stay that began; null when refused.' })
  stay!: Stay | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]

  @Field(() => [RecordWarning], { description: 'What is odd about the record, though it was made (cảnh báo). At most 20.' })
  warnings!: Warning[]
}
