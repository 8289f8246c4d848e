import { vietnamCalendar, workingMinutesBetween } from '../../../kit/vn/working-days.js'
import type { ReferralsContext } from '../context.js'
import type { ReferralNode } from '../referral/referral.service.js'
import { userErrorTexts } from '../user-errors.js'
import { mayMove, type Sides } from './life-cycle.access.js'
import { moveNames, moveProblem } from './life-cycle.rules.js'
import type { AvailableAction } from './life-cycle.type.js'
import { moveFactsOf } from './move-facts.js'

const notYours = {
  vi: 'Việc này thuộc bên kia, hoặc vai trò của bạn không được làm.',
  en: 'This is for the other side, or not for your role.',
}

/** What the viewer may do now and why not, from the same tables that the mutations ask. */
export function availableActionsOf(ctx: ReferralsContext, { row }: ReferralNode): AvailableAction[] {
  const { viewer, language, now } = ctx
  const sides: Sides = {
    fromFacilityCode: row.fromFacilityCode,
    fromHospitalCode: row.issued ? (viewer.hospital ?? null) : null,
    toHospitalCode: row.receiver.code,
    receiverOnHub: row.receiver.onHub,
  }
  const facts = moveFactsOf(row, viewer, now)
  return moveNames
    .filter(name => name !== 'expireReferral')
    .map(action => {
      const problem = moveProblem(action, facts)
      const text = mayMove(viewer, action, sides) ? (problem ? userErrorTexts[problem] : undefined) : notYours
      return { action, allowed: text === undefined, reason: text?.[language] ?? null }
    })
}

/** Working minutes past the deadline, of an emergency all minutes; null while there is time, or nobody must move. */
export function overdueByOf(ctx: ReferralsContext, { row }: ReferralNode): number | null {
  const { dueBy, urgency } = row
  if (dueBy === null || dueBy >= ctx.now) return null
  const clock = Math.floor((ctx.now.getTime() - dueBy.getTime()) / 60_000)
  return urgency === 'EMERGENCY' ? clock : workingMinutesBetween(vietnamCalendar(), dueBy, ctx.now)
}
