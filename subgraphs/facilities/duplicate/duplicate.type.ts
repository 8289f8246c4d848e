import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { type BeneficiaryKind, BeneficiaryKindEnum } from '../../../kit/vn/beneficiary-terms.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { NewIdentifierInput } from '../admission/admission.type.js'
import type { Sex } from '../resident/resident.rules.js'
import { Resident, SexEnum } from '../resident/resident.type.js'
import { duplicateBands, reasons } from './duplicate.rules.js'

const codes = Object.fromEntries(Object.keys(reasons).map(code => [code, code]))
registerEnumType(codes, {
  name: 'DuplicateReasonCode',
  description: 'What speaks for or against two records being of one person (dấu hiệu trùng).',
  valuesConfig: Object.fromEntries(Object.entries(reasons).map(([code, { en, vi }]) => [code, { description: `${en} (${vi})` }])),
})

const bands = Object.fromEntries(duplicateBands.map(band => [band, band]))
registerEnumType(bands, {
  name: 'DuplicateBand',
  description: 'How pressing a possible duplicate is (mức nghi trùng).',
  valuesConfig: {
    SAME_PERSON_LIKELY: { description: 'Score 70 or more: look at the record before saving (rất có thể là một người).' },
    POSSIBLE: { description: 'Score from 50 to 69: compare the papers (có thể trùng).' },
  },
})

@InputType({ description: 'What is known of a person before a record is made (thông tin trước khi lưu). Nothing is stored.' })
export class PossibleDuplicatesInput {
  @Field(() => String, { description: 'Full name, family name first (họ và tên); marks and order may be wrong.' })
  fullName!: string

  @Field(() => PartialDateScalar, { description: 'Birth date as far as it is known (ngày sinh).' })
  birthDate!: string

  @Field(() => SexEnum, { description: 'Sex (giới tính).' })
  sex!: Sex

  @Field(() => [NewIdentifierInput], {
    nullable: true,
    description: 'Numbers on the person’s papers, at most 10 (giấy tờ). Not compared for a caller who may not read such numbers.',
  })
  identifiers?: NewIdentifierInput[] | null

  @Field(() => [BeneficiaryKindEnum], { nullable: true, description: 'Groups of the person, at most 10 (nhóm đối tượng).' })
  categories?: BeneficiaryKind[] | null

  @Field(() => ID, { nullable: true, description: 'The facility that is about to admit the person (cơ sở tiếp nhận): a sign more, not a filter.' })
  facility?: string | null
}

@ObjectType({ description: 'One sign for or against, with its weight (dấu hiệu và số điểm).', simpleResolvers: true })
export class DuplicateReason {
  @Field(() => codes, { description: 'The sign, for programs (mã dấu hiệu).' })
  code!: string

  @Field(() => Int, { description: 'What it adds to the score or takes from it (điểm).' })
  points!: number

  @Field(() => String, { description: 'The sign in the caller’s language (diễn giải).' })
  text!: string
}

@ObjectType({
  description: 'A record that may be of the same person (hồ sơ nghi trùng). A person decides; the hub merges nothing by itself.',
  simpleResolvers: true,
})
export class PossibleDuplicate {
  @Field(() => Resident, { description: 'The other record (hồ sơ kia).' })
  resident!: Resident

  @Field(() => Int, {
    description: 'From 50 to 100 (điểm nghi trùng): the sum of the reasons, at most 100; at least 50 where a number is shared.',
  })
  score!: number

  @Field(() => bands, { description: 'What to do with it (mức).' })
  band!: string

  @Field(() => [DuplicateReason], { description: 'Why: numbers, name, birth, sex, place (lý do). At most 10.' })
  reasons!: DuplicateReason[]
}
