import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type TechniqueStep, techniqueSteps } from './technique.rules.js'
import { TechniqueList, TechniqueListChoice, TechniqueShare } from './technique.type.js'

const whyRefused = 'Why it was refused, all reasons at once; empty when it was done. At most 50.'

export const TechniqueStepEnum = Object.fromEntries(techniqueSteps.map(each => [each, each]))
registerEnumType(TechniqueStepEnum, {
  name: 'TechniqueStep',
  description: 'What is recorded of a technique (thay đổi).',
  valuesConfig: {
    BEGIN: { description: 'The facility performs it from the day on (bắt đầu thực hiện).' },
    END: { description: 'The day is the last on which it does (ngừng thực hiện).' },
    WITHDRAW: { description: 'That it performed it on the day was recorded by mistake; the record stays, marked (rút bản ghi nhầm).' },
  },
})

@InputType({ description: 'What changes with one technique (thay đổi một kỹ thuật).' })
export class TechniqueChangeInput {
  @Field(() => ID, { description: 'The technique.' })
  technique!: string

  @Field(() => TechniqueStepEnum, { description: 'What changes.' })
  step!: TechniqueStep

  @Field(() => LocalDateScalar, { description: 'On which day, today or before (ngày).' })
  on!: string

  @Field(() => String, { nullable: true, description: 'Why, 5–500 characters; only of WITHDRAW (lý do).' })
  reason?: string | null
}

@InputType({ description: 'Which techniques a facility performs, by what changed (ghi kỹ thuật thực hiện được).' })
export class RecordTechniquesInput extends ChangeInput {
  @Field(() => ID, { description: 'The facility: the caller’s own.' })
  facility!: string

  @Field(() => Int, { description: 'The `version` of its techniques that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => [TechniqueChangeInput], { description: 'The changes, 1–100, each of another technique.' })
  changes!: TechniqueChangeInput[]
}

@InputType({ description: 'A row of a list of techniques (một kỹ thuật).' })
export class NewTechniqueInput {
  @Field(() => String, { description: 'Code, at most 30 characters, once in the list (mã).' })
  code!: string

  @Field(() => String, { description: 'Name, at most 500 characters (tên).' })
  name!: string
}

@InputType({ description: 'A list of techniques as a province has it (danh mục kỹ thuật của tỉnh).' })
export class RecordTechniqueListInput extends ChangeInput {
  @Field(() => String, { description: 'Name, 5–200 characters (tên danh mục).' })
  name!: string

  @Field(() => String, { description: 'Where it stands, at most 200 characters (căn cứ pháp lý).' })
  legalBasis!: string

  @Field(() => String, { description: 'Where the rows come from, at most 500 characters (nguồn).' })
  source!: string

  @Field(() => LocalDateScalar, { description: 'First day it is in force (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, if it is known (đến ngày).' })
  validTo?: string | null

  @Field(() => [NewTechniqueInput], { description: 'The techniques, 1–2000.' })
  techniques!: NewTechniqueInput[]
}

@InputType({ description: 'By which list a province measures its facilities (chọn danh mục).' })
export class ChooseTechniqueListInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the latest choice of the province that the caller has seen, 0 when there is none; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'A list for the whole country, or of the caller’s own province.' })
  list!: string

  @Field(() => LocalDateScalar, { description: 'From this day on; of two choices from one day the later one counts (từ ngày).' })
  from!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

@ObjectType({ description: 'What a record of techniques did: all of it, or nothing.', simpleResolvers: true })
export class RecordTechniquesPayload {
  @Field(() => TechniqueShare, { nullable: true, description: 'The techniques after it, today; null when refused.' })
  techniques!: TechniqueShare | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a new list did: all of it, or nothing.', simpleResolvers: true })
export class RecordTechniqueListPayload {
  @Field(() => TechniqueList, { nullable: true, description: 'The list; null when refused.' })
  list!: TechniqueList | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a choice of a list did: all of it, or nothing.', simpleResolvers: true })
export class ChooseTechniqueListPayload {
  @Field(() => TechniqueListChoice, { nullable: true, description: 'The choice; null when refused.' })
  choice!: TechniqueListChoice | null

  @Field(() => [UserError], { description: whyRefused })
  userErrors!: UserErrorNode[]
}
