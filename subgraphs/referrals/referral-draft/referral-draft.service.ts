import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { mayEver } from '../../../kit/rights.js'
import { refuse, refuseAll, toUserErrors, type UserErrorBase } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { Transaction } from '../../../kit/transaction.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { toHealthFacility } from '../health-facility/health-facility.loaders.js'
import { noteStep } from '../life-cycle/life-cycle.service.js'
import { referralTable } from '../referral/referral.access.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { findPersonOf } from '../resident/person-ids.js'
import { findReferral } from '../referral/referral.service.js'
import { dueByOf } from '../referral/time-limit.rules.js'
import { annex3 } from '../reference.js'
import { userErrorTexts } from '../user-errors.js'
import { openForSameNeed } from './duplicate.service.js'
import { withFindings } from './from-alert.rules.js'
import { alertAbsent, type AlertSource, getAlertSource } from './from-alert.service.js'
import { draftProblems, isForOneYear, type Reasoned } from './referral-draft.rules.js'
import type { CreateReferralInput, CreateReferralPayload } from './referral-draft.type.js'
import { firstContactOf, homeAsSender, hospitalAsSender, personAsked, type Sender } from './sender.service.js'

const outcome = z.object({ referralId: z.guid() })

/** What a refusal shows beside its reason. */
interface Shown {
  duplicate?: string
  unlicensed?: string
}

export async function createReferral(ctx: ReferralsContext, input: CreateReferralInput): Promise<CreateReferralPayload> {
  const shown: Shown = {}
  const written = await write(ctx, { name: 'createReferral', input, outcome }, change => create(ctx, input, change, shown))
  const none = { referral: null, openReferral: null, firstContact: null, userErrors: [] }
  if ('outcome' in written) {
    const id = toGlobalId('Referral', written.outcome.referralId)
    return { ...none, referral: await readBack(() => findReferral(ctx, id)) }
  }
  const code = shown.unlicensed ? await firstContactOf(ctx, shown.unlicensed) : null
  const row = code ? await ctx.load.healthFacilityByCode.load(code) : undefined
  return {
    ...none,
    openReferral: shown.duplicate ? await findReferral(ctx, toGlobalId('Referral', shown.duplicate)) : null,
    firstContact: row ? toHealthFacility(row) : null,
    userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language),
  }
}

async function create(ctx: ReferralsContext, input: CreateReferralInput, change: Write, shown: Shown) {
  const { tx } = change
  if (!mayEver(referralTable, 'createReferral', ctx.viewer.role)) throw new HubError('FORBIDDEN')
  const alert = input.fromAlert ? await getAlertSource(tx, input.fromAlert) : null
  const sender = await senderOf(ctx, input, alert, tx)
  const draft = alert ? { ...input, ...withFindings(input, alert.findings) } : input
  const toKey = fromGlobalId('HealthFacility', input.toFacility)
  const to = toKey ? await tx.em.findOne(HealthFacilityEntity, toKey) : null
  if (!to) return refuse('NOT_FOUND', ['input', 'toFacility'])
  if (to.id === sender.signsAs?.id) return refuse('SAME_PLACE', ['input', 'toFacility'])
  const patientMissing = !sender.link && !input.patient
  refuseUnlessReasoned(draft, ctx.today, patientMissing ? [{ code: 'INVALID_VALUE', path: ['patient'] }] : [])
  if (input.kind === 'CLINICAL_TRANSFER' && !sender.signsAs) {
    shown.unlicensed = sender.residentId
    return refuse('NO_LICENCE', ['input', 'kind'])
  }
  const { residentId, link } = sender
  const fromAlertId = alert?.alertId ?? link?.fromAlertId ?? null
  const need = { residentId, toHealthFacilityId: to.id, diagnoses: input.diagnoses, fromAlertId }
  const [same] = await openForSameNeed(tx, { ...need, own: [link?.id] })
  if (same) {
    shown.duplicate = same.id
    refuse('DUPLICATE_OPEN', ['input'])
  }
  const referral = tx.em.create(ReferralEntity, { ...rowOf(ctx, draft, sender, to), fromAlertId })
  await tx.em.flush()
  noteStep(ctx, change, { name: 'createReferral', before: null, referral, side: 'SENDER', input: {} })
  return { referralId: referral.id }
}

function senderOf(ctx: ReferralsContext, input: CreateReferralInput, alert: AlertSource | null, tx: Transaction): Promise<Sender> {
  if (!alert) return input.fromLink ? hospitalAsSender(ctx, input.fromLink, tx) : homeAsSender(ctx, personAsked(input.resident), tx)
  return homeOfAlert(ctx, input, alert, tx)
}

/** The home of the person whom an alert is about; what else the input says of the person must be the same. */
async function homeOfAlert(ctx: ReferralsContext, input: CreateReferralInput, { residentId }: AlertSource, tx: Transaction): Promise<Sender> {
  const sender = await homeAsSender(ctx, { residentId, absent: alertAbsent }, tx)
  if (input.fromLink) refuse('INVALID_VALUE', ['input', 'fromLink'])
  const named = input.resident ? fromGlobalId('Resident', input.resident) : residentId
  if (!named || (await findPersonOf(tx, named)) !== sender.residentId) refuse('INVALID_VALUE', ['input', 'resident'])
  return sender
}

/** Refuses everything that is wrong with a draft, at once; a missing reason or urgency is among it. */
function refuseUnlessReasoned<Of extends CreateReferralInput>(draft: Of, today: string, more: UserErrorBase[]): asserts draft is Reasoned<Of> {
  refuseAll([...draftProblems(draft, today), ...more])
}

function rowOf(ctx: ReferralsContext, input: Reasoned<CreateReferralInput>, sender: Sender, to: { id: string; provinceCode: string }) {
  const { link } = sender
  const isTransfer = input.kind === 'CLINICAL_TRANSFER'
  const name = cleanName(input.patient?.name ?? '')
  const due = { status: 'DRAFT', urgency: input.urgency, since: ctx.now, limits: ctx.limits, calendar: vietnamCalendar() } as const
  return {
    id: randomUUID(),
    version: 1,
    paperNumber: null,
    kind: input.kind,
    status: 'DRAFT' as const,
    statusSince: ctx.now,
    urgency: input.urgency,
    residentId: sender.residentId,
    patientName: link?.patientName ?? (name.ok ? name.value : ''),
    patientBirthDate: link?.patientBirthDate ?? input.patient?.birthDate ?? '',
    patientSex: link?.patientSex ?? input.patient?.sex ?? 'UNKNOWN',
    fromFacilityId: sender.facilityId,
    fromFacilityCode: sender.facilityCode,
    fromHealthFacilityId: isTransfer ? (sender.signsAs?.id ?? null) : null,
    toHealthFacilityId: to.id,
    fromProvinceCode: sender.provinceCode,
    toProvinceCode: to.provinceCode,
    sealed: sender.sealed,
    reason: input.reason.trim(),
    diagnoses: [...input.diagnoses],
    summary: input.summary?.trim() || null,
    oneYear: isTransfer && isForOneYear(input.diagnoses, annex3(), input.oneYear ?? false),
    signedOn: null,
    validUntil: null,
    dueBy: dueByOf(due),
    createdAt: ctx.now,
    stepCount: 1,
    consentBy: input.consent?.by ?? null,
    consentOn: input.consent?.on ?? null,
    fromLinkId: link?.id ?? null,
    // A home sends those who live there; whom a link brought may have left meanwhile.
    leftAs: link?.leftAs ?? null,
    leftOn: link?.leftOn ?? null,
    goesOn: link?.goesOn ?? false,
  }
}
