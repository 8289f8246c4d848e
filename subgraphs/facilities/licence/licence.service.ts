import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityRecord } from '../facility/facility.entity.js'
import { facilityLicensed } from '../facility/facility.events.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import {
  changeFacility,
  type Changed,
  facilityNamed,
  holdFacility,
  newRecord,
  noteChange,
  strike,
} from '../facility-record/facility-change.service.js'
import { mostShown, onDay } from '../facility-record/facility-record.rules.js'
import { includes } from '../facility-record/period.rules.js'
import { LicenceEntity, type LicenceRecord, SuspensionEntity } from './licence.entity.js'
import { licenceFacts, toLicence } from './licence.loaders.js'
import { endProblems, type LicenceFacts, licenceProblems, signingStretches, suspensionProblems } from './licence.rules.js'
import type { EndLicenceInput, FacilityLicence, RecordLicenceInput, SuspendLicenceInput } from './licence.type.js'

/** The licences that hold on a day, suspended ones too: at most one of each kind. */
export async function licencesOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<FacilityLicence[]> {
  return onDay(await ctx.load.licencesOfFacility.load(facility.key), day).map(row => toLicence(row, day))
}

export async function licenceHistory(ctx: FacilitiesContext, facility: FacilityNode): Promise<FacilityLicence[]> {
  return (await ctx.load.licencesOfFacility.load(facility.key)).slice(0, mostShown).map(row => toLicence(row, ctx.today))
}

/** The code under which a facility may examine and treat on a day; null without a licence in force. */
export async function healthFacilityCodeOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<string | null> {
  const stretches = signingStretches(await ctx.load.licencesOfFacility.load(facility.key))
  return stretches.find(stretch => includes(stretch, day))?.code ?? null
}

function shown(ctx: FacilitiesContext) {
  return {
    refused: { licence: null },
    done: async ({ facility, recordId }: Changed) => {
      const row = (await ctx.load.licencesOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { licence: row ? toLicence(row, ctx.today) : null }
    },
  }
}

export function recordLicence(ctx: FacilitiesContext, input: RecordLicenceInput) {
  return changeFacility(ctx, 'recordLicence', input, change => record(ctx, input, change), shown(ctx))
}

async function record(ctx: FacilitiesContext, input: RecordLicenceInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordLicence', facilityNamed(input), input, change)
  const { wrong, others } = strike(ctx, await em.find(LicenceEntity, { facilityId: facility.id }), 'FacilityLicence', input)
  refuseAll(licenceProblems(input, others.map(withoutSuspensions), ctx.today))
  // The wrong row goes before the right one comes: no two of a kind hold on one day.
  await em.flush()
  const { kind, number, issuedBy, issuedOn, tasks, healthFacilityCode } = input
  const row = em.create(LicenceEntity, {
    ...newRecord(ctx, facility, input, wrong),
    kind,
    number: number.trim(),
    issuedBy: issuedBy.trim(),
    issuedOn,
    tasks: tasks?.trim() ?? null,
    healthFacilityCode: healthFacilityCode ?? null,
    endReason: null,
    endDecision: null,
    endedBy: null,
  })
  noteChange(facility, wrong ? 'licence-corrected' : 'licence-recorded', ['licence', kind], change)
  await em.flush()
  await tell(ctx, facility, change)
  return { facilityId: facility.id, recordId: row.id }
}

export function suspendLicence(ctx: FacilitiesContext, input: SuspendLicenceInput) {
  return changeFacility(ctx, 'suspendLicence', input, change => suspend(ctx, input, change), shown(ctx))
}

async function suspend(ctx: FacilitiesContext, input: SuspendLicenceInput, change: Write) {
  const { em } = change.tx
  const { licence, facility, facts } = await holdLicence(ctx, 'suspendLicence', input, change)
  refuseAll(suspensionProblems(input, facts, ctx.today))
  em.create(SuspensionEntity, {
    id: randomUUID(),
    licenceId: licence.id,
    fromDay: input.from,
    untilDay: input.until,
    decision: input.decision.trim(),
    reason: input.reason.trim(),
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
    recordedRole: ctx.viewer.role,
  })
  noteChange(facility, 'licence-suspended', ['licence', licence.kind, 'suspensions'], change)
  await em.flush()
  await tell(ctx, facility, change)
  return { facilityId: facility.id, recordId: licence.id }
}

export function endLicence(ctx: FacilitiesContext, input: EndLicenceInput) {
  return changeFacility(ctx, 'endLicence', input, change => end(ctx, input, change), shown(ctx))
}

async function end(ctx: FacilitiesContext, input: EndLicenceInput, change: Write) {
  const { licence, facility, facts } = await holdLicence(ctx, 'endLicence', input, change)
  refuseAll(endProblems(input, facts))
  licence.endedOn = input.on
  licence.endReason = input.because
  licence.endDecision = input.decision?.trim() ?? null
  licence.endedBy = ctx.viewer.subject
  noteChange(facility, 'licence-ended', ['licence', licence.kind, 'endedOn', 'endReason'], change)
  await change.tx.em.flush()
  await tell(ctx, facility, change)
  return { facilityId: facility.id, recordId: licence.id }
}

/** A licence with its facility, which is what is held and has the version. */
async function holdLicence(
  ctx: FacilitiesContext,
  action: 'suspendLicence' | 'endLicence',
  input: SuspendLicenceInput | EndLicenceInput,
  change: Write,
) {
  const { em } = change.tx
  const key = fromGlobalId('FacilityLicence', input.licence)
  const licence = key ? await em.findOne(LicenceEntity, key) : null
  if (!licence) return refuse('NOT_FOUND', ['input', 'licence'])
  const facility = await holdFacility(ctx, action, { key: licence.facilityId, path: 'licence' }, input, change)
  // What another change did meanwhile shows only now that the facility is held.
  await em.refresh(licence)
  const suspensions = (await em.find(SuspensionEntity, { licenceId: licence.id })).map(each => ({ from: each.fromDay, until: each.untilDay }))
  return { licence, facility, facts: { ...licence, suspensions } }
}

function withoutSuspensions(licence: LicenceRecord): LicenceFacts {
  return { ...licence, suspensions: [] }
}

/** Tells the other sectors under which code the facility may sign, and when. */
async function tell(ctx: FacilitiesContext, facility: FacilityRecord, change: Write): Promise<void> {
  change.publish(facilityLicensed({ ...facility, licences: await licenceFacts(change.tx, [facility.id]) }, ctx.units, ctx.today))
}
