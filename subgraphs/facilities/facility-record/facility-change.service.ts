import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, toUserErrors, type UserErrorNode } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity, type FacilityRecord } from '../facility/facility.entity.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { findFacility } from '../facility/facility.service.js'
import { userErrorTexts } from '../user-errors.js'
import { type FacilityAction, judgeFacility } from './facility-record.access.js'
import { notCorrected } from './facility-record.entity.js'
import { type Dated, endsBefore } from './facility-record.rules.js'

interface FacilityChange {
  readonly idempotencyKey: string
  readonly expectedVersion: number
}

const outcome = z.object({ facilityId: z.guid(), recordId: z.guid() })
type Outcome = z.infer<typeof outcome>

export interface Changed {
  readonly facility: FacilityNode
  /** The key of the row that was written. */
  readonly recordId: string
}

/** Does a change of a facility's records; what is shown of it is read afterwards. */
export async function changeFacility<Shown extends object>(
  ctx: FacilitiesContext,
  name: FacilityAction,
  input: FacilityChange,
  change: (write: Write) => Promise<Outcome>,
  show: { readonly refused: Shown; readonly done: (changed: Changed) => Promise<Shown> },
): Promise<Shown & { facility: FacilityNode | null; userErrors: UserErrorNode[] }> {
  const written = await write(ctx, { name, input, outcome }, change)
  if ('refused' in written) {
    return { ...show.refused, facility: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { facilityId, recordId } = written.outcome
  return readBack(async () => {
    const facility = await findFacility(ctx, toGlobalId('Facility', facilityId))
    if (!facility) throw new Error('A facility went away while it was changed')
    return { ...(await show.done({ facility, recordId })), facility, userErrors: [] }
  })
}

/** The facility, held until the transaction ends, if the caller may do this and has seen the newest version. */
export async function holdFacility(
  ctx: FacilitiesContext,
  action: FacilityAction,
  at: { readonly key: string | undefined; readonly path: string },
  { expectedVersion }: FacilityChange,
  { tx: { em } }: Write,
): Promise<FacilityRecord> {
  const facility = at.key ? await em.findOne(FacilityEntity, at.key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!facility) return refuse('NOT_FOUND', ['input', at.path])
  const provinceCode = ctx.units.codeToday(facility.provinceUnitId)
  if (judgeFacility(ctx.viewer, action, { facilityCode: facility.code, provinceCode }) !== 'yes') throw new HubError('FORBIDDEN')
  if (facility.version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], facility.version)
  return facility
}

/** The facility that an input names. */
export function facilityNamed(input: { readonly facility: string }) {
  return { key: fromGlobalId('Facility', input.facility), path: 'facility' }
}

/** Notes a change: the next version, and who changed which kind of record. */
export function noteChange(facility: FacilityRecord, action: string, fields: readonly string[], change: Write): void {
  facility.version++
  change.record({ action: `facility.${action}`, subject: `Facility:${facility.id}`, residentId: null, fields })
}

interface Correctable {
  id: string
  correctedAt?: Date | null
  correctedBy?: string | null
  correctedRole?: string | null
  correctedReason?: string | null
}

/** Strikes the row that a new one corrects: it stays, with the reason and who, and holds no more. */
export function strike<Row extends Correctable>(
  ctx: FacilitiesContext,
  rows: readonly Row[],
  type: string,
  { corrects, reason }: { readonly corrects?: string | null; readonly reason?: string | null },
): { wrong: Row | undefined; others: Row[] } {
  if (!corrects) return { wrong: undefined, others: [...rows] }
  const key = fromGlobalId(type, corrects)
  const wrong = rows.find(({ id, correctedAt }) => id === key && !correctedAt)
  if (!wrong) return refuse('NOT_FOUND', ['input', 'corrects'])
  const by = { correctedAt: ctx.now, correctedBy: ctx.viewer.subject, correctedRole: ctx.viewer.role }
  Object.assign(wrong, { ...by, correctedReason: reason?.trim() ?? '' })
  return { wrong, others: rows.filter(row => row !== wrong) }
}

/** The columns that every new record has. */
export function newRecord(
  ctx: FacilitiesContext,
  facility: FacilityRecord,
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo?: string | null },
  wrong: { readonly id: string } | undefined,
) {
  return {
    id: randomUUID(),
    facilityId: facility.id,
    validFrom,
    validTo: validTo ?? null,
    endedOn: null,
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
    recordedRole: ctx.viewer.role,
    ...notCorrected,
    replacesId: wrong?.id ?? null,
  }
}

/** Ends the open row before a new one on the day before it begins. */
export function succeed<Row extends Dated & { endedOn?: string | null }>(rows: readonly Row[], from: string): void {
  const last = endsBefore(rows, from)
  if (last) last.row.endedOn = last.on
}
