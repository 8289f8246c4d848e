import { type RawBuilder, sql } from 'kysely'
import type { LineContext } from '../../kit/change-line.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { addressLoaders } from './address/address.loaders.js'
import { absenceLoaders } from './absence/absence.loaders.js'
import { alertLoaders } from './alert/alert.loaders.js'
import { capacityLoaders } from './capacity/capacity.loaders.js'
import { carePlanLoaders } from './care-plan/care-plan.loaders.js'
import { allergyLoaders } from './allergy/allergy.loaders.js'
import { clinicalChangeLoaders, type Told } from './clinical-change/clinical-change.loaders.js'
import { conditionLoaders } from './condition/condition.loaders.js'
import { breachFilter } from './breach/breach.access.js'
import { breachLoaders } from './breach/breach.loaders.js'
import { consentLoaders } from './consent/consent.loaders.js'
import { contactLoaders } from './contact/contact.loaders.js'
import { disabilityLoaders } from './disability/disability.loaders.js'
import { checkListLoaders } from './check-list/check-list.loaders.js'
import { facilityLoaders } from './facility/facility.loaders.js'
import { healthCheckLoaders } from './health-check/health-check.loaders.js'
import { healthFilter, healthOpen, ofStay, toldTo } from './resident/health-sharing.access.js'
import { mayReadPart, placeFilter, residentFilter, sealedFilter } from './resident/resident.access.js'
import { residentCorrectionLoaders } from './resident-correction/resident-correction.loaders.js'
import { duplicateLoaders } from './duplicate/duplicate.loaders.js'
import { roundFilter } from './health-round/health-round.access.js'
import { healthRoundLoaders } from './health-round/health-round.loaders.js'
import { measurementLoaders } from './measurement/measurement.loaders.js'
import { importFilter } from './resident-import/resident-import.access.js'
import { residentImportLoaders } from './resident-import/resident-import.loaders.js'
import { medicineLoaders } from './medicine/medicine.loaders.js'
import { mergeLoaders } from './merge/merge.loaders.js'
import { residentLoaders } from './resident/resident.loaders.js'
import { openedPersons, orOpened, residentByIdFilter } from './seal/seal.access.js'
import { sealLoaders } from './seal/seal.loaders.js'
import { affairsFilter } from './staff/staff.access.js'
import { staffLoaders } from './staff/staff.loaders.js'
import { staffingNormLoaders } from './staffing-norm/staffing-norm.loaders.js'
import { facilityAddressLoaders } from './facility-address/facility-address.loaders.js'
import { authorityLoaders } from './authority/authority.loaders.js'
import { autonomyLoaders } from './autonomy/autonomy.loaders.js'
import { licenceLoaders } from './licence/licence.loaders.js'
import { rehabilitationSessionLoaders } from './rehabilitation-session/rehabilitation-session.loaders.js'
import { rehabilitationLoaders } from './rehabilitation/rehabilitation.loaders.js'
import { servicePackageLoaders } from './service-package/service-package.loaders.js'
import { screeningInstrumentLoaders } from './screening-instrument/screening-instrument.loaders.js'
import { screeningLoaders } from './screening/screening.loaders.js'
import { stayLoaders } from './stay/stay.loaders.js'
import { requestFilter } from './person-request/person-request.access.js'
import { personRequestLoaders } from './person-request/person-request.loaders.js'
import { ownFeedLoaders } from './own-feed/own-feed.loaders.js'
import { homeOfReader } from '../../kit/access-log.js'
import { timelineLoaders } from './timeline/timeline.loaders.js'
import { techniqueLoaders } from './technique/technique.loaders.js'
import { occupancyLoaders } from './occupancy/occupancy.loaders.js'
import { stayFilter } from './stay/stay.access.js'
import { stayCorrectionLoaders } from './stay-correction/stay-correction.loaders.js'
import { teleConsultationLoaders } from './tele-consultation/tele-consultation.loaders.js'
import { thresholdLoaders } from './threshold/threshold.loaders.js'
import type { UnitIndex } from './unit/unit.index.js'
import { unitLoaders } from './unit/unit.loaders.js'
import { vaccinationLoaders } from './vaccination/vaccination.loaders.js'
import { vitalSignLoaders } from './vital-sign/vital-sign.loaders.js'
import { reloading, type WriteBase, type WriteContext } from '../../kit/write.js'

