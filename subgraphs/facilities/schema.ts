import { copyStateResolver } from '../../kit/copy-state.js'
import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import { touchedPeopleResolver } from '../../kit/touched-people.js'
import { absenceRights } from './absence/absence.access.js'
import { AbsenceResolver, ResidentAbsenceResolver, StayAbsenceResolver } from './absence/absence.resolver.js'
import { accessRevocationRights } from './access-revocation/access-revocation.access.js'
import { AccessRevocationResolver } from './access-revocation/access-revocation.resolver.js'
import { addressRights } from './address/address.access.js'
import { AddressResolver, ResidentAddressResolver } from './address/address.resolver.js'
import { admissionRights } from './admission/admission.access.js'
import { AdmissionResolver } from './admission/admission.resolver.js'
import { FacilityCapacityResolver } from './capacity/capacity.resolver.js'
import { categoryRights } from './category/category.access.js'
import { CategoryResolver } from './category/category.resolver.js'
import { allergyRights } from './allergy/allergy.access.js'
import { AllergyResolver, ResidentAllergyResolver } from './allergy/allergy.resolver.js'
import { clinicalChangeRights } from './clinical-change/clinical-change.access.js'
import { conditionRights } from './condition/condition.access.js'
import { ConditionResolver, ResidentConditionResolver } from './condition/condition.resolver.js'
import { contactRights } from './contact/contact.access.js'
import { ContactResolver } from './contact/contact.resolver.js'
import { FacilityAddressUnitResolver, FacilityAddressResolver } from './facility-address/facility-address.resolver.js'
import { FacilityAuthorityResolver } from './authority/authority.resolver.js'
import { FacilityAutonomyResolver } from './autonomy/autonomy.resolver.js'
import type { FacilitiesContext } from './context.js'
import { disabilityRights } from './disability/disability.access.js'
import { DisabilityResolver } from './disability/disability.resolver.js'
import { checkListRights } from './check-list/check-list.access.js'
import { FacilityCheckListResolver } from './check-list/check-list.resolver.js'
import { dischargeRights } from './discharge/discharge.access.js'
import { DischargeResolver } from './discharge/discharge.resolver.js'
import { dutyRights } from './duty/duty.access.js'
import { DutyResolver } from './duty/duty.resolver.js'
import { duplicateRights } from './duplicate/duplicate.access.js'
import { ResidentDuplicateResolver } from './duplicate/duplicate.resolver.js'
import { facilityRecordRights } from './facility-record/facility-record.access.js'
import { facilityRights } from './facility/facility.access.js'
import { findFacility } from './facility/facility.service.js'
import { FacilityResolver } from './facility/facility.resolver.js'
import { alertRights } from './alert/alert.access.js'
import { AlertResolver, ResidentAlertResolver } from './alert/alert.resolver.js'
import { alertLifeRights } from './alert-life/alert-life.access.js'
import { AlertLifeResolver } from './alert-life/alert-life.resolver.js'
import { alertLineRights } from './alert-line/alert-line.access.js'
import { AlertLineResolver } from './alert-line/alert-line.resolver.js'
import { findAlert } from './alert/alert.service.js'
import { healthCheckRights } from './health-check/health-check.access.js'
import { HealthCheckResolver, ResidentHealthCheckResolver } from './health-check/health-check.resolver.js'
import { identifierRights } from './identifier/identifier.access.js'
import { IdentifierResolver } from './identifier/identifier.resolver.js'
import { residentCorrectionRights } from './resident-correction/resident-correction.access.js'
import { ResidentCorrectionResolver } from './resident-correction/resident-correction.resolver.js'
import { occupancyRights } from './occupancy/occupancy.access.js'
import { FacilityOccupancyResolver, PresenceResolver, StayCountResolver } from './occupancy/occupancy.resolver.js'
import { readmissionRights } from './readmission/readmission.access.js'
import { ReadmissionResolver } from './readmission/readmission.resolver.js'
import { referralRights } from './referral/referral.access.js'
import { healthRoundRights } from './health-round/health-round.access.js'
import { HealthRoundResolver } from './health-round/health-round.resolver.js'
import { measurementRights } from './measurement/measurement.access.js'
import { ResidentMeasurementResolver } from './measurement/measurement.resolver.js'
import { residentImportRights, residentImportTemplateRights } from './resident-import/resident-import.access.js'
import { ResidentImportKeptRowResolver, ResidentImportResolver } from './resident-import/resident-import.resolver.js'
import { medicineRights } from './medicine/medicine.access.js'
import { MedicineResolver, ResidentMedicineResolver } from './medicine/medicine.resolver.js'
import { mergeRights } from './merge/merge.access.js'
import { MergeResolver, ResidentMergesResolver } from './merge/merge.resolver.js'
import { residentRights } from './resident/resident.access.js'
import { ResidentResolver } from './resident/resident.resolver.js'
import { findResident } from './resident/resident.service.js'
import { sealRights } from './seal/seal.access.js'
import { ResidentSealResolver, SealResolver } from './seal/seal.resolver.js'
import { staffRights } from './staff/staff.access.js'
import { StaffChangeResolver } from './staff/staff-change.resolver.js'
import { FacilityStaffResolver, StaffCertificateResolver, StaffMemberResolver } from './staff/staff.resolver.js'
import { staffingNormRights } from './staffing-norm/staffing-norm.access.js'
import { FacilityStaffingResolver } from './staffing-norm/staffing-norm.resolver.js'
import { FacilityLicenceResolver } from './licence/licence.resolver.js'
import { FacilityRehabilitationResolver } from './rehabilitation/rehabilitation.resolver.js'
import { FacilityServicePackageResolver } from './service-package/service-package.resolver.js'
import { ScreeningInstrumentResolver } from './screening-instrument/screening-instrument.resolver.js'
import { screeningInstrumentRights } from './screening-instrument/screening-instrument.access.js'
import { ResidentScreeningResolver, ScreeningResolver } from './screening/screening.resolver.js'
import { screeningRights } from './screening/screening.access.js'
import { stayRights } from './stay/stay.access.js'
import { StayResolver } from './stay/stay.resolver.js'
import { ownFeedRights } from './own-feed/own-feed.access.js'
import { OwnFeedResolver } from './own-feed/own-feed.resolver.js'
import { timelineRights } from './timeline/timeline.access.js'
import { ResidentTimelineResolver } from './timeline/timeline.resolver.js'
import { techniqueRights } from './technique/technique.access.js'
import { FacilityTechniqueResolver, TechniqueListResolver, TechniqueShareResolver } from './technique/technique.resolver.js'
import { stayCorrectionRights } from './stay-correction/stay-correction.access.js'
import { CorrectedStayResolver, StayCorrectionResolver } from './stay-correction/stay-correction.resolver.js'
import { stayModeRights } from './stay-mode/stay-mode.access.js'
import { StayModeResolver } from './stay-mode/stay-mode.resolver.js'
import { thresholdRights } from './threshold/threshold.access.js'
import { ThresholdResolver } from './threshold/threshold.resolver.js'
import { transferRights } from './transfer/transfer.access.js'
import { TransferResolver } from './transfer/transfer.resolver.js'
import { unitRights } from './unit/unit.access.js'
import { UnitResolver } from './unit/unit.resolver.js'
import { findUnit } from './unit/unit.service.js'
import { carePlanRights } from './care-plan/care-plan.access.js'
import { CarePlanChangeResolver, CarePlanResolver, ResidentCarePlanResolver } from './care-plan/care-plan.resolver.js'
import { healthFacilityRights } from './health-facility/health-facility.access.js'
import type { HealthFacility } from './health-facility/health-facility.type.js'
import { rehabilitationSessionRights } from './rehabilitation-session/rehabilitation-session.access.js'
import { CarePlanSessionResolver, RehabilitationSessionResolver } from './rehabilitation-session/rehabilitation-session.resolver.js'
import { teleConsultationRights } from './tele-consultation/tele-consultation.access.js'
import { ResidentTeleConsultationResolver, TeleConsultationResolver } from './tele-consultation/tele-consultation.resolver.js'
import { breachRights } from './breach/breach.access.js'
import { BreachResolver } from './breach/breach.resolver.js'
import { consentRights } from './consent/consent.access.js'
import { ConsentResolver, ResidentConsentResolver } from './consent/consent.resolver.js'
import { personRequestRights } from './person-request/person-request.access.js'
import { PersonRequestChangeResolver, PersonRequestResolver, ResidentRequestResolver } from './person-request/person-request.resolver.js'
import { vaccinationRights } from './vaccination/vaccination.access.js'
import { ResidentVaccinationResolver, VaccinationResolver } from './vaccination/vaccination.resolver.js'
import { vitalSignRights } from './vital-sign/vital-sign.access.js'
import { VitalSignResolver } from './vital-sign/vital-sign.resolver.js'

