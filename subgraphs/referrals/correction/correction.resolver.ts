import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { movePayload } from '../life-cycle/life-cycle.type.js'
import type { ReferralNode } from '../referral/referral.service.js'
import { Referral } from '../referral/referral.type.js'
import { toldCodes, toldTexts } from '../referral/told.rules.js'
import { correctReferral } from './correction.service.js'
import { CorrectReferralInput, ReferralCorrection } from './correction.type.js'

const CorrectReferralPayload = movePayload('CorrectReferral', 'What the correction did: all of it, or nothing.')

@Resolver(() => Referral)
export class CorrectionResolver {
  @Mutation(() => CorrectReferralPayload, {
    description:
      'Corrects what a referral says; what it said is kept (đính chính). Once it is no draft the note must say why, and a ' +
      'signed one needs a signer. Errors: FORBIDDEN for those who may only look, OUTCOME_UNKNOWN when it must be sent again ' +
      'with the same key.',
  })
  correctReferral(
    @Arg('input', () => CorrectReferralInput, { description: 'Which referral, and what it shall say.' }) input: CorrectReferralInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return correctReferral(ctx, input)
  }

  @FieldResolver(() => [ReferralCorrection], {
    nullable: true,
    description: 'What it said before each correction, the newest first (các lần đính chính). At most 100. Not for every role.',
  })
  async corrections(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    const before = await ctx.load.correctionsOfReferral.load(row.id)
    return before.map(each => ({ ...toldTexts(row, each, ['note', 'reason', 'summary']), diagnoses: toldCodes(row, each.diagnoses) }))
  }
}
