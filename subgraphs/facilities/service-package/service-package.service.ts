import { fromGlobalId } from '../../../kit/id.js'
import type { Connection, PageArgs } from '../../../kit/page.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { changeFacility, type Changed, facilityNamed, holdFacility, newRecord, noteChange, strike } from '../facility-record/facility-change.service.js'
import { endOfRecordProblems, onDay } from '../facility-record/facility-record.rules.js'
import { pageOfRecords } from '../facility-record/record-page.service.js'
import { ServicePackageEntity } from './service-package.entity.js'
import { toServicePackage } from './service-package.loaders.js'
import { packageProblems } from './service-package.rules.js'
import type { EndServicePackageInput, RecordServicePackageInput, ServicePackage } from './service-package.type.js'

/** What is offered on a day, by name. */
export async function servicePackagesOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<ServicePackage[]> {
  const rows = onDay(await ctx.load.packagesOfFacility.load(facility.key), day)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')).map(toServicePackage)
}

export async function servicePackageHistory(ctx: FacilitiesContext, facility: FacilityNode, page: PageArgs): Promise<Connection<ServicePackage>> {
  return pageOfRecords(await ctx.load.packagesOfFacility.load(facility.key), page, toServicePackage)
}

function shown(ctx: FacilitiesContext) {
  return {
    refused: { servicePackage: null },
    done: async ({ facility, recordId }: Changed) => {
      const row = (await ctx.load.packagesOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { servicePackage: row ? toServicePackage(row) : null }
    },
  }
}

export function recordServicePackage(ctx: FacilitiesContext, input: RecordServicePackageInput) {
  return changeFacility(ctx, 'recordServicePackage', input, change => record(ctx, input, change), shown(ctx))
}

async function record(ctx: FacilitiesContext, input: RecordServicePackageInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordServicePackage', facilityNamed(input), input, change)
  const { wrong, others } = strike(ctx, await em.find(ServicePackageEntity, { facilityId: facility.id }), 'ServicePackage', input)
  refuseAll(packageProblems(input, others))
  const { name, contents, priceVnd } = input
  const row = em.create(ServicePackageEntity, {
    ...newRecord(ctx, facility, input, wrong),
    name: name.trim(),
    contents: contents.trim(),
    priceVnd,
    endReason: null,
    endedBy: null,
  })
  noteChange(facility, wrong ? 'package-corrected' : 'package-recorded', ['servicePackage'], change)
  return { facilityId: facility.id, recordId: row.id }
}

export function endServicePackage(ctx: FacilitiesContext, input: EndServicePackageInput) {
  return changeFacility(ctx, 'endServicePackage', input, change => end(ctx, input, change), shown(ctx))
}

async function end(ctx: FacilitiesContext, input: EndServicePackageInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('ServicePackage', input.servicePackage)
  const row = key ? await em.findOne(ServicePackageEntity, key) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'servicePackage'])
  const facility = await holdFacility(ctx, 'endServicePackage', { key: row.facilityId, path: 'servicePackage' }, input, change)
  // What another change did meanwhile shows only now that the facility is held.
  await em.refresh(row)
  refuseAll(endOfRecordProblems(row, input))
  Object.assign(row, { endedOn: input.on, endReason: input.reason.trim(), endedBy: ctx.viewer.subject })
  noteChange(facility, 'package-ended', ['servicePackage', 'endedOn'], change)
  return { facilityId: facility.id, recordId: row.id }
}
