import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { userErrorTexts } from '../user-errors.js'
import { roundFilter } from './health-round.access.js'
import { HealthRoundEntity } from './health-round.entity.js'
import { type HealthRoundNode, type HealthRoundRow, selectRounds, toHealthRound } from './health-round.loaders.js'
import { roundProblems } from './health-round.rules.js'
import type { HealthRoundProgress, StartHealthRoundInput, StartHealthRoundPayload } from './health-round.type.js'

export interface RoundQuery extends PageArgs {
  facility?: string | null
}

/** Newest first. */
export async function listHealthRounds(ctx: FacilitiesContext, query: RoundQuery): Promise<Connection<HealthRoundNode>> {
  const page = pageRequest(query, dayKey)
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  const matching = sql`where ${roundFilter(ctx.viewer, ctx.units)} ${facility === undefined ? sql`` : sql`and h.facility_id = ${facility}::uuid`}`
  const [day, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const rows = await ctx.db.query<HealthRoundRow>(sql`${selectRounds} ${matching}
    ${page.from ? sql`and (h.starts_on, h.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by h.starts_on ${order}, h.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const [counted] = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n from facilities.health_round h
      join facilities.facility f on f.id = h.facility_id ${matching}`)
    return counted?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.startsOn, row.id], toHealthRound, total)
}

export async function progressOf(ctx: FacilitiesContext, roundKey: string): Promise<HealthRoundProgress> {
  return (await ctx.load.progressOfRound.load(roundKey)) ?? { checked: 0, of: 0 }
}

/** Null also where the viewer may not be told of the place. */
export async function findHealthRound(ctx: FacilitiesContext, key: string): Promise<HealthRoundNode | null> {
  const row = await ctx.load.roundById.load(key)
  return row ? toHealthRound(row) : null
}

const outcome = z.object({ roundId: z.guid() })

export async function startHealthRound(ctx: FacilitiesContext, input: StartHealthRoundInput): Promise<StartHealthRoundPayload> {
  const onUnique = { health_round_facility_id_kind_starts_on_key: { code: 'ROUND_TWICE', path: ['input', 'startsOn'] } }
  const written = await write(ctx, { name: 'startHealthRound', input, outcome, onUnique }, change => start(ctx, input, change))
  if ('refused' in written) return { round: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => ({ round: await findHealthRound(ctx, written.outcome.roundId), userErrors: [] }))
}

async function start(ctx: FacilitiesContext, input: StartHealthRoundInput, { tx: { em }, record }: Write) {
  const key = fromGlobalId('Facility', input.facility)
  const facility = key ? await em.findOne(FacilityEntity, key) : null
  // The register is public, so a facility that is not the caller’s is refused as such and not as absent.
  if (!facility) return refuse('NOT_FOUND', ['input', 'facility'])
  const provinceCode = ctx.units.codeToday(facility.provinceUnitId)
  const facts = { residentKey: null, facilityCode: facility.code, facilityKind: facility.kind, provinceCode }
  if (judgeResident(ctx.viewer, 'startHealthRound', facts) !== 'yes') throw new HubError('FORBIDDEN')
  refuseAll(roundProblems(input))
  const { kind, startsOn, endsOn } = input
  const round = em.create(HealthRoundEntity, {
    id: randomUUID(),
    facilityId: facility.id,
    name: input.name.trim(),
    kind,
    startsOn,
    endsOn,
    startedAt: ctx.now,
    startedBy: ctx.viewer.subject,
    startedRole: ctx.viewer.role,
  })
  record({ action: 'health-round.started', subject: `HealthRound:${round.id}`, residentId: null, fields: ['name', 'kind', 'startsOn', 'endsOn'] })
  return { roundId: round.id }
}
