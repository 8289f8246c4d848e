import { localDateOf } from '../../kit/vn/working-days.js'
import { alertLoaders } from './alert/alert.loaders.js'
import { facilityLoaders } from './facility/facility.loaders.js'
import { healthCheckLoaders } from './health-check/health-check.loaders.js'
import { mergeLoaders } from './merge/merge.loaders.js'
import { groupFilter, placeFilter, residentFilter } from './resident/resident.access.js'
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
  const load = () => loadersFor(base, units)
  return reloading({ ...base, units, today: localDateOf(base.now), load: load() }, load)
}

function loadersFor({ viewer, db }: WriteBase, units: UnitIndex) {
  const visible = residentFilter(viewer, units)
  return {
    ...unitLoaders(db),
    ...facilityLoaders(db),
    ...residentLoaders(db, { visible, groups: groupFilter(viewer) }),
    ...stayLoaders(db, placeFilter(viewer), viewer.facility),
    ...healthCheckLoaders(db),
    ...alertLoaders(db, visible),
    ...mergeLoaders(db, { visible, places: placeFilter(viewer) }),
  }
}