export { userErrorTexts as userErrors } from './user-errors.js'

const copies = copyStateResolver('facilitiesCopies')
const touched = touchedPeopleResolver('careTouchedPeople')

type Reference = { id: string }

export const { schema, sdl, rights } = createSubgraphSchema({
  resolvers: [
    UnitResolver,
    FacilityResolver,
    FacilityAuthorityResolver,
    FacilityLicenceResolver,
    FacilityAutonomyResolver,
    FacilityCapacityResolver,
    FacilityServicePackageResolver,
    FacilityRehabilitationResolver,
    FacilityAddressResolver,
    FacilityAddressUnitResolver,
    ResidentResolver,
    ResidentCorrectionResolver,
    IdentifierResolver,
    CategoryResolver,
    DisabilityResolver,
    ContactResolver,
    ResidentConsentResolver,
    ConsentResolver,
    ResidentRequestResolver,
    PersonRequestResolver,
    PersonRequestChangeResolver,
    ResidentAddressResolver,
    AddressResolver,
    AdmissionResolver,
    ResidentImportResolver,
    ResidentImportKeptRowResolver,
    TransferResolver,
    DischargeResolver,
    ReadmissionResolver,
    ResidentDuplicateResolver,
    MergeResolver,
    ResidentMergesResolver,
    StayResolver,
    StayModeResolver,
    StayCorrectionResolver,
    CorrectedStayResolver,
    AbsenceResolver,
    ResidentAbsenceResolver,
    StayAbsenceResolver,
    PresenceResolver,
    FacilityOccupancyResolver,
    StayCountResolver,
    HealthCheckResolver,
    AlertResolver,
    ResidentAlertResolver,
    ResidentTimelineResolver,
    OwnFeedResolver,
    AlertLifeResolver,
    AlertLineResolver,
    HealthRoundResolver,
    HealthCheckResolver,
    ResidentHealthCheckResolver,
    ResidentMeasurementResolver,
    VitalSignResolver,
    ResidentCarePlanResolver,
    CarePlanResolver,
    CarePlanChangeResolver,
    CarePlanSessionResolver,
    RehabilitationSessionResolver,
    ResidentTeleConsultationResolver,
    TeleConsultationResolver,
    ConditionResolver,
    ResidentConditionResolver,
    AllergyResolver,
    ResidentAllergyResolver,
    MedicineResolver,
    ResidentMedicineResolver,
    VaccinationResolver,
    ResidentVaccinationResolver,
    ThresholdResolver,
    ScreeningInstrumentResolver,
    ScreeningResolver,
    ResidentScreeningResolver,
    DutyResolver,
    SealResolver,
    ResidentSealResolver,
    AccessRevocationResolver,
    BreachResolver,
    touched.resolver,
    FacilityStaffResolver,
    StaffMemberResolver,
    StaffCertificateResolver,
    StaffChangeResolver,
    FacilityStaffingResolver,
    FacilityTechniqueResolver,
    TechniqueListResolver,
    TechniqueShareResolver,
    FacilityCheckListResolver,
    copies.resolver,
  ],
  rights: [
    residentRights,
    residentCorrectionRights,
    identifierRights,
    categoryRights,
    disabilityRights,
    contactRights,
    consentRights,
    breachRights,
    touched.rights,
    personRequestRights,
    addressRights,
    admissionRights,
    residentImportRights,
    residentImportTemplateRights,
    transferRights,
    dischargeRights,
    readmissionRights,
    duplicateRights,
    mergeRights,
    stayRights,
    stayModeRights,
    stayCorrectionRights,
    absenceRights,
    occupancyRights,
    referralRights,
    healthRoundRights,
    healthCheckRights,
    measurementRights,
    vitalSignRights,
    carePlanRights,
    rehabilitationSessionRights,
    teleConsultationRights,
    healthFacilityRights,
    clinicalChangeRights,
    conditionRights,
    allergyRights,
    medicineRights,
    vaccinationRights,
    thresholdRights,
    screeningInstrumentRights,
    screeningRights,
    dutyRights,
    alertRights,
    alertLifeRights,
    alertLineRights,
    timelineRights,
    ownFeedRights,
    facilityRights,
    facilityRecordRights,
    unitRights,
    sealRights,
    accessRevocationRights,
    staffRights,
    staffingNormRights,
    techniqueRights,
    checkListRights,
    copies.rights,
  ],
  references: {
    AdministrativeUnit: ({ id }: Reference, ctx: FacilitiesContext) => findUnit(ctx, id),
    Alert: ({ id }: Reference, ctx: FacilitiesContext) => findAlert(ctx, id),
    Facility: ({ id }: Reference, ctx: FacilitiesContext) => findFacility(ctx, id),
    HealthFacility: (healthFacility: HealthFacility) => healthFacility,
    Referral: ({ id }: Reference) => ({ id }),
    Resident: ({ id }: Reference, ctx: FacilitiesContext) => findResident(ctx, id),
  },
})