/** What the sector has at hand beside a request. */
interface AtHand extends LineContext {
  /** Begins with the files that are whole; nobody waits for it. */
  readonly runImports: () => void
}

export type FacilitiesContext = WriteContext & AtHand & {
  readonly units: UnitIndex
  /** What the caller may be told of a record, by its texts. */
  readonly told: Told
  /** Every id of the persons whose seal the caller holds open. */
  readonly opened: RawBuilder<string[]> | undefined
  /** Today in Viet Nam. */
  readonly today: string
  /** Rows by key, each asked for once; new after a change, which they must not outlive. */
  load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function facilitiesContext(base: WriteBase & AtHand, units: UnitIndex): FacilitiesContext {
  const today = localDateOf(base.now)
  const opened = openedPersons(base.viewer, base.now)
  const told = { protectedToo: mayReadPart(base.viewer, 'protected'), opened }
  const load = () => loadersFor({ ...base, units, today, opened, told })
  return reloading({ ...base, units, today, opened, told, load: load() }, load)
}

type Reading = WriteBase & Pick<FacilitiesContext, 'units' | 'today' | 'opened' | 'told'>

function loadersFor(reading: Reading) {
  const { viewer, db, now, units, today, opened, told } = reading
  const toldOf = toldTo(reading)
  const rights = { visible: residentFilter(viewer, units), ...toldOf }
  const byId = { ...toldOf, visible: residentByIdFilter(reading), groups: orOpened(toldOf.groups, sql`r.id`, opened), sealed: sealedFilter(viewer, units) }
  const ofHealth = healthFilter(reading)
  const places = placeFilter(viewer)
  const ofStays = orOpened(places, sql`s.resident_id`, opened)
  const stays = { places: ofStays, visible: stayFilter(viewer, units), ownFacility: viewer.facility }
  return {
    ...unitLoaders(db),
    ...facilityLoaders(db),
    ...residentLoaders(db, byId),
    ...residentCorrectionLoaders(db),
    ...disabilityLoaders(db),
    ...contactLoaders(db),
    ...consentLoaders(db),
    ...breachLoaders(db, breachFilter(viewer)),
    ...personRequestLoaders(db, requestFilter(viewer, units)),
    ...addressLoaders(db),
    ...duplicateLoaders(db, { ...rights, numbers: mayReadPart(viewer, 'identifiers') }, today),
    ...stayLoaders(db, stays),
    ...absenceLoaders(db, { ...stays, shared: ofStay(reading) }),
    ...stayCorrectionLoaders(db, places),
    ...occupancyLoaders(db, ofStay(reading)),
    ...healthRoundLoaders(db, roundFilter(viewer, units), today),
    ...authorityLoaders(db),
    ...licenceLoaders(db),
    ...autonomyLoaders(db),
    ...capacityLoaders(db),
    ...servicePackageLoaders(db),
    ...rehabilitationLoaders(db),
    ...facilityAddressLoaders(db),
    ...healthCheckLoaders(db, told),
    ...measurementLoaders(db),
    ...vitalSignLoaders(db),
    ...clinicalChangeLoaders(db, told),
    ...conditionLoaders(db, told),
    ...allergyLoaders(db, told),
    ...medicineLoaders(db, told),
    ...vaccinationLoaders(db, told),
    ...thresholdLoaders(db),
    ...screeningInstrumentLoaders(db),
    ...screeningLoaders(db, told),
    ...alertLoaders(db, ofHealth, told),
    ...carePlanLoaders(db, ofHealth),
    ...rehabilitationSessionLoaders(db, ofHealth),
    ...teleConsultationLoaders(db, ofHealth),
    ...timelineLoaders(db, { places: ofStays, health: mayReadPart(viewer, 'health') ? ids => healthOpen(reading, ids) : undefined, told, now }),
    ...ownFeedLoaders(db, { viewer, places, home: homeOfReader(viewer), now, today }),
    ...sealLoaders(db, { viewer, units, now }),
    ...staffLoaders(db, affairsFilter(viewer, units)),
    ...staffingNormLoaders(db),
    ...techniqueLoaders(db),
    ...checkListLoaders(db),
    ...residentImportLoaders(db, importFilter(viewer)),
    ...mergeLoaders(db, { visible: rights.visible, places }),
  }
}
