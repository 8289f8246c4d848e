import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { z } from 'zod'
import type { Acting } from '../../../kit/audit.js'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { Judgement } from '../../../kit/rights.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { judgeReferral } from '../referral/referral.access.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import { isIssue, tellIssue } from '../referral/issued.events.js'
import { referralMoved } from '../referral/referral.events.js'
import { findReferral } from '../referral/referral.service.js'
import { userErrorTexts } from '../user-errors.js'
import { partyOf, recordsFor, type ReferralAction, type Sides } from './life-cycle.access.js'
import { clockAfter } from './clock.service.js'
import { ReferralStepEntity } from './life-cycle.entity.js'
import { type MoveName, moveProblem, moves, type Need, type RecordSource, reasonsOf, type Side, statusAfter, type StepName } from './life-cycle.rules.js'
import type { MovePayload } from './life-cycle.type.js'
import { moveFactsOf } from './move-facts.js'

/** What the steps bring along; each input has the fields of its own step. */
export interface MoveRequest {
  readonly idempotencyKey: string
  readonly expectedVersion: number
  readonly referral: string
  readonly note?: string | null
  readonly reason?: string | null
  readonly source?: RecordSource | null
  readonly callBackOn?: string | null
  readonly plannedOn?: string | null
}

/** A referral held until the transaction ends, with where its two ends stand. */
export interface Held {
  readonly referral: ReferralRecord
  readonly sides: Sides
  /** When its move was due before this one. */
  readonly dueBefore: Date | null
}

type Effect = (held: Held, change: Write) => Promise<ReferralRecord | void>

const outcome = z.object({ referralId: z.guid() })

/** Makes one move; `effect` is what the move does beside moving, in the same transaction, and may lead to another referral. */
export async function moveReferral(
  ctx: ReferralsContext,
  name: MoveName,
  input: MoveRequest,
  effect?: Effect,
): Promise<MovePayload> {
  const written = await write(ctx, { name, input, outcome }, change => move(ctx, name, input, change, effect))
  if ('refused' in written) {
    const userErrors = toUserErrors(written.refused, userErrorTexts, ctx.language)
    return { referral: await findReferral(ctx, input.referral), userErrors }
  }
  const id = toGlobalId('Referral', written.outcome.referralId)
  return { referral: await readBack(() => findReferral(ctx, id)), userErrors: [] }
}

async function move(ctx: ReferralsContext, name: MoveName, input: MoveRequest, change: Write, effect: Effect | undefined) {
  const held = await holdReferral(ctx, name, input, change)
  const { referral } = held
  checkInput(ctx, name, input, held)
  const problem = moveProblem(name, moveFactsOf(referral, ctx.viewer, ctx.now))
  if (problem) refuse(problem, ['input', 'referral'])
  const before = referral.status
  const status = statusAfter(name, before)
  if (status !== before) Object.assign(referral, { ...clockAfter(ctx, referral, status), status, statusSince: ctx.now })
  referral.stepCount++
  if (input.reason) referral.endReason = input.reason
  if (input.callBackOn) referral.callBackOn = input.callBackOn
  if (input.plannedOn) referral.plannedOn = input.plannedOn
  if (name === 'approveReferral') Object.assign(referral, { approvedBy: ctx.viewer.subject, approvedAt: ctx.now })
  const other = await effect?.(held, change)
  await change.tx.em.flush()
  noteStep(ctx, change, { name, before, referral, side: partyOf(ctx.viewer, held.sides), input })
  if (isIssue(name, referral.kind)) tellIssue(change, referral, held.sides.toHospitalCode, ctx.now)
  return { referralId: (other ?? referral).id }
}

export interface Step {
  readonly name: StepName
  readonly before: ReferralRecord['status'] | null
  readonly referral: ReferralRecord
  readonly side: Side
  readonly input: Pick<MoveRequest, 'note' | 'reason' | 'source'>
}

/** What a step changes where it does not move the referral. */
const fieldsOf: Partial<Record<StepName, readonly string[]>> = {
  escalateReferral: ['escalatedAt'],
  noteDeparture: ['leftAs', 'leftOn', 'dueBy'],
  continueReferral: ['goesOn', 'dueBy'],
  correctReferral: ['correction'],
}

