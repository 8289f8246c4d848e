import type { EntityDTO, EntityManager, InferEntity } from '@mikro-orm/core'
import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { ResidentAddressEntity } from './address/address.entity.js'
import { ConsentEntity } from './consent/consent.entity.js'
import { ResidentContactEntity } from './contact/contact.entity.js'
import { FunctionalLevelEntity, ResidentDisabilityEntity } from './disability/disability.entity.js'
import { AllergyEntity, NoKnownAllergiesEntity } from './allergy/allergy.entity.js'
import { ConditionEntity } from './condition/condition.entity.js'
import { MedicineEntity } from './medicine/medicine.entity.js'
import { VaccinationEntity } from './vaccination/vaccination.entity.js'
import { AbsenceEntity } from './absence/absence.entity.js'
import { FacilityAddressEntity } from './facility-address/facility-address.entity.js'
import { AuthorityEntity } from './authority/authority.entity.js'
import { AutonomyEntity } from './autonomy/autonomy.entity.js'
import { FacilityEntity } from './facility/facility.entity.js'
import { AlertEntity } from './alert/alert.entity.js'
import { CapacityEntity } from './capacity/capacity.entity.js'
import { CareGoalEntity, CarePlanEntity, CarePlanStepEntity } from './care-plan/care-plan.entity.js'
import { CheckListAnswerEntity } from './check-list/check-list.entity.js'
import { HealthCheckEntity } from './health-check/health-check.entity.js'
import { HealthRoundEntity } from './health-round/health-round.entity.js'
import { LicenceEntity, SuspensionEntity } from './licence/licence.entity.js'
import { RehabilitationEntity } from './rehabilitation/rehabilitation.entity.js'
import { RehabilitationSessionEntity } from './rehabilitation-session/rehabilitation-session.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from './resident/resident.entity.js'
import { FacilityRevisionEntity } from './staff/facility-revision.entity.js'
import { StaffCertificateEntity, StaffMemberEntity, StaffTrainingEntity } from './staff/staff.entity.js'
import { ScreeningEntity } from './screening/screening.entity.js'
import { ServicePackageEntity } from './service-package/service-package.entity.js'
import { StayEntity } from './stay/stay.entity.js'
import { TeleConsultationEntity, TeleConsultationStepEntity } from './tele-consultation/tele-consultation.entity.js'
import { FacilityTechniqueEntity } from './technique/technique.entity.js'
import { VitalSignEntity } from './vital-sign/vital-sign.entity.js'

type Row<Entity> = Required<EntityDTO<InferEntity<Entity>>>

export type FacilityRow = Row<typeof FacilityEntity>
export type AuthorityRow = Row<typeof AuthorityEntity>
export type LicenceRow = Row<typeof LicenceEntity>
export type SuspensionRow = Row<typeof SuspensionEntity>
export type AutonomyRow = Row<typeof AutonomyEntity>
export type CapacityRow = Row<typeof CapacityEntity>
export type ServicePackageRow = Row<typeof ServicePackageEntity>
export type RehabilitationRow = Row<typeof RehabilitationEntity>
export type FacilityAddressRow = Row<typeof FacilityAddressEntity>
export type ResidentRow = Row<typeof ResidentEntity>
export type IdentifierRow = Row<typeof ResidentIdentifierEntity>
export type CategoryRow = Row<typeof ResidentCategoryEntity>
export type DisabilityRow = Row<typeof ResidentDisabilityEntity>
export type AssessmentRow = Row<typeof FunctionalLevelEntity>
export type ContactRow = Row<typeof ResidentContactEntity>
export type ConsentRow = Row<typeof ConsentEntity>
export type AddressRow = Row<typeof ResidentAddressEntity>
export type StayRow = Row<typeof StayEntity>
export type AbsenceRow = Row<typeof AbsenceEntity>
export type ConditionRow = Row<typeof ConditionEntity>
export type AllergyRow = Row<typeof AllergyEntity>
export type NoKnownAllergiesRow = Row<typeof NoKnownAllergiesEntity>
export type MedicineRow = Row<typeof MedicineEntity>
export type VaccinationRow = Row<typeof VaccinationEntity>
export type HealthCheckRow = Row<typeof HealthCheckEntity>
export type HealthRoundRow = Row<typeof HealthRoundEntity>
export type VitalSignRow = Row<typeof VitalSignEntity>
export type AlertRow = Row<typeof AlertEntity>
export type ScreeningRow = Row<typeof ScreeningEntity>

/** Who works in the facilities, what they can do, and what they say of their conditions. */
export interface StaffingDemo {
  readonly staff: readonly Row<typeof StaffMemberEntity>[]
  readonly certificates: readonly Row<typeof StaffCertificateEntity>[]
  readonly trainings: readonly Row<typeof StaffTrainingEntity>[]
  readonly revisions: readonly Row<typeof FacilityRevisionEntity>[]
  readonly techniques: readonly Row<typeof FacilityTechniqueEntity>[]
  readonly checkListAnswers: readonly Row<typeof CheckListAnswerEntity>[]
}

/** What a facility was, had and offered. */
export interface FacilityRecordsDemo {
  readonly authorities: readonly AuthorityRow[]
  readonly licences: readonly LicenceRow[]
  readonly suspensions: readonly SuspensionRow[]
  readonly autonomy: readonly AutonomyRow[]
  readonly capacities: readonly CapacityRow[]
  readonly packages: readonly ServicePackageRow[]
  readonly rehabilitation: readonly RehabilitationRow[]
  readonly addresses: readonly FacilityAddressRow[]
}

