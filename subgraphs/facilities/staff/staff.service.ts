import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import { affairsFilter } from './staff.access.js'
import {
  certificateColumns,
  type CertificateNode,
  type CertificateRow,
  employedOn,
  type StaffMemberNode,
  toCertificate,
  toCorrection,
  toStaffMember,
  toTraining,
} from './staff.loaders.js'
import { type StaffPosition, staffPositions } from './staff.rules.js'
import type { StaffCorrection, StaffCount, StaffTraining } from './staff.type.js'

export interface StaffQuery extends PageArgs {
  on?: LocalDate | null
  position?: StaffPosition | null
}

/** Who works in a facility on a day, by name; nobody for those who may not read its affairs. */
export async function listStaff(ctx: FacilitiesContext, facilityKey: string, query: StaffQuery): Promise<Connection<StaffMemberNode>> {
  const page = pageRequest(query, textKey)
  const choice = { on: query.on ?? ctx.today, position: query.position ?? null }
  const rows = await ctx.load.staffOfFacility(page, choice).load(facilityKey)
  const total = async () => (await ctx.load.staffTotalOfFacility(choice).load(facilityKey))?.n ?? 0
  return connectionOf(rows, page, row => [row.nameFolded, row.id], toStaffMember, total)
}

export interface ExpiringQuery extends PageArgs {
  facility?: string | null
  days: number
}

const dayKey: CursorKey = z.tuple([z.iso.date(), z.guid()])
const mostDays = 1_000

/**
 * Certificates of people at work that end within some days or have ended, the first to end first. One that was followed by
 * another of its kind is settled.
 */
export async function listExpiring(ctx: FacilitiesContext, query: ExpiringQuery): Promise<Connection<CertificateNode>> {
  const page = pageRequest(query, dayKey)
  if (query.days < 0 || query.days > mostDays) {
    throw new HubError('BAD_USER_INPUT', { message: `Chọn từ 0 đến ${mostDays} ngày / Choose 0 to ${mostDays} days.` })
  }
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  const matching = sql`from facilities.staff_certificate c join facilities.staff_member m on m.id = c.staff_member_id
    join facilities.facility f on f.id = m.facility_id
    where c.withdrawn_at is null and c.expires_on <= ${addDays(ctx.today, query.days)}::date
    and ${employedOn(ctx.today)} and ${affairsFilter(ctx.viewer, ctx.units)}
    and not exists (select 1 from facilities.staff_certificate next where next.staff_member_id = c.staff_member_id
      and next.kind = c.kind and next.withdrawn_at is null and next.issued_on >= c.issued_on
      and (next.expires_on is null or next.expires_on > c.expires_on))
    ${facility === undefined ? sql`` : sql`and m.facility_id = ${facility}::uuid`}`
  const [day, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<CertificateRow & { expiresOn: string }>(sql`select ${certificateColumns} ${matching}
    ${page.from ? sql`and (c.expires_on, c.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by c.expires_on ${order}, c.id ${order} limit ${page.limit + 1}`)
  const node = (row: CertificateRow) => toCertificate(row, ctx.today)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.expiresOn, row.id], node, total)
}

export async function findStaffMember(ctx: FacilitiesContext, key: string): Promise<StaffMemberNode | null> {
  const row = await ctx.load.staffMemberById.load(key)
  return row ? toStaffMember(row) : null
}

export async function certificatesOf(ctx: FacilitiesContext, memberKey: string): Promise<CertificateNode[]> {
  return (await ctx.load.certificatesOfMember.load(memberKey)).map(row => toCertificate(row, ctx.today))
}

export async function trainingsOf(ctx: FacilitiesContext, memberKey: string): Promise<StaffTraining[]> {
  return (await ctx.load.trainingsOfMember.load(memberKey)).map(toTraining)
}

export async function correctionsOf(ctx: FacilitiesContext, memberKey: string): Promise<StaffCorrection[]> {
  return (await ctx.load.correctionsOfMember.load(memberKey)).map(toCorrection)
}

/** Every position, also those in which nobody works. */
export async function staffCountsOf(ctx: FacilitiesContext, facilityKey: string, on: LocalDate): Promise<StaffCount[]> {
  const rows = await ctx.load.staffCountsOfFacility(on).load(facilityKey)
  const counts = new Map(rows.map(({ position, count }) => [position, count]))
  return staffPositions.map(position => ({ position, count: counts.get(position) ?? 0 }))
}
