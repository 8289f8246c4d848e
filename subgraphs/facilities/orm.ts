import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { AbsenceEntity } from './absence/absence.entity.js'
import { AccessRevocationEntity } from './access-revocation/access-revocation.entity.js'
import { ResidentAddressEntity } from './address/address.entity.js'
import { AllergyEntity, NoKnownAllergiesEntity } from './allergy/allergy.entity.js'
import { ClinicalChangeEntity } from './clinical-change/clinical-change.entity.js'
import { BreachEntity, BreachStepEntity } from './breach/breach.entity.js'
import { ConsentEntity } from './consent/consent.entity.js'
import { ConditionEntity } from './condition/condition.entity.js'
import { ResidentContactEntity } from './contact/contact.entity.js'
import { FunctionalLevelEntity, ResidentDisabilityEntity } from './disability/disability.entity.js'
import { FacilityEntity } from './facility/facility.entity.js'
import { AlertEntity, AlertStepEntity } from './alert/alert.entity.js'
import { HealthCheckBeforeEntity, HealthCheckEntity } from './health-check/health-check.entity.js'
import { HealthRoundEntity } from './health-round/health-round.entity.js'
import { FacilityAddressEntity } from './facility-address/facility-address.entity.js'
import { AuthorityEntity, AuthorityRuleEntity } from './authority/authority.entity.js'
import { AutonomyEntity } from './autonomy/autonomy.entity.js'
import { LicenceEntity, SuspensionEntity } from './licence/licence.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { WritePath0002 } from './migrations/0002-write-path.js'
import { Discharge0003 } from './migrations/0003-discharge.js'
import { AlertLife0013 } from './migrations/0013-alert-life.js'
import { Screening0015 } from './migrations/0015-screening.js'
import { CarePlan0016 } from './migrations/0016-care-plan.js'
import { ClinicalRecord0014 } from './migrations/0014-clinical-record.js'
import { MedicineEntity } from './medicine/medicine.entity.js'
import { Alerts0004 } from './migrations/0004-alerts.js'
import { PersonRecord0007 } from './migrations/0007-person-record.js'
import { ResidentCorrectionEntity } from './resident-correction/resident-correction.entity.js'
import { CheckListAnswerEntity, CheckListCriterionEntity } from './check-list/check-list.entity.js'
import { Staffing0006 } from './migrations/0006-staffing.js'
import { Duplicates0008 } from './migrations/0008-duplicates.js'
import { Merge0009 } from './migrations/0009-merge.js'
import { ResidentMergeEntity } from './merge/merge.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from './resident/resident.entity.js'
import { FacilityRevisionEntity } from './staff/facility-revision.entity.js'
import { StaffCertificateEntity, StaffMemberBeforeEntity, StaffMemberEntity, StaffTrainingEntity } from './staff/staff.entity.js'
import { StaffingNormEntity } from './staffing-norm/staffing-norm.entity.js'
import { ScreeningBeforeEntity, ScreeningEntity } from './screening/screening.entity.js'
import { ScreeningInstrumentEntity, ScreeningSwitchEntity } from './screening-instrument/screening-instrument.entity.js'
import { StayEntity, StayModeBeforeEntity } from './stay/stay.entity.js'
import { FacilityTechniqueEntity, TechniqueEntity, TechniqueListChoiceEntity, TechniqueListEntity } from './technique/technique.entity.js'
import { Stays0011 } from './migrations/0011-stays.js'
import { StayCorrectionEntity } from './stay-correction/stay-correction.entity.js'
import { Measurements0012 } from './migrations/0012-measurements.js'
import { ThresholdEntity } from './threshold/threshold.entity.js'
import { FacilityRecord0005 } from './migrations/0005-facility-record.js'
import { RehabilitationEntity } from './rehabilitation/rehabilitation.entity.js'
import { ServicePackageEntity } from './service-package/service-package.entity.js'
import { CapacityEntity } from './capacity/capacity.entity.js'
import { Capacity0018 } from './migrations/0018-capacity.js'
import { AuditChain0019 } from './migrations/0019-audit-chain.js'
import { SealedOpenings0020 } from './migrations/0020-sealed-openings.js'
import { Consent0021 } from './migrations/0021-consent.js'
import { AuditPurpose0022 } from './migrations/0022-audit-purpose.js'
import { PersonRequestEntity, PersonRequestStepEntity } from './person-request/person-request.entity.js'
import { ResidentImport0010 } from './migrations/0010-resident-import.js'
import { ResidentImportRowEntity } from './resident-import/resident-import.entity.js'
import { SealedOpeningEntity, SealedReviewEntity } from './seal/sealed-opening.entity.js'
import { AdministrativeUnitEntity, UnitSuccessorEntity } from './unit/unit.entity.js'
import { VaccinationEntity } from './vaccination/vaccination.entity.js'
import { VitalSignEntity } from './vital-sign/vital-sign.entity.js'
import { CareGoalEntity, CarePlanEntity, CarePlanStepEntity } from './care-plan/care-plan.entity.js'
import { RehabilitationSessionBeforeEntity, RehabilitationSessionEntity } from './rehabilitation-session/rehabilitation-session.entity.js'
import { TeleConsultationEntity, TeleConsultationStepEntity } from './tele-consultation/tele-consultation.entity.js'

