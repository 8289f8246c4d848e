import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { contactsOf, endContact, recordContact } from './contact.service.js'
import { EndContactInput, EndContactPayload, RecordContactInput, RecordContactPayload, ResidentContact } from './contact.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Resident)
export class ContactResolver {
  @FieldResolver(() => [ResidentContact], {
    nullable: true,
    description: 'Guardians, those of now first (người giám hộ). At most 50. Not for every role.',
  })
  guardians(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return contactsOf(ctx, resident.key, 'GUARDIAN')
  }

  @FieldResolver(() => [ResidentContact], {
    nullable: true,
    description: 'Whom to call, those of now first (người liên hệ). At most 50. Not for every role.',
  })
  contacts(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return contactsOf(ctx, resident.key, 'CONTACT')
  }

  @Mutation(() => RecordContactPayload, {
    description: `Writes down a guardian or contact of a resident of the caller’s own facility (ghi người giám hộ, người liên hệ). ${errors}`,
  })
  recordContact(
    @Arg('input', () => RecordContactInput, { description: 'Whose, who, since when.' }) input: RecordContactInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordContact(ctx, input)
  }

  @Mutation(() => EndContactPayload, {
    description: `Ends that somebody is guardian or contact; it stays in the history (thôi giám hộ, thôi liên hệ). ${errors}`,
  })
  endContact(
    @Arg('input', () => EndContactInput, { description: 'Who, since when, why.' }) input: EndContactInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endContact(ctx, input)
  }
}