/** Care plans, what was done by them, and questions to hospitals. */
export interface CareDemo {
  readonly plans: readonly Row<typeof CarePlanEntity>[]
  readonly goals: readonly Row<typeof CareGoalEntity>[]
  readonly steps: readonly Row<typeof CarePlanStepEntity>[]
  readonly sessions: readonly Row<typeof RehabilitationSessionEntity>[]
  readonly consultations: readonly Row<typeof TeleConsultationEntity>[]
  readonly consultationSteps: readonly Row<typeof TeleConsultationStepEntity>[]
}

/** What is known of the health of residents beside checks. */
export interface ClinicalDemo {
  readonly conditions: readonly ConditionRow[]
  readonly allergies: readonly AllergyRow[]
  readonly noKnownAllergies: readonly NoKnownAllergiesRow[]
  readonly medicines: readonly MedicineRow[]
  readonly vaccinations: readonly VaccinationRow[]
}

/** The rows of a demo, in any order. */
export interface FacilitiesDemo extends StaffingDemo, ClinicalDemo {
  readonly facilities: readonly FacilityRow[]
  readonly records: FacilityRecordsDemo
  readonly care: CareDemo
  readonly residents: readonly ResidentRow[]
  readonly identifiers: readonly IdentifierRow[]
  readonly categories: readonly CategoryRow[]
  readonly disabilities: readonly DisabilityRow[]
  readonly assessments: readonly AssessmentRow[]
  readonly contacts: readonly ContactRow[]
  readonly consents: readonly ConsentRow[]
  readonly addresses: readonly AddressRow[]
  readonly stays: readonly StayRow[]
  readonly absences: readonly AbsenceRow[]
  readonly rounds: readonly HealthRoundRow[]
  readonly checks: readonly HealthCheckRow[]
  readonly vitalSigns: readonly VitalSignRow[]
  readonly alerts: readonly AlertRow[]
  readonly screenings: readonly ScreeningRow[]
}

/** Fills an empty, migrated database, all or nothing; one that has residents is left as it is. */
export async function seedDemo(db: Database, data: FacilitiesDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    if ((await em.count(ResidentEntity)) > 0) return
    await insertAll(em, FacilityEntity, data.facilities)
    await insertAll(em, AuthorityEntity, data.records.authorities)
    await insertAll(em, LicenceEntity, data.records.licences)
    await insertAll(em, SuspensionEntity, data.records.suspensions)
    await insertAll(em, AutonomyEntity, data.records.autonomy)
    await insertAll(em, CapacityEntity, data.records.capacities)
    await insertAll(em, ServicePackageEntity, data.records.packages)
    await insertAll(em, RehabilitationEntity, data.records.rehabilitation)
    await insertAll(em, FacilityAddressEntity, data.records.addresses)
    await insertAll(em, ResidentEntity, data.residents)
    await insertAll(em, ResidentIdentifierEntity, data.identifiers)
    await insertAll(em, ResidentCategoryEntity, data.categories)
    await insertAll(em, ResidentDisabilityEntity, data.disabilities)
    await insertAll(em, FunctionalLevelEntity, data.assessments)
    await insertAll(em, ResidentContactEntity, data.contacts)
    await insertAll(em, ConsentEntity, data.consents)
    await insertAll(em, ResidentAddressEntity, data.addresses)
    await insertAll(em, StayEntity, data.stays)
    await insertAll(em, AbsenceEntity, data.absences)
    await insertAll(em, HealthRoundEntity, data.rounds)
    await insertAll(em, HealthCheckEntity, data.checks)
    await insertAll(em, VitalSignEntity, data.vitalSigns)
    await insertAll(em, AlertEntity, data.alerts)
    await insertAll(em, ScreeningEntity, data.screenings)
    await seedCareDemo(em, data.care)
    await seedClinicalDemo(em, data)
    await seedStaffingDemo(em, data)
  })
}

async function seedCareDemo(em: EntityManager, care: CareDemo): Promise<void> {
  await insertAll(em, CarePlanEntity, care.plans)
  await insertAll(em, CareGoalEntity, care.goals)
  await insertAll(em, CarePlanStepEntity, care.steps)
  await insertAll(em, RehabilitationSessionEntity, care.sessions)
  await insertAll(em, TeleConsultationEntity, care.consultations)
  await insertAll(em, TeleConsultationStepEntity, care.consultationSteps)
}

async function seedClinicalDemo(em: EntityManager, data: ClinicalDemo): Promise<void> {
  await insertAll(em, ConditionEntity, data.conditions)
  await insertAll(em, AllergyEntity, data.allergies)
  await insertAll(em, NoKnownAllergiesEntity, data.noKnownAllergies)
  await insertAll(em, MedicineEntity, data.medicines)
  await insertAll(em, VaccinationEntity, data.vaccinations)
}

async function seedStaffingDemo(em: EntityManager, data: StaffingDemo): Promise<void> {
  await insertAll(em, StaffMemberEntity, data.staff)
  await insertAll(em, StaffCertificateEntity, data.certificates)
  await insertAll(em, StaffTrainingEntity, data.trainings)
  await insertAll(em, FacilityRevisionEntity, data.revisions)
  await insertAll(em, FacilityTechniqueEntity, data.techniques)
  await insertAll(em, CheckListAnswerEntity, data.checkListAnswers)
}
