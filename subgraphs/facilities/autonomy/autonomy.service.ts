import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { changeFacility, facilityNamed, holdFacility, newRecord, noteChange, strike, succeed } from '../facility-record/facility-change.service.js'
import { lineProblems, mostShown, onDay, recordProblems } from '../facility-record/facility-record.rules.js'
import { AutonomyEntity } from './autonomy.entity.js'
import { toAutonomyClass } from './autonomy.loaders.js'
import type { AutonomyClass, RecordAutonomyClassInput, RecordAutonomyClassPayload } from './autonomy.type.js'

/** The class of a day; null for a facility that has none, as one that is not public. */
export async function autonomyClassOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<AutonomyClass | null> {
  const [row] = onDay(await ctx.load.autonomyOfFacility.load(facility.key), day)
  return row ? toAutonomyClass(row) : null
}

export async function autonomyClasses(ctx: FacilitiesContext, facility: FacilityNode): Promise<AutonomyClass[]> {
  return (await ctx.load.autonomyOfFacility.load(facility.key)).slice(0, mostShown).map(toAutonomyClass)
}

export function recordAutonomyClass(ctx: FacilitiesContext, input: RecordAutonomyClassInput): Promise<RecordAutonomyClassPayload> {
  return changeFacility(ctx, 'recordAutonomyClass', input, change => record(ctx, input, change), {
    refused: { autonomyClass: null },
    done: async ({ facility, recordId }) => {
      const row = (await ctx.load.autonomyOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { autonomyClass: row ? toAutonomyClass(row) : null }
    },
  })
}

async function record(ctx: FacilitiesContext, input: RecordAutonomyClassInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordAutonomyClass', facilityNamed(input), input, change)
  const { wrong, others } = strike(ctx, await em.find(AutonomyEntity, { facilityId: facility.id }), 'AutonomyClass', input)
  succeed(others, input.validFrom)
  refuseAll([...recordProblems(input, others), ...lineProblems({ decision: [input.decision, 200] })])
  await em.flush()
  const row = em.create(AutonomyEntity, { ...newRecord(ctx, facility, input, wrong), group: input.group, decision: input.decision.trim() })
  noteChange(facility, wrong ? 'autonomy-corrected' : 'autonomy-recorded', ['autonomyClass'], change)
  return { facilityId: facility.id, recordId: row.id }
}
