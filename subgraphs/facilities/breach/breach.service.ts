import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { userErrorTexts } from '../user-errors.js'
import { breachFilter, judgeBreach, organisation } from './breach.access.js'
import { BreachEntity, type BreachRecord, BreachStepEntity } from './breach.entity.js'
import { breachColumns, type BreachNode, type BreachRow, toBreach } from './breach.loaders.js'
import { breachProblems, type BreachStep, notifyBy, stepProblems } from './breach.rules.js'
import type { BreachPayload, RecordBreachStepInput, ReportBreachInput } from './breach.type.js'

export async function findBreach(ctx: FacilitiesContext, id: string): Promise<BreachNode | null> {
  const key = fromGlobalId('Breach', id)
  const row = key && (await ctx.load.breachById.load(key))
  return row ? toBreach(row, ctx.now) : null
}

export interface BreachQuery extends PageArgs {
  open?: boolean | null
}

/** Those whose time ends, or ended, last in front. */
export async function listBreaches(ctx: FacilitiesContext, { open, ...args }: BreachQuery): Promise<Connection<BreachNode>> {
  const page = pageRequest(args, instantKey)
  const matching = sql`from facilities.breach b where ${breachFilter(ctx.viewer)} ${open == null ? sql`` : sql`and (b.closed_at is null) = ${open}`}`
  const [at, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const rows = await ctx.db.query<BreachRow>(sql`select ${breachColumns} ${matching}
    ${page.from ? sql`and (b.notify_by, b.id) ${beyond} (${at}::timestamptz, ${id}::uuid)` : sql``} order by b.notify_by ${order}, b.id ${order} limit ${page.limit + 1}`)
  const total = async () => (await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`))[0]?.n ?? 0
  return connectionOf(rows, page, row => [row.notifyBy.toISOString(), row.id], row => toBreach(row, ctx.now), total)
}

const outcome = z.object({ breachId: z.guid() })

async function changed(
  ctx: FacilitiesContext,
  { name, input }: { readonly name: string; readonly input: { readonly idempotencyKey: string } },
  change: (write: Write) => Promise<BreachRecord>,
): Promise<BreachPayload> {
  const written = await write(ctx, { name, input, outcome }, async noting => ({ breachId: (await change(noting)).id }))
  if ('refused' in written) return { breach: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const row = await ctx.load.breachById.load(written.outcome.breachId)
    return { breach: row ? toBreach(row, ctx.now) : null, userErrors: [] }
  })
}

export function reportBreach(ctx: FacilitiesContext, input: ReportBreachInput): Promise<BreachPayload> {
  return changed(ctx, { name: 'reportBreach', input }, change => report(ctx, input, change))
}

async function report(ctx: FacilitiesContext, input: ReportBreachInput, change: Write): Promise<BreachRecord> {
  const own = organisation(ctx.viewer)
  if (judgeBreach(ctx.viewer, 'reportBreach', own) !== 'yes') throw new HubError('FORBIDDEN')
  refuseAll(breachProblems(input, ctx.now))
  const { what, kinds, noticedAt, beganAt, endedAt, suspectedActor, suspectedClient, suspectedOrganisation } = input
  const breach = change.tx.em.create(BreachEntity, {
    id: randomUUID(),
    version: 1,
    closedAt: null,
    organisation: own,
    what: what.trim(),
    kinds,
    noticedAt,
    beganAt,
    endedAt: endedAt ?? null,
    suspectedActor: textOrNull(suspectedActor),
    suspectedClient: textOrNull(suspectedClient),
    suspectedOrganisation: textOrNull(suspectedOrganisation),
    notifyBy: notifyBy(noticedAt),
    authorityNotifiedAt: null,
  })
  await keepStep(ctx, breach, { step: 'NOTICED', doneAt: noticedAt, note: null }, change)
  change.record({ action: 'breach.reported', subject: `Breach:${breach.id}`, residentId: null, fields: ['what', 'kinds', 'noticedAt', 'beganAt', 'endedAt'] })
  return breach
}

interface Done {
  readonly step: BreachStep | 'NOTICED'
  readonly doneAt: Date
  readonly note: string | null
}

async function keepStep(ctx: FacilitiesContext, { id, version }: BreachRecord, done: Done, { tx: { em } }: Write): Promise<void> {
  await em.flush()
  const { subject, role } = ctx.viewer
  em.create(BreachStepEntity, { id: randomUUID(), breachId: id, version, ...done, at: ctx.now, bySubject: subject, byRole: role, byOrganisation: organisation(ctx.viewer) })
}

export function recordBreachStep(ctx: FacilitiesContext, input: RecordBreachStepInput): Promise<BreachPayload> {
  return changed(ctx, { name: 'recordBreachStep', input }, change => take(ctx, input, change))
}

async function take(ctx: FacilitiesContext, input: RecordBreachStepInput, change: Write): Promise<BreachRecord> {
  const { em } = change.tx
  const key = fromGlobalId('Breach', input.breach)
  const breach = key ? await em.findOne(BreachEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  const judgement = breach ? judgeBreach(ctx.viewer, 'recordBreachStep', breach.organisation ?? null) : 'not-there'
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (!breach || judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'breach'])
  if (breach.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], breach.version)
  const done = await em.find(BreachStepEntity, { breachId: breach.id })
  refuseAll(stepProblems(input, { done: done.flatMap(({ step }) => (step === 'NOTICED' ? [] : [step])), noticedAt: breach.noticedAt, now: ctx.now }))
  const { step, doneAt, note } = input
  const told = { AUTHORITY_NOTIFIED: { authorityNotifiedAt: doneAt }, CLOSED: { closedAt: doneAt }, CONTAINED: {}, PERSONS_NOTIFIED: {} }[step]
  Object.assign(breach, { ...told, version: breach.version + 1 })
  await keepStep(ctx, breach, { step, doneAt, note: textOrNull(note) }, change)
  change.record({ action: `breach.${step.toLowerCase().replaceAll('_', '-')}`, subject: `Breach:${breach.id}`, residentId: null, fields: ['step', 'doneAt', 'note'] })
  return breach
}
