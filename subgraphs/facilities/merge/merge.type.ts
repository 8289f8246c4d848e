import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Resident } from '../resident/resident.type.js'
import { UserError } from '../user-errors.js'
import { agreements, comparedFields, mergeObstacles } from './merge.rules.js'

export const AgreementEnum = Object.fromEntries(agreements.map(each => [each, each]))
registerEnumType(AgreementEnum, {
  name: 'Agreement',
  description: 'How two values of a field stand to each other (mức khớp).',
  valuesConfig: {
    SAME: { description: 'The same (giống nhau).' },
    COMPATIBLE: { description: 'One says less: marks or the day of birth are missing (không mâu thuẫn).' },
    DIFFERENT: { description: 'They contradict each other (khác nhau).' },
    ONE_SIDED: { description: 'Only one record has a value (chỉ một bên có).' },
    NEITHER: { description: 'Neither record has a value (cả hai đều không có).' },
  },
})

export const ComparedFieldEnum = Object.fromEntries(comparedFields.map(each => [each, each]))
registerEnumType(ComparedFieldEnum, {
  name: 'ComparedFieldName',
  description: 'What is compared of two records (mục so sánh).',
  valuesConfig: {
    FULL_NAME: { description: 'Full name (họ và tên).' },
    BIRTH_DATE: { description: 'Birth date (ngày sinh).' },
    SEX: { description: 'Sex (giới tính).' },
    PERSONAL_ID: { description: 'Personal IDs in force (số định danh cá nhân).' },
    SOCIAL_INSURANCE: { description: 'Social-insurance numbers in force (mã số BHXH).' },
    OLD_IDENTITY_CARD: { description: '9-digit identity cards in force (CMND).' },
  },
})

export const MergeObstacleEnum = Object.fromEntries(mergeObstacles.map(each => [each, each]))
registerEnumType(MergeObstacleEnum, {
  name: 'MergeObstacle',
  description: 'What stands in the way of a merge (lý do chưa gộp được).',
  valuesConfig: {
    SAME_PERSON: { description: 'They are one record already (đã là một hồ sơ).' },
    TWO_OPEN_STAYS: { description: 'Both have a stay under way; end the one of the record to merge (cả hai đang ở).' },
    LIVES_UNDER_THE_OTHER: { description: 'The record to merge has the open stay; swap them (cần giữ hồ sơ kia).' },
    NOT_ALLOWED: { description: 'The caller may not merge these two (không có quyền gộp).' },
  },
})

@ObjectType({ description: 'One field of two records, side by side (so sánh một mục).', simpleResolvers: true })
export class ComparedField {
  @Field(() => ComparedFieldEnum, { description: 'Which field (mục).' })
  field!: string

  @Field(() => String, { nullable: true, description: 'Of the record that would stay (hồ sơ giữ lại).' })
  survivor!: string | null

  @Field(() => String, { nullable: true, description: 'Of the record that would be merged into it (hồ sơ gộp).' })
  merged!: string | null

  @Field(() => AgreementEnum, { description: 'How they agree (mức khớp).' })
  agreement!: string
}

@ObjectType({ description: 'Two records side by side, and what one record of both would show (đối chiếu trước khi gộp).', simpleResolvers: true })
export class ResidentComparison {
  @Field(() => Resident, { description: 'The record that would stay (hồ sơ giữ lại).' })
  survivor!: Resident

  @Field(() => Resident, { description: 'The record that would be merged into it (hồ sơ gộp).' })
  merged!: Resident

  @Field(() => [MergeObstacleEnum], { description: 'What stands in the way (trở ngại); empty when they can be merged. At most a handful.' })
  obstacles!: string[]
}

@ObjectType({ description: 'That two records were found to be of one person, and perhaps not after all (lần gộp hồ sơ).', simpleResolvers: true })
export class ResidentMerge {
  @Field(() => ID, { description: 'Opaque id; an undo names it.' })
  id!: string

  @Field(() => ID, { description: 'Id of the record that stayed (hồ sơ giữ lại).' })
  survivorId!: string

  @Field(() => ID, { description: 'Id of the record that was merged into it (hồ sơ gộp).' })
  mergedId!: string

  @Field(() => DateTimeScalar, { description: 'When (thời điểm gộp).' })
  mergedAt!: Date

  @Field(() => String, { description: 'As what the person who merged them acted (vai trò).' })
  mergedRole!: string

  @Field(() => String, { nullable: true, description: 'For which facility or province; null when that is not told (đơn vị).' })
  mergedOrganisation!: string | null

  @Field(() => String, { description: 'Why (lý do gộp).' })
  reason!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back; null while it holds (thời điểm huỷ).' })
  undoneAt!: Date | null

  @Field(() => String, { nullable: true, description: 'As what the person who took it back acted (vai trò).' })
  undoneRole!: string | null

  @Field(() => String, { nullable: true, description: 'For which facility or province; null when that is not told (đơn vị).' })
  undoneOrganisation!: string | null

  @Field(() => String, { nullable: true, description: 'Why it was taken back (lý do huỷ).' })
  undoReason!: string | null
}

@InputType({ description: 'That two records are of one person (gộp hồ sơ).' })
export class MergeResidentsInput extends ChangeInput {
  @Field(() => ID, { description: 'The record that stays: the one with the open stay, if there is one (hồ sơ giữ lại).' })
  survivor!: string

  @Field(() => Int, { description: 'The version of it that the caller has seen; another one there is a CONFLICT.' })
  expectedSurvivorVersion!: number

  @Field(() => ID, { description: 'The record that is merged into it (hồ sơ gộp).' })
  merged!: string

  @Field(() => Int, { description: 'The version of it that the caller has seen; another one there is a CONFLICT.' })
  expectedMergedVersion!: number

  @Field(() => String, { description: 'By what it is known that they are one person, at most 500 characters (lý do).' })
  reason!: string
}

@InputType({ description: 'That two records are of two persons after all (huỷ gộp hồ sơ).' })
export class UndoMergeInput extends ChangeInput {
  @Field(() => ID, { description: 'The merge, from `Resident.merges` (lần gộp).' })
  merge!: string

  @Field(() => String, { description: 'Why, at most 500 characters (lý do).' })
  reason!: string
}

@ObjectType({ description: 'What a merge did: all of it, or nothing.', simpleResolvers: true })
export class MergeResidentsPayload {
  @Field(() => Resident, { nullable: true, description: 'The record that stays, with what lies under both; null when refused.' })
  resident!: Resident | null

  @Field(() => ResidentMerge, { nullable: true, description: 'The merge, by which it can be undone; null when refused.' })
  merge!: ResidentMerge | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What an undo did: all of it, or nothing.', simpleResolvers: true })
export class UndoMergePayload {
  @Field(() => Resident, { nullable: true, description: 'The record that stayed; null when refused, and to who may not see it.' })
  survivor!: Resident | null

  @Field(() => Resident, { nullable: true, description: 'The record that is one of its own again; null when refused, and to who may not see it.' })
  restored!: Resident | null

  @Field(() => ResidentMerge, { nullable: true, description: 'The merge as it is now; null when refused.' })
  merge!: ResidentMerge | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
