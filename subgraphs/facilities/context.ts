import { localDateOf } from '../../kit/vn/working-days.js'
import { alertLoaders } from './alert/alert.loaders.js'
import { duplicateLoaders } from './duplicate/duplicate.loaders.js'
import { facilityLoaders } from './facility/facility.loaders.js'
import { healthCheckLoaders } from './health-check/health-check.loaders.js'
import { groupFilter, mayReadPart, placeFilter, residentFilter } from './resident/resident.access.js'
import { residentLoaders } from './resident/resident.loaders.js'
import { stayLoaders } from './stay/stay.loaders.js'
import type { UnitIndex } from './unit/unit.index.js'
import { unitLoaders } from './unit/unit.loaders.js'
import { reloading, type WriteBase, type WriteContext } from '../../kit/write.js'

export type FacilitiesContext = WriteContext & {
  readonly units: UnitIndex
  /** Today in Viet Nam. */
  readonly today: string
  /** Rows by key, each asked for once; new after a change, which they must not outlive. */
  load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function facilitiesContext(base: WriteBase, units: UnitIndex): FacilitiesContext {
  const today = localDateOf(base.now)
  const load = () => loadersFor(base, units, today)
  return reloading({ ...base, units, today, load: load() }, load)
}

function loadersFor({ viewer, db }: WriteBase, units: UnitIndex, today: string) {
  const rights = { visible: residentFilter(viewer, units), groups: groupFilter(viewer) }
  return {
    ...unitLoaders(db),
    ...facilityLoaders(db),
    ...residentLoaders(db, rights),
    ...duplicateLoaders(db, { ...rights, numbers: mayReadPart(viewer, 'identifiers') }, today),
    ...stayLoaders(db, placeFilter(viewer), viewer.facility),
    ...healthCheckLoaders(db),
    ...alertLoaders(db, rights.visible),
  }
}
