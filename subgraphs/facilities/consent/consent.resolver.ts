import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ResidentContact } from '../contact/contact.type.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import type { ConsentNode } from './consent.loaders.js'
import { approveConsent, consentsOf, guardianOf, recordConsent } from './consent.service.js'
import { ApproveConsentInput, Consent, ConsentPayload, RecordConsentInput, WithdrawConsentInput } from './consent.type.js'
import { withdrawConsent } from './withdraw-consent.service.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Resident)
export class ResidentConsentResolver {
  @FieldResolver(() => [Consent], {
    nullable: true,
    description: 'To what the person or guardian agreed, newest first; what was taken back stays (sự đồng ý). At most 50. Not for every role.',
  })
  consents(@Root() { key }: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return consentsOf(ctx, key)
  }
}

@Resolver(() => Consent)
export class ConsentResolver {
  @FieldResolver(() => ResidentContact, { nullable: true })
  guardian(@Root() consent: ConsentNode, @Ctx() ctx: FacilitiesContext) {
    return guardianOf(ctx, consent)
  }

  @Mutation(() => ConsentPayload, {
    description: `Writes down that a resident of the caller’s own facility, or the guardian, agreed to one purpose; by the head of the home it holds at once, else when the head approves it (ghi sự đồng ý). ${errors}`,
  })
  recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'Whose, to what, by whom, with which proof.' }) input: RecordConsentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordConsent(ctx, input)
  }

  @Mutation(() => ConsentPayload, {
    description: `The head of the home agrees to what the person agreed to (TT 02/2020 Đ9; người đứng đầu cơ sở đồng ý). ${errors}`,
  })
  approveConsent(
    @Arg('input', () => ApproveConsentInput, { description: 'Whose, which.' }) input: ApproveConsentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return approveConsent(ctx, input)
  }

  @Mutation(() => ConsentPayload, {
    description: `Takes a consent back, by the person, the guardian, or the home for them. It is over with the next question, and on open lines within seconds (rút lại sự đồng ý). ${errors}`,
  })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput, { description: 'Whose, which purpose.' }) input: WithdrawConsentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return withdrawConsent(ctx, input)
  }
}
