import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import { type ResidentLinkFact, sealedScopeOf } from '../../../kit/vn/borrowed-facts.js'
import type { FacilityKind } from '../facility/facility.rules.js'
import type { UnitIndex } from '../unit/unit.index.js'
import type { BeneficiaryKind } from './resident.rules.js'

export interface ResidentToTell {
  readonly id: string
  readonly version: number
  readonly facility: { readonly id: string; readonly code: string; readonly kind: FacilityKind; readonly provinceUnitId: string }
  readonly categories: readonly BeneficiaryKind[]
}

/** Where a resident lives now. */
export function residentLinked({ id, version, facility, categories }: ResidentToTell, units: UnitIndex): NewEvent {
  const sealed = facility.kind === 'DRUG_REHABILITATION'
  const payload: ResidentLinkFact = {
    residentId: id,
    facilityId: sealed ? null : facility.id,
    facilityCode: sealed ? null : facility.code,
    provinceCode: units.codeToday(facility.provinceUnitId),
    sealed,
    sealedScope: sealed ? sealedScopeOf(id, facility.code) : null,
    categories: categories.filter(kind => kind !== 'DRUG_REHABILITATION'),
    survivorId: null,
  }
  return { type: 'resident.linked', aggregate: 'Resident', aggregateId: id, version, payload }
}

interface UntoldRow extends Omit<ResidentToTell, 'facility'> {
  facilityId: string
  code: string
  kind: FacilityKind
  provinceUnitId: string
}

export function residentAnnouncer(units: UnitIndex): Announcer {
  return {
    async untold(db, limit) {
      const rows = await db.read<UntoldRow>(
        `select x."id", x."version", f."id" as "facilityId", f."code", f."kind", f."province_unit_id" as "provinceUnitId",
           coalesce((select array_agg(c."kind" order by c."since", c."kind") from "facilities"."resident_category" c
             where c."resident_id" = x."id"), '{}') as "categories"
         from "facilities"."resident" x join "facilities"."facility" f on f."id" = x."facility_id"
         where ${untoldIn('facilities')} order by x."id" limit $1`,
        [limit],
      )
      return rows.map(({ facilityId, code, kind, provinceUnitId, ...resident }) =>
        residentLinked({ ...resident, facility: { id: facilityId, code, kind, provinceUnitId } }, units),
      )
    },
  }
}
