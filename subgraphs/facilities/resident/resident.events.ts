import { sql } from 'kysely'
import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import type { Transaction } from '../../../kit/transaction.js'
import { type Departure, type ResidentLinkFact, sealedScopeOf } from '../../../kit/vn/borrowed-facts.js'
import type { FacilityKind } from '../facility/facility.rules.js'
import { departureOf, type StayEndReason } from '../stay/stay.rules.js'
import type { UnitIndex } from '../unit/unit.index.js'
import { idsOfPerson } from './person-ids.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'

export interface ResidentToTell {
  readonly id: string
  readonly version: number
  readonly facility: { readonly id: string; readonly code: string; readonly kind: FacilityKind; readonly provinceUnitId: string }
  /** Those of every record of the person. */
  readonly categories: readonly BeneficiaryKind[]
  /** Whose record is shown for this one, after a merge. */
  readonly survivorId: string | null
  /** Null while the person lives there. */
  readonly left: { readonly as: Departure; readonly on: string } | null
}

/** Where a resident lives now, or lived when they left. */
export function residentLinked({ id, version, facility, categories, survivorId, left }: ResidentToTell, units: UnitIndex): NewEvent {
  const sealed = facility.kind === 'DRUG_REHABILITATION'
  const payload: ResidentLinkFact = {
    residentId: id,
    facilityId: sealed ? null : facility.id,
    facilityCode: sealed ? null : facility.code,
    provinceCode: units.codeToday(facility.provinceUnitId),
    sealed,
    sealedScope: sealed ? sealedScopeOf(id, facility.code) : null,
    categories: categories.filter(kind => kind !== 'DRUG_REHABILITATION'),
    survivorId,
    leftAs: left?.as ?? null,
    leftOn: left?.on ?? null,
  }
  return { type: 'resident.linked', aggregate: 'Resident', aggregateId: id, version, payload }
}

/** What the end of a stay says of where the person lives. */
export function leaving(on: string, reason: StayEndReason): ResidentToTell['left'] {
  const as = departureOf(reason)
  return as && { as, on }
}

interface UntoldRow extends Omit<ResidentToTell, 'facility' | 'left'> {
  endedOn: string | null
  endReason: StayEndReason | null
  facilityId: string
  code: string
  kind: FacilityKind
  provinceUnitId: string
}

/** What is to be told of residents `x`, each record by what lies under it; one that is shown for others has their groups too. */
const toTell = sql`select x."id", x."version", x."survivor_id" as "survivorId", f."id" as "facilityId", f."code", f."kind",
    f."province_unit_id" as "provinceUnitId",
    coalesce((select array_agg(g."kind" order by g."since", g."kind") from (select c."kind", min(c."since") as "since"
      from "facilities"."resident_category" c where c."resident_id" = any(${idsOfPerson(sql`x."id"`)})
        and (c."until" is null or c."until" >= last."ended_on") group by c."kind") g), '{}') as "categories",
    last."ended_on" as "endedOn", last."end_reason" as "endReason"
  from "facilities"."resident" x join "facilities"."facility" f on f."id" = x."facility_id"
  left join lateral (select s."ended_on", s."end_reason" from "facilities"."stay" s
    where s."resident_id" = x."id" order by s."ended_on" desc nulls first limit 1) last on true`

function told(rows: readonly UntoldRow[], units: UnitIndex): NewEvent[] {
  return rows.map(({ facilityId, code, kind, provinceUnitId, endedOn, endReason, ...resident }) => {
    const facility = { id: facilityId, code, kind, provinceUnitId }
    return residentLinked({ ...resident, facility, left: endedOn && endReason ? leaving(endedOn, endReason) : null }, units)
  })
}

/** Residents as they stand in a transaction. */
export async function residentsAsTold(tx: Transaction, keys: readonly string[], units: UnitIndex): Promise<NewEvent[]> {
  return told(await tx.query(sql<UntoldRow>`${toTell} where x."id" = any(${keys}::uuid[]) order by x."id"`), units)
}

export function residentAnnouncer(units: UnitIndex): Announcer {
  return {
    async untold(db, limit) {
      return told(await db.query(sql<UntoldRow>`${toTell} where ${sql.raw(untoldIn('facilities'))} order by x."id" limit ${limit}`), units)
    },
  }
}
