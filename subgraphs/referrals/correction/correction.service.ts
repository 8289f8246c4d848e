import { randomUUID } from 'node:crypto'
import { refuse, refuseAll, type UserErrorBase } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { moveReferral } from '../life-cycle/life-cycle.service.js'
import type { MovePayload } from '../life-cycle/life-cycle.type.js'
import { annex3 } from '../reference.js'
import { openForSameNeed } from '../referral-draft/duplicate.service.js'
import { draftProblems, isForOneYear, isSameNeed } from '../referral-draft/referral-draft.rules.js'
import type { ReferralRecord } from '../referral/referral.entity.js'
import { dueByOf } from '../referral/time-limit.rules.js'
import { ReferralCorrectionEntity } from './correction.entity.js'
import { changedFields, type Content, dueAfterCorrection } from './correction.rules.js'
import type { CorrectReferralInput } from './correction.type.js'

const mostCorrections = 100

/** Replaces what a referral says, in one transaction with the row that keeps what it said. */
export function correctReferral(ctx: ReferralsContext, input: CorrectReferralInput): Promise<MovePayload> {
  return moveReferral(ctx, 'correctReferral', input, async ({ referral }, change) => {
    const before = contentOf(referral)
    const after = corrected(before, input, referral)
    refuseAll(problemsOf(after, input, referral, ctx.today))
    const fields = changedFields(before, after)
    if (fields.length === 0) refuse('NOTHING_CHANGED', ['input'])
    if (fields.includes('diagnoses')) await refuseSecondForNeed(referral, before, after, change)
    const { em } = change.tx
    if ((await em.count(ReferralCorrectionEntity, { referralId: referral.id })) >= mostCorrections) refuse('TOO_MANY', ['input'])
    Object.assign(referral, { ...after, diagnoses: [...after.diagnoses], dueBy: dueAfter(ctx, referral, after) })
    await em.flush()
    em.create(ReferralCorrectionEntity, {
      ...before,
      id: randomUUID(),
      referralId: referral.id,
      version: referral.version,
      at: ctx.now,
      note: input.note?.trim() || null,
      fields,
      diagnoses: [...before.diagnoses],
    })
  })
}

function contentOf(referral: ReferralRecord): Content {
  const { urgency, patientName, patientBirthDate, patientSex, reason, diagnoses, summary, oneYear, consentBy, consentOn } = referral
  const kept = { urgency, patientName, patientBirthDate, patientSex, reason, diagnoses: [...diagnoses], oneYear }
  return { ...kept, summary: summary ?? null, consentBy: consentBy ?? null, consentOn: consentOn ?? null }
}

/** A paper that is signed stays as long as it was signed for; a draft becomes what its diagnoses say. */
function corrected(before: Content, input: CorrectReferralInput, { kind, signedOn }: ReferralRecord): Content {
  const { patient, consent } = input
  const name = patient && cleanName(patient.name)
  const diagnoses = input.diagnoses ?? before.diagnoses
  const byHand = input.oneYear ?? (input.diagnoses ? false : before.oneYear)
  const isOpenPaper = kind === 'CLINICAL_TRANSFER' && !signedOn
  return {
    urgency: input.urgency ?? before.urgency,
    patientName: name?.ok ? name.value : before.patientName,
    patientBirthDate: patient?.birthDate ?? before.patientBirthDate,
    patientSex: patient?.sex ?? before.patientSex,
    reason: input.reason?.trim() ?? before.reason,
    diagnoses,
    summary: input.summary === undefined ? before.summary : input.summary?.trim() || null,
    oneYear: isOpenPaper ? isForOneYear(diagnoses, annex3(), byHand) : before.oneYear,
    consentBy: consent?.by ?? before.consentBy,
    consentOn: consent?.on ?? before.consentOn,
  }
}

/** Everything that is wrong, at once. What a signed paper must say it goes on saying (XML13 of QĐ 3176/QĐ-BYT). */
function problemsOf(after: Content, input: CorrectReferralInput, { kind, status, signedOn }: ReferralRecord, today: string) {
  const found: UserErrorBase[] = [...draftProblems({ ...after, kind, patient: input.patient, consent: input.consent }, today)]
  if (status !== 'DRAFT' && !input.note?.trim()) found.push({ code: 'NOTE_MISSING', path: ['note'] })
  if (signedOn && (after.diagnoses.length === 0 || !after.summary)) found.push({ code: 'PAPER_INCOMPLETE', path: [] })
  if (input.consent && (kind !== 'CARE_LINK' || status !== 'DRAFT')) found.push({ code: 'WRONG_STATUS', path: ['consent'] })
  return found
}

/** What was for the same need before stays so; the new diagnoses must not meet another open referral anew. */
async function refuseSecondForNeed(referral: ReferralRecord, before: Content, { diagnoses }: Content, { tx }: Write) {
  const { id, residentId, toHealthFacilityId, fromLinkId } = referral
  const open = await openForSameNeed(tx, { residentId, toHealthFacilityId, diagnoses, own: [id, fromLinkId] })
  const anew = open.filter(each => !isSameNeed(each, { toHealthFacilityId, diagnoses: before.diagnoses }))
  if (anew.length > 0) refuse('DUPLICATE_OPEN', ['input', 'diagnoses'])
}

function dueAfter(ctx: ReferralsContext, { status, statusSince, dueBy }: ReferralRecord, { urgency }: Content): Date | null {
  const due = dueByOf({ status, urgency, since: statusSince, limits: ctx.limits, calendar: vietnamCalendar() })
  return dueAfterCorrection(dueBy ?? null, due)
}
