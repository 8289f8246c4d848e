import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { readmitResident } from './readmission.service.js'
import { ReadmitResidentInput, ReadmitResidentPayload } from './readmission.type.js'

@Resolver()
export class ReadmissionResolver {
  @Mutation(() => ReadmitResidentPayload, {
    description:
      'Admits somebody who has left care again: a new stay in the same record (tiếp nhận lại). Errors: FORBIDDEN for another ' +
      'facility or role, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  readmitResident(
    @Arg('input', () => ReadmitResidentInput, { description: 'Who, where, since when.' }) input: ReadmitResidentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return readmitResident(ctx, input)
  }
}
