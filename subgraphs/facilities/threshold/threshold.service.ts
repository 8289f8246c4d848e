import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { unitOf } from '../measurement/measurement.rules.js'
import { userErrorTexts } from '../user-errors.js'
import { judgeThreshold, type ThresholdAction } from './threshold.access.js'
import { ThresholdEntity } from './threshold.entity.js'
import { thresholdColumns, type ThresholdRow, toThreshold } from './threshold.loaders.js'
import { thresholdProblems } from './threshold.rules.js'
import type { EndThresholdInput, RecordThresholdInput, RecordThresholdPayload, Threshold } from './threshold.type.js'

export interface ThresholdQuery extends PageArgs {
  on?: string | null
  measure?: Measure | null
  provinceCode?: string | null
}

/** The marks are a public register. */
export async function listThresholds(ctx: FacilitiesContext, query: ThresholdQuery): Promise<Connection<Threshold>> {
  const page = pageRequest(query, textKey)
  const matching = sql`from facilities.threshold t where true
    ${query.on ? sql`and t.valid_from <= ${query.on}::date and (t.valid_to is null or t.valid_to >= ${query.on}::date)` : sql``}
    ${query.measure ? sql`and t.measure = ${query.measure}` : sql``}
    ${query.provinceCode ? sql`and (t.province_unit_id is null or t.province_unit_id = any(${ctx.units.lineOf(query.provinceCode)}::uuid[]))` : sql``}`
  const [measure, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<ThresholdRow>(sql`select ${thresholdColumns} ${matching}
    ${page.from ? sql`and (t.measure, t.id) ${beyond} (${measure}, ${id}::uuid)` : sql``}
    order by t.measure ${order}, t.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.measure, row.id], row => toThreshold(row, ctx.units), total)
}

const outcome = z.object({ thresholdId: z.guid() })

export function recordThreshold(ctx: FacilitiesContext, input: RecordThresholdInput): Promise<RecordThresholdPayload> {
  return changeThreshold(ctx, 'recordThreshold', input, change => add(ctx, input, change))
}

export function endThreshold(ctx: FacilitiesContext, input: EndThresholdInput): Promise<RecordThresholdPayload> {
  return changeThreshold(ctx, 'endThreshold', input, change => end(ctx, input, change))
}

async function changeThreshold(
  ctx: FacilitiesContext,
  name: ThresholdAction,
  input: { readonly idempotencyKey: string },
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<RecordThresholdPayload> {
  const written = await write(ctx, { name, input, outcome }, async write => {
    if (judgeThreshold(ctx.viewer, name) !== 'yes') throw new HubError('FORBIDDEN')
    return change(write)
  })
  if ('refused' in written) return { threshold: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const row = await ctx.load.thresholdById.load(written.outcome.thresholdId)
    return { threshold: row ? toThreshold(row, ctx.units) : null, userErrors: [] }
  })
}

async function add(ctx: FacilitiesContext, input: RecordThresholdInput, { tx: { em }, record }: Write) {
  refuseAll(thresholdProblems(input, ctx.today))
  const row = em.create(ThresholdEntity, {
    id: randomUUID(),
    version: 1,
    measure: input.measure,
    unit: unitOf(input.measure),
    ageFrom: input.ageFrom,
    ageTo: input.ageTo ?? null,
    sex: input.sex ?? null,
    lowUrgent: input.lowUrgent ?? null,
    lowAlert: input.lowAlert ?? null,
    lowWarn: input.lowWarn ?? null,
    highWarn: input.highWarn ?? null,
    highAlert: input.highAlert ?? null,
    highUrgent: input.highUrgent ?? null,
    source: input.source.trim(),
    confidence: 'province',
    validFrom: input.validFrom,
    validTo: input.validTo ?? null,
    provinceUnitId: ownProvince(ctx),
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
    recordedRole: ctx.viewer.role,
    endReason: null,
    endedBy: null,
  })
  record({ action: 'threshold.recorded', subject: `Threshold:${row.id}`, residentId: null, fields: ['measure', 'bounds', 'age', 'dates', 'source'] })
  return { thresholdId: row.id }
}

async function end(ctx: FacilitiesContext, input: EndThresholdInput, { tx: { em }, record }: Write) {
  const key = fromGlobalId('Threshold', input.threshold)
  const row = key ? await em.findOne(ThresholdEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'threshold'])
  // The register is public, so a row that is not the caller’s is refused as such and not as absent.
  if (row.provinceUnitId == null || ctx.units.todayOf(row.provinceUnitId) !== ownProvince(ctx)) throw new HubError('FORBIDDEN')
  if (row.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], row.version)
  const isPast = input.on < ctx.today || input.on < row.validFrom
  const isLater = row.validTo != null && input.on > row.validTo
  refuseAll([
    ...(isPast ? [{ code: 'DATE_PAST', path: ['on'] }] : []),
    ...(isLater ? [{ code: 'DATE_RANGE_INVALID', path: ['on'] }] : []),
    ...reasonProblems(input.reason),
  ])
  row.validTo = input.on
  row.endReason = input.reason.trim()
  row.endedBy = ctx.viewer.subject
  record({ action: 'threshold.ended', subject: `Threshold:${row.id}`, residentId: null, fields: ['validTo'] })
  return { thresholdId: row.id }
}

function ownProvince({ units, viewer }: FacilitiesContext): string {
  const [one] = units.lineOf(viewer.province ?? '')
  if (one === undefined) throw new HubError('FORBIDDEN')
  return units.todayOf(one)
}
