import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { RecordCorrection } from '../resident-correction/resident-correction.type.js'
import { type IdentifierNode, toIdentifier } from '../resident/resident.loaders.js'
import { ResidentIdentifier } from '../resident/resident.type.js'
import { residentByIdentifier } from './identifier-search.service.js'
import { correctIdentifier, endIdentifier, recordIdentifier } from './identifier.service.js'
import {
  CorrectIdentifierInput,
  CorrectIdentifierPayload,
  EndIdentifierInput,
  EndIdentifierPayload,
  IdentifierMatch,
  RecordIdentifierInput,
  RecordIdentifierPayload,
} from './identifier.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => ResidentIdentifier)
export class IdentifierResolver {
  @Query(() => IdentifierMatch, {
    nullable: true,
    description:
      'Who has, or had, this number (tìm người theo số giấy tờ): 12-digit personal ID, 10-digit social-insurance number, ' +
      '15-character card, 9-digit identity card, passport or temporary code. Null when nobody the caller may see has it.',
  })
  residentByIdentifier(
    @Arg('identifier', () => String, { description: 'The number as shown; spaces, dots and dashes are left out (số).' }) identifier: string,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return residentByIdentifier(ctx, identifier)
  }

  @FieldResolver(() => ResidentIdentifier, {
    nullable: true,
    description: 'The number that took its place; null when none did (số thay thế).',
  })
  async replacedBy(@Root() { residentKey, replacedByKey }: IdentifierNode, @Ctx() ctx: FacilitiesContext) {
    const next = (await ctx.load.identifiersOfResident.load(residentKey)).find(({ id }) => id === replacedByKey)
    return next ? toIdentifier(next) : null
  }

  @FieldResolver(() => [RecordCorrection], {
    description: 'Corrections of this number, newest first, with what stood before (các lần đính chính). At most 50.',
  })
  corrections(@Root() identifier: IdentifierNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.correctionsOfIdentifier.load(identifier.key)
  }

  @Mutation(() => RecordIdentifierPayload, {
    description:
      'Writes down a number of a resident of the caller’s own facility, with issuer and dates (ghi giấy tờ định danh). ' +
      `One that it replaces ends the day before and is kept. ${errors}`,
  })
  recordIdentifier(
    @Arg('input', () => RecordIdentifierInput, { description: 'Whose, which number, what it replaces.' }) input: RecordIdentifierInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordIdentifier(ctx, input)
  }

  @Mutation(() => CorrectIdentifierPayload, {
    description: `Puts a number that was typed wrongly right (đính chính giấy tờ). What stood before is kept. ${errors}`,
  })
  correctIdentifier(
    @Arg('input', () => CorrectIdentifierInput, { description: 'Which number, what is right, and why.' }) input: CorrectIdentifierInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctIdentifier(ctx, input)
  }

  @Mutation(() => EndIdentifierPayload, {
    description: `Ends a number that holds no more; it stays in the history (giấy tờ hết hiệu lực). ${errors}`,
  })
  endIdentifier(
    @Arg('input', () => EndIdentifierInput, { description: 'Which number, since when, why.' }) input: EndIdentifierInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endIdentifier(ctx, input)
  }
}
