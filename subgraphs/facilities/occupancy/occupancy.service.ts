import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { coarsened, isSmallCell } from '../../../kit/vn/small-cell.rules.js'
import { type AbsenceNode, toAbsence } from '../absence/absence.loaders.js'
import type { FacilitiesContext } from '../context.js'
import { type FacilityNode, toFacility } from '../facility/facility.loaders.js'
import { judgeResident } from '../resident/resident.access.js'
import { joinRecord } from '../resident/person-ids.js'
import { stayFilter, happenedHere } from '../stay/stay.access.js'
import { stayColumns, type StayNode, type StayRow, toStay } from '../stay/stay.loaders.js'
import { toUnit } from '../unit/unit.service.js'
import type { AdministrativeUnit } from '../unit/unit.type.js'
import { underWay } from './occupancy.loaders.js'
import { type CountedPeriod, selectStayCounts, type StayCountRow } from './stay-counts.loaders.js'
import { isSmall, withheldGroups } from './stay-counts.rules.js'
import type { Presence, StayCount } from './occupancy.type.js'

export async function occupancyOf(ctx: FacilitiesContext, facility: FacilityNode, on: string | null | undefined): Promise<number> {
  const people = await peopleAt(ctx, facility, on)
  return mayListAt(ctx, facility) ? people : coarsened(people)
}

export async function isOccupancySmall(ctx: FacilitiesContext, facility: FacilityNode, on: string | null | undefined): Promise<boolean> {
  return isSmallCell(await peopleAt(ctx, facility, on))
}

async function peopleAt(ctx: FacilitiesContext, { key }: FacilityNode, on: string | null | undefined): Promise<number> {
  if (on == null) return (await ctx.load.occupancyOfFacility.load(key))?.occupancy ?? 0
  return (await ctx.load.occupancyOn(notAfterToday(ctx, on)).load(key))?.people ?? 0
}

/** Whether the caller could list the people who live there. */
export function mayListAt({ viewer, units }: Pick<FacilitiesContext, 'viewer' | 'units'>, { code, kind, provinceUnitId }: FacilityNode): boolean {
  const facts = { residentKey: null, facilityCode: code, facilityKind: kind, provinceCode: units.codeToday(provinceUnitId) }
  return judgeResident(viewer, 'read', facts) === 'yes'
}

function notAfterToday({ today }: FacilitiesContext, day: string): string {
  if (day <= today) return day
  throw new HubError('BAD_USER_INPUT', { message: 'Ngày này chưa đến / This day has not come yet.' })
}

/** Who was there on a day, with the day. */
export interface PresenceNode extends Presence {
  readonly stay: StayNode
  readonly on: string
}

export interface PresentQuery extends PageArgs {
  readonly facility: string
  readonly on: string
}

const dayKey: CursorKey = z.tuple([z.iso.date(), z.guid()])

/** Whose stay at a facility was under way at the end of a day, of those that the viewer may be shown: the longest there first. */
export async function residentsPresent(ctx: FacilitiesContext, query: PresentQuery): Promise<Connection<PresenceNode>> {
  const page = pageRequest(query, dayKey)
  const on = notAfterToday(ctx, query.on)
  const matching = sql`from facilities.stay s ${joinRecord(sql`s.resident_id`)}
    join facilities.facility f on f.id = s.facility_id
    where s.facility_id = ${fromGlobalId('Facility', query.facility) ?? null}::uuid and ${underWay(on)}
    and ${stayFilter(ctx.viewer, ctx.units)}`
  const [day, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<StayRow>(sql`select ${stayColumns} ${matching}
    ${page.from ? sql`and (s.admitted_on, s.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by s.admitted_on ${order}, s.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  const read = (row: StayRow): PresenceNode => {
    ctx.noteRead(row.residentId)
    return { stay: toStay(row), on }
  }
  return connectionOf(rows, page, row => [row.admittedOn, row.id], read, total)
}

export async function absenceThen(ctx: FacilitiesContext, { stay, on }: PresenceNode): Promise<AbsenceNode | null> {
  const row = await ctx.load.absenceOn(on).load(stay.key)
  return row ? toAbsence(row) : null
}

export interface StayCountQuery extends Omit<CountedPeriod, 'asItWas'> {
  readonly asItWas?: boolean | null
  readonly facility?: string | null
  readonly provinceCode?: string | null
}

/** A count with the key of its group. */
export interface StayCountNode extends StayCount {
  readonly facilityKey: string | null
  readonly unitKey: string | null
}

const longestPeriod = 3_660

export async function stayCounts(ctx: FacilitiesContext, query: StayCountQuery): Promise<StayCountNode[]> {
  const { from, to, by, facility, provinceCode } = query
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (days < 0 || days > longestPeriod) {
    throw new HubError('BAD_USER_INPUT', { message: 'Từ ngày phải trước đến ngày, tối đa 10 năm / The period must not end before it begins, nor be longer than 10 years.' })
  }
  const period = { from, to: notAfterToday(ctx, to), by, asItWas: query.asItWas ?? false }
  const who = sql<boolean>`${happenedHere(ctx.viewer, ctx.units)}
    ${facility == null ? sql`` : sql`and s.facility_id = ${fromGlobalId('Facility', facility) ?? null}::uuid`}
    ${provinceCode == null ? sql`` : sql`and f.province_unit_id = any(${ctx.units.lineOf(provinceCode)}::uuid[])`}`
  const rows = await ctx.db.query(selectStayCounts(period, who, stayFilter(ctx.viewer, ctx.units)))
  const withheld = withheldGroups(rows)
  return rows.map((row, i) => toCount(period, row, withheld.has(i)))
}

const untold = { people: null, admissions: null, ends: null, personDays: null, awayDays: null, presentAtEnd: null }

function toCount({ by }: CountedPeriod, { key, people, admissions, ends, personDays, awayDays, presentAtEnd }: StayCountRow, withheld: boolean): StayCountNode {
  const group = (grouping: CountedPeriod['by']) => (by === grouping ? key : null)
  return {
    facilityKey: group('FACILITY'),
    unitKey: group('PROVINCE'),
    mode: group('MODE'),
    endReason: group('END_REASON'),
    ...(withheld ? untold : { people, admissions, ends, personDays, awayDays, presentAtEnd }),
    small: isSmall({ people }),
    withheld,
  }
}

export async function facilityOfCount(ctx: FacilitiesContext, { facilityKey }: StayCountNode): Promise<FacilityNode | null> {
  const row = facilityKey === null ? undefined : await ctx.load.facilityById.load(facilityKey)
  return row ? toFacility(row) : null
}

export async function unitOfCount(ctx: FacilitiesContext, { unitKey }: StayCountNode): Promise<AdministrativeUnit | null> {
  const row = unitKey === null ? undefined : await ctx.load.unitById.load(unitKey)
  return row ? toUnit(row) : null
}
