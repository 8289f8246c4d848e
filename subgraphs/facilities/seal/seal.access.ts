import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { organisationOf } from '../../../kit/audit.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { idsOfOwner } from '../resident/person-ids.js'
import { mayDo, residentFilter, residentTable, sealedFilter } from '../resident/resident.access.js'
import type { UnitIndex } from '../unit/unit.index.js'

const payload = { opening: 'rows', userErrors: 'within' } as const

export const sealRights = fieldsOf(residentTable, {
  Query: { sealedOpenings: 'rows' },
  Resident: { sealed: 'sealNote' },
  SealNote: { text: 'within', openUntil: 'within' },
  SealedOpening: {
    id: 'within',
    resident: 'rows',
    reason: 'within',
    legalBasis: 'within',
    note: 'within',
    openedAt: 'within',
    closesAt: 'within',
    endedAt: 'within',
    isOpen: 'within',
    bySubject: 'within',
    byRole: 'within',
    byOrganisation: 'within',
    status: 'within',
    reviewDueOn: 'within',
    isOverdue: 'within',
    verdict: 'within',
    reviewNote: 'within',
    reviewedAt: 'within',
    looks: 'within',
  },
  SealedLook: { at: 'within', fields: 'within' },
  Mutation: { openSealedRecord: 'openSealedRecord', closeSealedRecord: 'closeSealedRecord', reviewSealedOpening: 'reviewSealedOpening' },
  OpenSealedRecordPayload: { ...payload, resident: 'rows' },
  CloseSealedRecordPayload: payload,
  ReviewSealedOpeningPayload: payload,
})

type Asking = { readonly viewer: Viewer; readonly now: Date }

/** Of a `sealed_opening o`: made by the same sign-in name, by the same program, as the same role for the same organisation. */
function isBy(viewer: Viewer): RawBuilder<boolean> {
  return sql`(o.opened_by = ${viewer.subject} and o.client = ${viewer.client} and o.by_role = ${viewer.role}
    and o.by_organisation is not distinct from ${organisationOf(viewer)})`
}

/** Of a `sealed_opening o`: still running. */
export function isRunning(now: Date): RawBuilder<boolean> {
  return sql`(o.ended_at is null and o.closes_at > ${now.toISOString()}::timestamptz)`
}

/** The running openings `o` of a caller. */
export function runningOf({ viewer, now }: Asking): RawBuilder<boolean> {
  return sql`(${isBy(viewer)} and ${isRunning(now)})`
}

/** Every id of the persons whose seal a caller holds open, asked once per statement; undefined for who never opens one. */
export function openedPersons(viewer: Viewer, now: Date): RawBuilder<string[]> | undefined {
  if (!mayDo(viewer, 'openSealedRecord')) return undefined
  return sql`array(select unnest(${idsOfOwner(sql`o.resident_id`)}) from facilities.sealed_opening o where ${runningOf({ viewer, now })})`
}

/** What a caller may be told anyhow, or while the seal of the person is open. */
export function orOpened(condition: RawBuilder<boolean>, person: RawBuilder<unknown>, opened: RawBuilder<string[]> | undefined): RawBuilder<boolean> {
  return opened ? sql`(${condition} or ${isOpened(person, opened)})` : condition
}

/** Whether the seal of a person is open for the caller, as a column. */
export function isOpened(person: RawBuilder<unknown>, opened: RawBuilder<string[]> | undefined): RawBuilder<boolean> {
  return opened ? sql`${person} = any(${opened})` : sql`false`
}

interface Reading {
  readonly viewer: Viewer
  readonly units: UnitIndex
  readonly opened: RawBuilder<string[]> | undefined
}

/**
 * The residents whom a viewer may be shown when asking by id: as in lists, and whose seal the viewer holds open. Lists, searches and
 * counts keep to `residentFilter`: an opening is about one person, and must not tell who else is sealed.
 */
export function residentByIdFilter({ viewer, units, opened }: Reading): RawBuilder<boolean> {
  const visible = residentFilter(viewer, units)
  return opened ? sql`((${visible}) or (${sealedFilter(viewer, units)} and r.id = any(${opened})))` : visible
}

/** Code of the facility whose openings a viewer looks at: of its head. */
export function reviewedFacility(viewer: Viewer): string | undefined {
  return mayDo(viewer, 'reviewSealedOpening') ? viewer.facility : undefined
}

/** An auditor sees every opening, and of none whose record it was. */
export function seesAllOpenings({ role }: Viewer): boolean {
  return role === 'auditor'
}

/** The openings `o` that a viewer may see: one's own, and those of what the own facility keeps. */
export function openingFilter(viewer: Viewer): RawBuilder<boolean> {
  if (seesAllOpenings(viewer)) return sql`true`
  const code = reviewedFacility(viewer)
  const own = mayDo(viewer, 'openSealedRecord') && personScope(viewer).kind !== 'none' ? isBy(viewer) : sql<boolean>`false`
  const kept = code ? keeps(facilityOf(code)) : sql<boolean>`false`
  return sql`(${own} or ${kept})`
}

/** Whether a facility keeps some of what an opening `o` opened. */
export const keeps = (facility: RawBuilder<string | null>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from facilities.sealed_review mine where mine.opening_id = o.id and mine.facility_id = ${facility})`

export function facilityOf(code: string | undefined): RawBuilder<string | null> {
  return sql`(select place.id from facilities.facility place where place.code = ${code ?? null})`
}
