import { describe, expect, test } from 'vitest'
import { localDateOf } from '../../kit/vn/working-days.js'
import { moveNames, moveProblem, moves, reasonsOf, recordedBy, statusAfter } from '../../subgraphs/referrals/life-cycle/life-cycle.rules.js'
import type { ReferralStatus } from '../../subgraphs/referrals/referral/referral.rules.js'
import { hospitals } from './hospitals.js'
import type { ReferralRow, StepRow } from './rows.js'
import { livesOf } from './steps.js'
import { demoWorld } from './world.js'

const days = ['2026-11-02', '2026-02-23', '2027-02-15'] as const
const onHub = new Map(hospitals.map(({ id, more }) => [id, more.onHub ?? false]))

/** Everything in which the steps of a referral disagree with the table of moves, with one another or with the row. */
function contradictions(row: ReferralRow, steps: readonly StepRow[]): string[] {
  const wrong: string[] = []
  const [first, ...rest] = steps
  let status: ReferralStatus = row.parentId ? 'SENT' : 'DRAFT'
  let isSigned = row.parentId !== null
  let isApproved = row.parentId !== null
  if (first?.move !== (row.parentId ? 'sendReferral' : 'createReferral') || first.fromStatus !== null || first.toStatus !== status) wrong.push('begins')
  for (const { move, fromStatus, toStatus, at, reason, note, source, bySide } of rest) {
    const name = moveNames.find(each => each === move)
    if (!name || fromStatus !== status) {
      wrong.push(`${move} after ${status}`)
      continue
    }
    const facts = { ...row, status, isSigned, isApproved, isComplete: row.diagnoses.length > 0 && row.summary !== null, hasConsent: row.consentOn !== null, leftOpen: null, bySigner: true, now: at }
    const problem = moveProblem(name, facts)
    if (problem) wrong.push(`${name} ${problem}`)
    if (statusAfter(name, status) !== toStatus) wrong.push(`${name} to ${toStatus}`)
    const reasons: Partial<Record<string, readonly string[]>> = reasonsOf
    if (reasons[name] ? !reasons[name].includes(reason ?? '') : reason !== null) wrong.push(`${name} because of ${reason}`)
    const needs: readonly string[] = moves[name].needs
    if (needs.includes('NOTE') && !note) wrong.push(`${name} without a note`)
    const { sides, withSource } = recordedBy(name, onHub.get(row.toHealthFacilityId) ?? true)
    if (!sides.includes(bySide) || (source !== null) !== withSource) wrong.push(`${name} by ${bySide} from ${source}`)
    status = toStatus
    isSigned ||= name === 'issueReferral'
    isApproved ||= name === 'approveReferral'
  }
  const last = steps.at(-1)
  if (status !== row.status) wrong.push(`stands at ${row.status}, led to ${status}`)
  if (last?.at.getTime() !== row.statusSince.getTime()) wrong.push('the last step is not when the status began')
  if (steps.length > 1 && first?.at.getTime() !== row.createdAt.getTime()) wrong.push('the first step is not the beginning')
  if (steps.some(({ at }, i) => i > 0 && at < (steps[i - 1]?.at ?? at))) wrong.push('time runs backwards')
  if (steps.some(({ version }, i) => version !== i + 1) || row.version !== steps.length || row.stepCount !== steps.length) wrong.push('versions')
  return wrong.map(each => `${row.status}: ${each}`)
}

function stepsByReferral(steps: readonly StepRow[]): Map<string, StepRow[]> {
  const lists = new Map<string, StepRow[]>()
  for (const each of steps) lists.set(each.referralId, [...(lists.get(each.referralId) ?? []), each])
  return lists
}

describe('the steps of the demo referrals', () => {
  test.each(days)('are moves that the table allows, one after the other, to where each stands; seeded on %s', day => {
    const { referrals, steps } = demoWorld({ today: day, now: new Date(`${day}T09:00:00+07:00`) }).referrals
    const byReferral = stepsByReferral(steps)
    expect(referrals.flatMap(row => contradictions(row, byReferral.get(row.id) ?? []))).toEqual([])
    const used = new Set(steps.map(({ move }) => move))
    // Nobody of the demo was corrected, or left care under way.
    const others = moveNames.filter(name => name !== 'correctReferral' && name !== 'continueReferral')
    expect([...used].toSorted()).toEqual(['createReferral', ...others].toSorted())
  })

  test('sign the paper on the day that it says, and approve a care link when it says', () => {
    const { referrals, steps } = demoWorld({ today: days[0], now: new Date(`${days[0]}T09:00:00+07:00`) }).referrals
    const rows = new Map(referrals.map(row => [row.id, row]))
    const told = steps.flatMap(({ move, at, referralId }) => {
      const row = rows.get(referralId)
      if (move === 'issueReferral' && localDateOf(at) !== row?.signedOn) return ['issue']
      return move === 'approveReferral' && at.getTime() !== row?.approvedAt?.getTime() ? ['approve'] : []
    })
    expect(told).toEqual([])
  })

  test('end with the word of the hospital, where the treatment was completed', () => {
    const { steps, answers } = demoWorld({ today: days[0], now: new Date(`${days[0]}T09:00:00+07:00`) }).referrals
    const completed = steps.filter(({ move }) => move === 'completeReferral').map(({ referralId, at }) => [referralId, at])
    expect(answers.map(({ referralId, writtenAt }) => [referralId, writtenAt])).toEqual(completed)
    expect(completed.length).toBeGreaterThan(400)
  })

  test('are those of the referral alone, however many others are made with it', () => {
    const { referrals, steps } = demoWorld({ today: days[0], now: new Date(`${days[0]}T09:00:00+07:00`) }).referrals
    const some = livesOf(referrals.slice(0, 200))
    const chosen = new Set(some.referrals.map(({ id }) => id))
    expect(some.steps).toEqual(steps.filter(({ referralId }) => chosen.has(referralId)))
  })
})
