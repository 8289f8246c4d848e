import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { changeFacility, type Changed, facilityNamed, holdFacility, newRecord, noteChange, strike } from '../facility-record/facility-change.service.js'
import { endOfRecordProblems, mostShown, onDay, recordProblems } from '../facility-record/facility-record.rules.js'
import { RehabilitationEntity } from './rehabilitation.entity.js'
import { toRehabilitation } from './rehabilitation.loaders.js'
import { rehabilitationModalities } from './rehabilitation.rules.js'
import type { EndRehabilitationInput, RecordRehabilitationInput, RehabilitationOffer } from './rehabilitation.type.js'

/** What is offered on a day, in the order of the list of modalities: one row of each at most. */
export async function rehabilitationOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<RehabilitationOffer[]> {
  const rows = onDay(await ctx.load.rehabilitationOfFacility.load(facility.key), day)
  const rank = ({ modality }: (typeof rows)[number]) => rehabilitationModalities.indexOf(modality)
  return rows.toSorted((a, b) => rank(a) - rank(b)).map(toRehabilitation)
}

export async function rehabilitationHistory(ctx: FacilitiesContext, facility: FacilityNode): Promise<RehabilitationOffer[]> {
  return (await ctx.load.rehabilitationOfFacility.load(facility.key)).slice(0, mostShown).map(toRehabilitation)
}

function shown(ctx: FacilitiesContext) {
  return {
    refused: { offer: null },
    done: async ({ facility, recordId }: Changed) => {
      const row = (await ctx.load.rehabilitationOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { offer: row ? toRehabilitation(row) : null }
    },
  }
}

export function recordRehabilitation(ctx: FacilitiesContext, input: RecordRehabilitationInput) {
  return changeFacility(ctx, 'recordRehabilitation', input, change => record(ctx, input, change), shown(ctx))
}

async function record(ctx: FacilitiesContext, input: RecordRehabilitationInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordRehabilitation', facilityNamed(input), input, change)
  const { wrong, others } = strike(ctx, await em.find(RehabilitationEntity, { facilityId: facility.id }), 'RehabilitationOffer', input)
  refuseAll(recordProblems(input, others.filter(({ modality }) => modality === input.modality)))
  await em.flush()
  const ended = { endReason: null, endedBy: null }
  const row = em.create(RehabilitationEntity, { ...newRecord(ctx, facility, input, wrong), modality: input.modality, ...ended })
  noteChange(facility, wrong ? 'rehabilitation-corrected' : 'rehabilitation-recorded', ['rehabilitation', input.modality], change)
  return { facilityId: facility.id, recordId: row.id }
}

export function endRehabilitation(ctx: FacilitiesContext, input: EndRehabilitationInput) {
  return changeFacility(ctx, 'endRehabilitation', input, change => end(ctx, input, change), shown(ctx))
}

async function end(ctx: FacilitiesContext, input: EndRehabilitationInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('RehabilitationOffer', input.offer)
  const row = key ? await em.findOne(RehabilitationEntity, key) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'offer'])
  const facility = await holdFacility(ctx, 'endRehabilitation', { key: row.facilityId, path: 'offer' }, input, change)
  // What another change did meanwhile shows only now that the facility is held.
  await em.refresh(row)
  refuseAll(endOfRecordProblems(row, input))
  Object.assign(row, { endedOn: input.on, endReason: input.reason.trim(), endedBy: ctx.viewer.subject })
  noteChange(facility, 'rehabilitation-ended', ['rehabilitation', row.modality, 'endedOn'], change)
  return { facilityId: facility.id, recordId: row.id }
}
