import { sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refuse, refuseAll, toUserErrors, type UserErrorNode } from '../../../kit/user-errors.js'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { holdExamined, residentKeyOf } from '../measurement/examined.service.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { idsOfPerson, joinPerson } from '../resident/person-ids.js'
import { refuseMerged } from '../resident/resident-change.service.js'
import { ResidentEntity } from '../resident/resident.entity.js'
import { userErrorTexts } from '../user-errors.js'
import { keepRequest, keepStep, noteRequest } from './keep-request.service.js'
import { askerOf, requestFilter } from './person-request.access.js'
import { due, requestColumns, type RequestNode, type RequestRow, toRequest } from './person-request.loaders.js'
import { mostOpen, type RequestKindName, requestProblems, type RequestStatus } from './person-request.rules.js'

export interface RequestChanged {
  readonly request: RequestNode | null
  readonly userErrors: UserErrorNode[]
}

const outcome = z.object({ requestId: z.guid() })

type RequestMutation = 'requestMyData' | 'requestCorrection' | 'requestRestriction' | 'requestErasure' | 'acknowledgeRequest' | 'answerRequest'

/** A change of one request, given back as its next reader sees it. */
export async function changed(
  ctx: FacilitiesContext,
  { name, input }: { readonly name: RequestMutation; readonly input: { readonly idempotencyKey: string } },
  change: (write: Write) => Promise<string>,
): Promise<RequestChanged> {
  const written = await write(ctx, { name, input, outcome }, async noting => ({ requestId: await change(noting) }))
  if ('refused' in written) return { request: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => ({ request: await requestByKey(ctx, written.outcome.requestId), userErrors: [] }))
}

async function requestByKey(ctx: FacilitiesContext, key: string): Promise<RequestNode | null> {
  const row = await ctx.load.requestById.load(key)
  return row ? read(ctx, row) : null
}

/** Absent, foreign and malformed ids give the same answer. */
export function findRequest(ctx: FacilitiesContext, id: string): Promise<RequestNode | null> {
  const key = fromGlobalId('PersonRequest', id)
  return key ? requestByKey(ctx, key) : Promise.resolve(null)
}

function read(ctx: FacilitiesContext, row: RequestRow): RequestNode {
  ctx.noteRead(row.personId)
  return toRequest(row, ctx.today)
}

/** Newest first. */
export async function requestsOf(ctx: FacilitiesContext, residentKey: string): Promise<RequestNode[]> {
  return (await ctx.load.requestsOfResident.load(residentKey)).map(row => toRequest(row, ctx.today))
}

export interface RequestQuery extends PageArgs {
  status?: RequestStatus | null
  overdue?: boolean | null
}

const answered = sql`(q.answered_at is not null)`

/** The queue of a home: what is due first in front. Without a status, what is open. */
export async function listRequests(ctx: FacilitiesContext, { status, overdue, ...args }: RequestQuery): Promise<Connection<RequestNode>> {
  const page = pageRequest(args, dayKey)
  const matching = sql`from facilities.person_request q ${joinPerson(sql`q.resident_id`)} where ${requestFilter(ctx.viewer, ctx.units)}
    and ${status ? sql`q.status = ${status}` : sql`not ${answered}`}
    ${overdue === true ? sql`and not ${answered} and ${due} < ${ctx.today}::date` : sql``}
    ${overdue === false ? sql`and (${answered} or ${due} >= ${ctx.today}::date)` : sql``}`
  const [day, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const rows = await ctx.db.query<RequestRow & { due: string }>(sql`select ${requestColumns}, ${due} as "due", r.id as "personId" ${matching}
    ${page.from ? sql`and (${due}, q.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by ${due} ${order}, q.id ${order} limit ${page.limit + 1}`)
  const total = async () => (await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`))[0]?.n ?? 0
  return connectionOf(rows, page, row => [row.due, row.id], row => read(ctx, row), total)
}

export interface AskInput {
  readonly idempotencyKey: string
  readonly resident: string
  readonly askedBy?: PersonOrGuardian | null
  readonly receivedOn?: string | null
  readonly what?: string | null
  readonly wanted?: string | null
}

/** The person asks, or the guardian; or the home writes down that they did. Who has left care may ask as well. */
export function ask(ctx: FacilitiesContext, name: RequestMutation, kind: RequestKindName, input: AskInput): Promise<RequestChanged> {
  return changed(ctx, { name, input }, change => receive(ctx, kind, input, change))
}

async function receive(ctx: FacilitiesContext, kind: RequestKindName, input: AskInput, change: Write): Promise<string> {
  const held = await holdAsked(ctx, input.resident, change)
  const askedBy = askerOf(ctx.viewer, input.askedBy) ?? refuse('INVALID_VALUE', ['input', 'askedBy'])
  // Nobody makes the time run shorter for the home, or longer for themselves: of who signs in it runs from today.
  const receivedOn = (ctx.viewer.resident === undefined && input.receivedOn) || ctx.today
  refuseAll(requestProblems({ kind, receivedOn, what: input.what, wanted: input.wanted }, ctx.today))
  const [open] = await change.tx.query<{ n: number }>(sql`select count(*)::int as n from facilities.person_request q
    where q.resident_id = any(${idsOfPerson(sql`${held.resident.id}::uuid`)}) and not ${answered}`)
  if ((open?.n ?? 0) >= mostOpen) refuse('REQUESTS_TOO_MANY', ['input', 'resident'])
  const row = keepRequest(ctx, held, { kind, askedBy, receivedOn, what: textOrNull(input.what), wanted: textOrNull(input.wanted) }, change)
  await change.tx.em.flush()
  keepStep(row, 'RECEIVED', null, ctx, change)
  noteRequest(row, 'received', ['kind', 'what', 'wanted'], change)
  return row.id
}

async function holdAsked(ctx: FacilitiesContext, id: string, change: Write) {
  const key = residentKeyOf(id)
  const there = key ? await change.tx.em.findOne(ResidentEntity, key) : null
  if (there?.survivorId) return refuseMerged(ctx, change.tx, there.survivorId)
  return holdExamined(ctx, 'askAboutData', key, 'resident', change)
}
