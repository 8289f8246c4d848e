import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import type { UnitIndex } from '../unit/unit.index.js'
import { idsOfOwner, idsOfPerson } from './person-ids.js'
import { groupFilter, mayReadPart, residentFilter } from './resident.access.js'
import { needsConsent } from './resident-bases.access.js'

// Whoever reads the health part on the ground of consent reads it of those who agreed, and of those who are on the way to a
// hospital. It is asked of the rows by every statement, so that a consent that was taken back is over with the next one.

/** A `consent c` of one of a person's `ids` that holds: agreed to by the head, and nothing of the kind taken back since, under any of the ids. */
function agreed(ids: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select 1 from facilities.consent c where c.resident_id = any(${ids}) and c.purpose = 'CARE_LINK'
    and c.approved_at is not null and c.withdrawn_at is null
    and not exists (select 1 from facilities.consent w where w.resident_id = any(${ids}) and w.purpose = c.purpose and w.withdrawn_at > c.recorded_at))`
}

function onTheWay(ids: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select 1 from facilities.open_referral o where o.resident_id = any(${ids}) and not o.ended)`
}

/** Who asks, and whose seals they hold open. */
interface Asking {
  readonly viewer: Viewer
  readonly opened?: RawBuilder<string[]>
}

/** Whether the health part of the person who has these `ids` is open to a viewer who may read it at all: shared, or under an opened seal. */
export function healthOpen({ viewer, opened }: Asking, ids: RawBuilder<unknown>): RawBuilder<boolean> {
  if (!needsConsent(viewer)) return sql`true`
  const broken = opened ? sql`or ${ids} && ${opened}` : sql``
  return sql`(${agreed(ids)} or ${onTheWay(ids)} ${broken})`
}

/** The residents whose health part a viewer may read, as a condition on `resident r` joined with `facility f`; all whom they see, or some of them. */
export function healthFilter(asking: Asking & { readonly units: UnitIndex }, persons?: RawBuilder<boolean>): RawBuilder<boolean> {
  const { viewer, units } = asking
  if (!mayReadPart(viewer, 'health')) return sql`false`
  const seen = persons ?? residentFilter(viewer, units)
  return needsConsent(viewer) ? sql`(${seen} and ${healthOpen(asking, idsOfPerson(sql`r.id`))})` : seen
}

/** What a row of a `resident r` brings along for a viewer. */
export interface ResidentTold {
  /** Which groups the viewer may be told of. */
  readonly groups: RawBuilder<boolean>
  /** Whether the health part is open. */
  readonly shared: RawBuilder<boolean>
  /** Every id of the persons whose seal the viewer holds open. */
  readonly opened?: RawBuilder<string[]>
}

export function toldTo(asking: Asking): ResidentTold {
  return { groups: groupFilter(asking.viewer), shared: healthOpen(asking, idsOfPerson(sql`r.id`)), opened: asking.opened }
}

/** Whether the health part of whoever has a `stay s` is open. */
export function ofStay(asking: Asking): RawBuilder<boolean> {
  return healthOpen(asking, idsOfOwner(sql`s.resident_id`))
}
