import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { revokeAccess } from './access-revocation.service.js'
import { RevokeAccessInput, RevokeAccessPayload } from './access-revocation.type.js'

@Resolver()
export class AccessRevocationResolver {
  @Mutation(() => RevokeAccessPayload, {
    description:
      'Ends all sign-ins of a person in every sector at once, live lines within 5 seconds (thu hồi quyền truy cập). ' +
      'Errors: FORBIDDEN unless the caller runs the system.',
  })
  revokeAccess(
    @Arg('input', () => RevokeAccessInput, { description: 'Whose, and why.' }) input: RevokeAccessInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return revokeAccess(ctx, input)
  }
}
