import type { Database } from '../../kit/database.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { facilityLoaders } from './facility/facility.loaders.js'
import { healthCheckLoaders } from './health-check/health-check.loaders.js'
import { groupFilter, placeFilter, residentFilter } from './resident/resident.access.js'
import { residentLoaders } from './resident/resident.loaders.js'
import { stayLoaders } from './stay/stay.loaders.js'
import type { UnitIndex } from './unit/unit.index.js'
import { unitLoaders } from './unit/unit.loaders.js'
import type { WriteContext } from '../../kit/write.js'

export type FacilitiesContext = WriteContext & {
  readonly units: UnitIndex
  /** Today in Viet Nam. */
  readonly today: string
  readonly load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function facilitiesContext(base: WriteContext, units: UnitIndex): FacilitiesContext {
  return { ...base, units, today: localDateOf(base.now), load: loadersFor(base, base.db, units) }
}

function loadersFor(base: WriteContext, db: Database, units: UnitIndex) {
  return {
    ...unitLoaders(db),
    ...facilityLoaders(db),
    ...residentLoaders(db, { visible: residentFilter(base.viewer, units), groups: groupFilter(base.viewer) }),
    ...stayLoaders(db, placeFilter(base.viewer)),
    ...healthCheckLoaders(db),
  }
}