/** What every step leaves: a line of the timeline, an audit row and an event. */
export function noteStep({ viewer, now: at }: Pick<Acting, 'viewer' | 'now'>, change: Write, step: Step): void {
  const { name, before, referral, side, input } = step
  change.tx.em.create(ReferralStepEntity, {
    id: randomUUID(),
    referralId: referral.id,
    version: referral.version,
    move: name,
    fromStatus: before,
    toStatus: referral.status,
    at,
    byRole: viewer.role,
    byOrganisation: viewer.facility ?? viewer.hospital ?? null,
    bySide: side,
    source: input.source ?? null,
    reason: input.reason ?? null,
    note: input.note?.trim() || null,
  })
  change.publish(referralMoved({ ...referral, validUntil: referral.validUntil ?? null }))
  change.record({
    action: `referral.${name}`,
    subject: `Referral:${referral.id}`,
    residentId: referral.residentId,
    fields: fieldsOf[name] ?? ['status', 'statusSince', 'dueBy'],
  })
}

/** The referral, held until the transaction ends, if the caller may make this move and has seen the newest version. */
async function holdReferral(ctx: ReferralsContext, name: MoveName, input: MoveRequest, change: Write): Promise<Held> {
  const { em } = change.tx
  const key = fromGlobalId('Referral', input.referral)
  const referral = key ? await em.findOne(ReferralEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!referral) return refuse('NOT_FOUND', ['input', 'referral'])
  const { sides, judgement } = await judgeHeld(ctx, name, referral, change)
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'referral'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  const { version } = referral
  if (version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], version)
  return { referral, sides, dueBefore: referral.dueBy ?? null }
}

/** A referral to which the viewer may do something that does not move it, and where its ends stand. */
export async function findJudged(
  ctx: ReferralsContext,
  action: ReferralAction,
  id: string,
  { tx, lockMode }: Pick<Write, 'tx'> & { lockMode?: LockMode },
  path: readonly string[] = ['input', 'referral'],
): Promise<{ referral: ReferralRecord; sides: Sides }> {
  const key = fromGlobalId('Referral', id)
  const referral = key ? await tx.em.findOne(ReferralEntity, key, { lockMode }) : null
  if (!referral) return refuse('NOT_FOUND', path)
  const { sides, judgement } = await judgeHeld(ctx, action, referral, { tx })
  if (judgement === 'not-there') return refuse('NOT_FOUND', path)
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  return { referral, sides }
}

/** Where the ends of a referral stand, and whether the viewer may do something to it: the judge’s word for a managed row. */
export async function judgeHeld(
  { viewer }: ReferralsContext,
  action: ReferralAction,
  referral: ReferralRecord,
  { tx: { em } }: Pick<Write, 'tx'>,
): Promise<{ sides: Sides; judgement: Judgement }> {
  const { fromHealthFacilityId, toHealthFacilityId } = referral
  const ends = fromHealthFacilityId ? [fromHealthFacilityId, toHealthFacilityId] : [toHealthFacilityId]
  const hospitals = new Map((await em.find(HealthFacilityEntity, { id: { $in: ends } })).map(each => [each.id, each]))
  const receiver = hospitals.get(toHealthFacilityId)
  const sides: Sides = {
    fromFacilityCode: referral.fromFacilityCode ?? null,
    fromHospitalCode: hospitals.get(fromHealthFacilityId ?? '')?.code ?? null,
    toHospitalCode: receiver?.code ?? '',
    receiverOnHub: receiver?.onHub ?? true,
  }
  const { residentId, status, sealed, fromProvinceCode, toProvinceCode } = referral
  const judgement = judgeReferral(viewer, action, { residentId, status, sealed, fromProvinceCode, toProvinceCode, ...sides })
  return { sides, judgement }
}

export const longestNote = 2_000

function checkInput(ctx: ReferralsContext, name: MoveName, input: MoveRequest, { sides }: Held): void {
  const needs: readonly Need[] = moves[name].needs
  const note = input.note?.trim() ?? ''
  if (!isPlainText(note, longestNote)) refuse('INVALID_VALUE', ['input', 'note'])
  if (note === '' && (needs.includes('NOTE') || input.reason === 'OTHER')) refuse('NOTE_MISSING', ['input', 'note'])
  const reasons: Partial<Record<MoveName, readonly string[]>> = reasonsOf
  if (needs.includes('REASON') && !reasons[name]?.includes(input.reason ?? '')) refuse('INVALID_VALUE', ['input', 'reason'])
  if (input.callBackOn && input.callBackOn < ctx.today) refuse('DATE_PAST', ['input', 'callBackOn'])
  if (input.plannedOn && input.plannedOn < ctx.today) refuse('DATE_PAST', ['input', 'plannedOn'])
  if (recordsFor(ctx.viewer, name, sides) && !input.source) refuse('SOURCE_MISSING', ['input', 'source'])
}