export const name = 'facilities'

export function openFacilitiesDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [
      AdministrativeUnitEntity,
      UnitSuccessorEntity,
      FacilityEntity,
      AuthorityRuleEntity,
      AuthorityEntity,
      LicenceEntity,
      SuspensionEntity,
      AutonomyEntity,
      CapacityEntity,
      ServicePackageEntity,
      RehabilitationEntity,
      FacilityAddressEntity,
      ResidentEntity,
      ResidentIdentifierEntity,
      ResidentCategoryEntity,
      ResidentDisabilityEntity,
      FunctionalLevelEntity,
      ResidentContactEntity,
      ResidentAddressEntity,
      ConsentEntity,
      BreachEntity,
      BreachStepEntity,
      PersonRequestEntity,
      PersonRequestStepEntity,
      ResidentCorrectionEntity,
      StayEntity,
      StayModeBeforeEntity,
      StayCorrectionEntity,
      AbsenceEntity,
      ThresholdEntity,
      HealthRoundEntity,
      HealthCheckEntity,
      HealthCheckBeforeEntity,
      VitalSignEntity,
      ScreeningInstrumentEntity,
      ScreeningSwitchEntity,
      ScreeningEntity,
      ScreeningBeforeEntity,
      ConditionEntity,
      AllergyEntity,
      NoKnownAllergiesEntity,
      MedicineEntity,
      VaccinationEntity,
      ClinicalChangeEntity,
      AlertEntity,
      AlertStepEntity,
      CarePlanEntity,
      CareGoalEntity,
      CarePlanStepEntity,
      RehabilitationSessionEntity,
      RehabilitationSessionBeforeEntity,
      TeleConsultationEntity,
      TeleConsultationStepEntity,
      ResidentMergeEntity,
      AccessRevocationEntity,
      SealedOpeningEntity,
      SealedReviewEntity,
      StaffMemberEntity,
      StaffMemberBeforeEntity,
      StaffCertificateEntity,
      StaffTrainingEntity,
      StaffingNormEntity,
      TechniqueListEntity,
      TechniqueEntity,
      TechniqueListChoiceEntity,
      FacilityTechniqueEntity,
      FacilityRevisionEntity,
      CheckListCriterionEntity,
      CheckListAnswerEntity,
      ResidentImportRowEntity,
    ],
    // In the order they run.
    migrations: [
      { name: '0001-core', class: Core0001 },
      { name: '0002-write-path', class: WritePath0002 },
      { name: '0003-discharge', class: Discharge0003 },
      { name: '0004-alerts', class: Alerts0004 },
      { name: '0005-facility-record', class: FacilityRecord0005 },
      { name: '0006-staffing', class: Staffing0006 },
      { name: '0007-person-record', class: PersonRecord0007 },
      { name: '0008-duplicates', class: Duplicates0008 },
      { name: '0009-merge', class: Merge0009 },
      { name: '0010-resident-import', class: ResidentImport0010 },
      { name: '0011-stays', class: Stays0011 },
      { name: '0012-measurements', class: Measurements0012 },
      { name: '0013-alert-life', class: AlertLife0013 },
      { name: '0014-clinical-record', class: ClinicalRecord0014 },
      { name: '0015-screening', class: Screening0015 },
      { name: '0016-care-plan', class: CarePlan0016 },
      { name: '0018-capacity', class: Capacity0018 },
      { name: '0019-audit-chain', class: AuditChain0019 },
      { name: '0020-sealed-openings', class: SealedOpenings0020 },
      { name: '0021-consent', class: Consent0021 },
      { name: '0022-audit-purpose', class: AuditPurpose0022 },
    ],
  })
}
