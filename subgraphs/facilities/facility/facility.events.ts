import { sql } from 'kysely'
import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import type { SenderLicenceFact } from '../../../kit/vn/borrowed-facts.js'
import { localDateOf, type LocalDate } from '../../../kit/vn/working-days.js'
import { licenceFacts } from '../licence/licence.loaders.js'
import { type LicenceFacts, licenceToTell } from '../licence/licence.rules.js'
import type { UnitIndex } from '../unit/unit.index.js'
import type { FacilityKind } from './facility.rules.js'

export interface FacilityToTell {
  readonly id: string
  readonly code: string
  readonly kind: FacilityKind
  readonly provinceUnitId: string
  readonly version: number
  readonly licences: readonly LicenceFacts[]
}

/** A care home, and under which code and in which days it may sign transfers, if it may. */
export function facilityLicensed({ id, code, kind, provinceUnitId, version, licences }: FacilityToTell, units: UnitIndex, today: LocalDate): NewEvent {
  const payload: SenderLicenceFact = {
    facilityId: id,
    facilityCode: code,
    provinceCode: units.codeToday(provinceUnitId),
    sealed: kind === 'DRUG_REHABILITATION',
    ...licenceToTell(licences, today),
  }
  return { type: 'facility.licensed', aggregate: 'Facility', aggregateId: id, version, payload }
}

/** Care homes that no event has told of. */
export function facilityAnnouncer(units: UnitIndex): Announcer {
  return {
    async untold(db, limit, at) {
      const rows = await db.query<Omit<FacilityToTell, 'licences'>>(sql`select x.id, x.code, x.kind, x.province_unit_id as "provinceUnitId", x.version
        from facilities.facility x where ${sql.raw(untoldIn('facilities'))} order by x.id limit ${limit}`)
      const licences = new Map<string, LicenceFacts[]>(rows.map(({ id }) => [id, []]))
      for (const licence of await licenceFacts(db, [...licences.keys()])) licences.get(licence.facilityId)?.push(licence)
      return rows.map(row => facilityLicensed({ ...row, licences: licences.get(row.id) ?? [] }, units, localDateOf(at)))
    },
  }
}
