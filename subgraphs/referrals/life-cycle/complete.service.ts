import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { icd10 } from '../../../kit/vn/icd-pattern.js'
import type { ReferralsContext } from '../context.js'
import { followUpProblems, tasksOf } from '../follow-up/follow-up.rules.js'
import { noteFollowUps } from '../follow-up/follow-up.service.js'
import { CounterReferralEntity } from './life-cycle.entity.js'
import { moveReferral } from './life-cycle.service.js'
import type { CompleteReferralInput, MovePayload } from './life-cycle.type.js'

const longestSummary = 10_000

/** Ends the treatment: nothing is complete before the hospital has sent word back. */
export function completeReferral(ctx: ReferralsContext, input: CompleteReferralInput): Promise<MovePayload> {
  const { answer } = input
  return moveReferral(ctx, 'completeReferral', input, async ({ referral }, change) => {
    const at = (field: string) => ['input', 'answer', field]
    const { diagnoses, summary, nextVisitOn } = answer
    if (diagnoses.length === 0 || diagnoses.length > 12 || !diagnoses.every(code => icd10.test(code))) {
      refuse('DIAGNOSIS_INVALID', at('diagnoses'))
    }
    if (summary.trim() === '' || summary.length > longestSummary) refuse('INVALID_VALUE', at('summary'))
    if (nextVisitOn && nextVisitOn < ctx.today) refuse('DATE_PAST', at('nextVisitOn'))
    const asked = answer.followUps ?? []
    refuseAll(followUpProblems(asked, ctx.today).map(({ code, path }) => ({ code, path: ['answer', 'followUps', ...path] })))
    change.tx.em.create(CounterReferralEntity, {
      referralId: referral.id,
      result: answer.result,
      diagnoses: [...diagnoses],
      summary: summary.trim(),
      treatment: answer.treatment ?? null,
      medicines: answer.medicines ?? null,
      warningSigns: answer.warningSigns ?? null,
      nextVisitOn: nextVisitOn ?? null,
      writtenAt: ctx.now,
    })
    noteFollowUps(referral.id, tasksOf(asked, nextVisitOn ?? null), change)
  })
}
