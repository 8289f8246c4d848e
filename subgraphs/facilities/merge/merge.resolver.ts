import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident, ResidentCategory, ResidentIdentifier } from '../resident/resident.type.js'
import { Stay } from '../stay/stay.type.js'
import {
  categoriesOfBoth,
  compareResidents,
  type ComparisonNode,
  identifiersOfBoth,
  identityOf,
  numbersOf,
  staysOfBoth,
} from './comparison.service.js'
import { mergeResidents, mergesOf } from './merge.service.js'
import {
  ComparedField,
  MergeResidentsInput,
  MergeResidentsPayload,
  ResidentComparison,
  ResidentMerge,
  UndoMergeInput,
  UndoMergePayload,
} from './merge.type.js'
import { undoMerge } from './undo-merge.service.js'

@Resolver(() => ResidentComparison)
export class MergeResolver {
  @Query(() => ResidentComparison, {
    nullable: true,
    description: 'Two records side by side before they are merged (đối chiếu hai hồ sơ); null unless the caller may see both.',
  })
  compareResidents(
    @Arg('survivor', () => ID, { description: 'Id of the record that would stay (hồ sơ giữ lại).' }) survivor: string,
    @Arg('merged', () => ID, { description: 'Id of the record that would be merged into it (hồ sơ gộp).' }) merged: string,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return compareResidents(ctx, survivor, merged)
  }

  @FieldResolver(() => [ComparedField], { description: 'Name, birth date and sex, side by side (thông tin nhân thân). A closed list.' })
  fields(@Root() comparison: ComparisonNode) {
    return identityOf(comparison)
  }

  @FieldResolver(() => [ComparedField], {
    nullable: true,
    description: 'The numbers in force, side by side (số giấy tờ). A closed list. Not for every role.',
  })
  numbers(@Root() comparison: ComparisonNode, @Ctx() ctx: FacilitiesContext) {
    return numbersOf(ctx, comparison)
  }

  @FieldResolver(() => [ResidentIdentifier], {
    nullable: true,
    description: 'The numbers that one record of both would show (giấy tờ sau khi gộp). At most a handful. Not for every role.',
  })
  identifiers(@Root() comparison: ComparisonNode, @Ctx() ctx: FacilitiesContext) {
    return identifiersOfBoth(ctx, comparison)
  }

  @FieldResolver(() => [ResidentCategory], { description: 'The groups it would show, oldest first (nhóm sau khi gộp). At most a handful.' })
  categories(@Root() comparison: ComparisonNode) {
    return categoriesOfBoth(comparison)
  }

  @FieldResolver(() => [Stay], { description: 'The stays it would show, newest first (các đợt ở sau khi gộp). At most 100.' })
  stays(@Root() comparison: ComparisonNode, @Ctx() ctx: FacilitiesContext) {
    return staysOfBoth(ctx, comparison)
  }

  @Mutation(() => MergeResidentsPayload, {
    description:
      'Joins two records of one person: the merged one stays as it is and leads to the survivor, under which the rows of both ' +
      'are shown (gộp hồ sơ). By the head of the facility of both, or the coordinator of the province of both. Errors: FORBIDDEN ' +
      'for who may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  mergeResidents(
    @Arg('input', () => MergeResidentsInput, { description: 'Which two, and why.' }) input: MergeResidentsInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return mergeResidents(ctx, input)
  }

  @Mutation(() => UndoMergePayload, {
    description:
      'Parts two records again: each has what it had before, and what was written under its own id since; what was added to the ' +
      'survivor stays with the survivor (huỷ gộp hồ sơ). By the head of the facility where the person lives, or the coordinator of ' +
      'that province. Errors: FORBIDDEN for who may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  undoMerge(
    @Arg('input', () => UndoMergeInput, { description: 'Which merge, and why.' }) input: UndoMergeInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return undoMerge(ctx, input)
  }
}

@Resolver(() => Resident)
export class ResidentMergesResolver {
  @FieldResolver(() => [ResidentMerge], {
    description: 'Merges in which the person’s records took part, also those taken back, newest first (lịch sử gộp). At most 50.',
  })
  merges(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return mergesOf(ctx, resident.key)
  }
}
