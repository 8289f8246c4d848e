import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { changeFacility, facilityNamed, holdFacility, newRecord, noteChange, strike, succeed } from '../facility-record/facility-change.service.js'
import { lineProblems, mostShown, onDay, recordProblems } from '../facility-record/facility-record.rules.js'
import { CapacityEntity } from './capacity.entity.js'
import { toCapacity } from './capacity.loaders.js'
import { placesProblems } from './capacity.rules.js'
import type { FacilityCapacity, RecordCapacityInput, RecordCapacityPayload } from './capacity.type.js'

/** What a facility may hold on a day; null when nothing of that day is known. */
export async function capacityOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<FacilityCapacity | null> {
  const [row] = onDay(await ctx.load.capacitiesOfFacility.load(facility.key), day)
  return row ? toCapacity(row) : null
}

export async function capacities(ctx: FacilitiesContext, facility: FacilityNode): Promise<FacilityCapacity[]> {
  return (await ctx.load.capacitiesOfFacility.load(facility.key)).slice(0, mostShown).map(toCapacity)
}

export function recordCapacity(ctx: FacilitiesContext, input: RecordCapacityInput): Promise<RecordCapacityPayload> {
  return changeFacility(ctx, 'recordCapacity', input, change => record(ctx, input, change), {
    refused: { capacity: null },
    done: async ({ facility, recordId }) => {
      const row = (await ctx.load.capacitiesOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { capacity: row ? toCapacity(row) : null }
    },
  })
}

async function record(ctx: FacilitiesContext, input: RecordCapacityInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordCapacity', facilityNamed(input), input, change)
  const { wrong, others } = strike(ctx, await em.find(CapacityEntity, { facilityId: facility.id }), 'FacilityCapacity', input)
  succeed(others, input.validFrom)
  refuseAll([...recordProblems(input, others), ...placesProblems(input), ...lineProblems({ decision: [input.decision, 200] })])
  await em.flush()
  const row = em.create(CapacityEntity, { ...newRecord(ctx, facility, input, wrong), places: input.places, decision: input.decision.trim() })
  noteChange(facility, wrong ? 'capacity-corrected' : 'capacity-recorded', ['capacity'], change)
  return { facilityId: facility.id, recordId: row.id }
}
