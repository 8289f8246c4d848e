import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { SenderLicenceFact } from '../../../kit/vn/borrowed-facts.js'
import type { UnitIndex } from '../unit/unit.index.js'
import type { FacilityKind } from './facility.rules.js'

interface UntoldRow {
  id: string
  code: string
  kind: FacilityKind
  provinceUnitId: string
  healthFacilityCode: string | null
}

/** Care homes, and under which code they may sign, if they may. The register keeps no dates of licences yet. */
export function facilityAnnouncer(units: UnitIndex): Announcer {
  return {
    async untold(db, limit) {
      const rows = await db.read<UntoldRow>(
        `select x."id", x."code", x."kind", x."province_unit_id" as "provinceUnitId",
           x."health_facility_code" as "healthFacilityCode"
         from "facilities"."facility" x where ${untoldIn('facilities')} order by x."id" limit $1`,
        [limit],
      )
      return rows.map(({ id, code, kind, provinceUnitId, healthFacilityCode }) => {
        const payload: SenderLicenceFact = {
          facilityId: id,
          facilityCode: code,
          provinceCode: units.codeToday(provinceUnitId),
          sealed: kind === 'DRUG_REHABILITATION',
          healthFacilityCode,
          validFrom: null,
          validTo: null,
        }
        return { type: 'facility.licensed', aggregate: 'Facility', aggregateId: id, version: 1, payload }
      })
    },
  }
}
