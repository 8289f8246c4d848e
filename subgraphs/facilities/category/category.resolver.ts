import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { endCategory, recordCategory } from './category.service.js'
import { EndCategoryInput, EndCategoryPayload, RecordCategoryInput, RecordCategoryPayload } from './category.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver()
export class CategoryResolver {
  @Mutation(() => RecordCategoryPayload, {
    description: `Writes down a group of a resident of the caller’s own facility, with its proof (ghi diện đối tượng). ${errors}`,
  })
  recordCategory(
    @Arg('input', () => RecordCategoryInput, { description: 'Whose, which group, proved by what.' }) input: RecordCategoryInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordCategory(ctx, input)
  }

  @Mutation(() => EndCategoryPayload, {
    description: `Ends a group of a resident; it stays in the history (thôi thuộc diện đối tượng). ${errors}`,
  })
  endCategory(
    @Arg('input', () => EndCategoryInput, { description: 'Which group, since when, why.' }) input: EndCategoryInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endCategory(ctx, input)
  }
}
