import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { duplicatesOf, possibleDuplicates } from './duplicate.service.js'
import { PossibleDuplicate, PossibleDuplicatesInput } from './duplicate.type.js'

const firstOption = { defaultValue: 10, description: 'How many at most, 1–50 (số hồ sơ).' } as const

@Resolver(() => Resident)
export class ResidentDuplicateResolver {
  @Query(() => [PossibleDuplicate], {
    description:
      'Asked before a person is saved: records the caller may see that may be of the same person, the likeliest first ' +
      '(hồ sơ nghi trùng). At most 50. A record elsewhere is never told of; its number is refused at the admission.',
  })
  possibleDuplicates(
    @Arg('input', () => PossibleDuplicatesInput, { description: 'What is known of the person.' }) input: PossibleDuplicatesInput,
    @Arg('first', () => Int, firstOption) first: number,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return possibleDuplicates(ctx, input, first)
  }

  @FieldResolver(() => [PossibleDuplicate], {
    name: 'possibleDuplicates',
    description: 'Other records the caller may see that may be of the same person, the likeliest first (hồ sơ nghi trùng). At most 50.',
  })
  likeThisResident(@Root() resident: ResidentNode, @Arg('first', () => Int, firstOption) first: number, @Ctx() ctx: FacilitiesContext) {
    return duplicatesOf(ctx, resident.key, first)
  }
}
