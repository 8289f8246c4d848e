import type { Role } from '../../../kit/auth.js'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { trustActions, trustDoors } from './expected-trust.js'
import { type Doing, type Stance, stances } from './stances.js'
import type { Family } from './target.js'


export function claimsOf(role: Role, stance: Stance, family: Family): TokenClaims {
  const claims: Record<Stance, Omit<TokenClaims, 'role'>> = {
    home: { facility: family.home },
    province: { province: '48' },
    country: { scope: 'country' },
    person: { resident: family.ids.Resident },
    receiver: { hospital: family.receiver },
    issuer: { hospital: family.issuer },
  }
  return { role, ...claims[stance] }
}

/** The parts that a role reads of somebody, and of somebody in drug rehabilitation. */
interface Reading {
  readonly open: string
  readonly sealed?: string
}

const record = 'identity identifiers care health answer cards checks alert'
const referral = 'basic clinical sender issuer visit'
const unnamed = 'basic clinical visit'
const notices = 'careNotices referralNotices coverageNotices'
const logs = 'careLog referralLog coverageLog'
const own = 'consents requests'

/** Who routes people from a home is not told what tells of HIV. */
const router = `${record} sealNote ${referral} affairs ${notices}`
const staff: Partial<Record<Stance, Reading>> = {
  home: { open: `${router} consents protectedFacts`, sealed: `${router} consents protectedFacts` },
  country: { open: `${record} sealNote ${referral} affairs` },
  receiver: { open: `${referral} protectedFacts`, sealed: `${unnamed} protectedFacts` },
  issuer: { open: `${referral} protectedFacts`, sealed: `${unnamed} protectedFacts issuer` },
}

/** Who cares for the person may know what tells of HIV. */
const clinicians: Partial<Record<Stance, Reading>> = {
  ...staff,
  home: { open: `${staff.home?.open} protected`, sealed: `${staff.home?.sealed} protected` },
}

/** Who may admit reads the files of the home too, and answers to those who live there. */
const admitting: Partial<Record<Stance, Reading>> = {
  ...clinicians,
  home: { open: `${clinicians.home?.open} files requests`, sealed: `${clinicians.home?.sealed} files requests` },
}
/** Who is at the head of a home reads who looked, too. */
const heading: Partial<Record<Stance, Reading>> = { ...admitting, home: { open: `${admitting.home?.open} ${logs} breaches`, sealed: `${admitting.home?.sealed} ${logs}` } }
const insurer: Partial<Record<Stance, Reading>> = {
  province: { open: 'identity identifiers care answer cards checks basic sender issuer visit register imports', sealed: 'register' },
  country: { open: 'identity identifiers care answer cards checks basic sender issuer visit register imports', sealed: 'register' },
}
const oneself: Partial<Record<Stance, Reading>> = {
  person: { open: `${record} protected protectedFacts ${referral} ${own} ${notices} ${logs}`, sealed: `${record} protected protectedFacts ${unnamed} ${own} ${notices} ${logs}` },
}
const guardian: Partial<Record<Stance, Reading>> = {
  person: { open: `${record} ${referral} ${own} ${notices} ${logs}`, sealed: `${record} ${unnamed} ${own} ${notices} ${logs}` },
}

/**
 * What the hub must answer, written by hand a second time: the tables in the code say it in their own words, and a cell
 * that is lost there is missed here.
 */
export const expected: Record<Role, Partial<Record<Stance, Reading>>> = {
  nurse: admitting,
  clinician: clinicians,
  signer: staff,
  head: heading,
  // The health part because the person of these tests agreed to it.
  coordinator: { ...staff, home: { open: `${router} consents`, sealed: `${router} consents` }, province: { open: `${record} sealNote consents ${referral} affairs` } },
  'insurance-officer': insurer,
  'insurance-head': insurer,
  'programme-officer': { province: { open: 'identity care affairs' }, country: { open: 'identity care affairs' } },
  auditor: everywhere('breaches touched'),
  resident: oneself,
  guardian,
  admin: everywhere('breaches'),
}

/** The same in every stance: what concerns no person. */
function everywhere(parts: string): Partial<Record<Stance, Reading>> {
  return Object.fromEntries(stances.map(stance => [stance, { open: parts, sealed: parts }]))
}

const sending: readonly Stance[] = ['home', 'issuer']
const ends: readonly Stance[] = ['home', 'receiver', 'issuer']
const there: readonly Stance[] = ['receiver']
const senders: Doing = { nurse: sending, clinician: sending, signer: sending, head: sending, coordinator: sending }
const carers: Doing = { nurse: sending, clinician: sending, head: sending, coordinator: sending }
const desk: Doing = { nurse: there, clinician: there, head: there, coordinator: there }
const parties: Doing = { nurse: ends, clinician: ends, signer: ends, head: ends, coordinator: ends }
const insurers: Doing = { 'insurance-officer': ['province'], 'insurance-head': ['province'] }
const clinic: Doing = { clinician: there, head: there, coordinator: there }

/** Those who care for the person. */
const atHome: Doing = { nurse: ['home'], clinician: ['home'], head: ['home'] }
const examiners: Doing = { nurse: ['home'], clinician: ['home'], head: ['home'] }
const opening: Doing = { ...atHome, coordinator: ['province'] }
/** Who answers for two records of one person. */
const answering: Doing = { head: ['home'], coordinator: ['province'] }
const heads: Doing = { 'insurance-head': stances }
const ruleChanges: Record<string, Doing> = { draftRuleChange: heads, previewRuleChange: heads, activateRuleChange: heads, withdrawRuleChange: heads }

/** Who keeps the record of a resident. */
const keepers: Doing = { nurse: ['home'], head: ['home'] }
const residentRecord: Record<string, Doing> = {
  correctResident: keepers, recordIdentifier: keepers, correctIdentifier: keepers, endIdentifier: keepers, recordCategory: keepers,
  endCategory: keepers, recordDisability: keepers, endDisability: keepers, recordFunctionalLevel: keepers, recordContact: keepers,
  endContact: keepers, recordAddress: keepers, endAddress: keepers,
}

const ofHead: Doing = { head: ['home'] }
const ofProvince: Doing = { 'programme-officer': ['province'] }
/** What is done for a facility as a whole, or for all of a province. */
const affairs: Record<string, Doing> = {
  recordStaff: ofHead, endStaff: ofHead, correctStaff: ofHead, recordCertificate: ofHead, recordTraining: ofHead, recordTechniques: ofHead,
  answerCheckList: ofHead, recordTechniqueList: ofProvince, chooseTechniqueList: ofProvince, switchInstrument: ofProvince,
}

/** Those who keep the register of facilities. */
const registrars: Doing = { coordinator: ['province'], 'programme-officer': ['province'] }
const facilityRecords: Record<string, Doing> = {
  recordManagingAuthority: registrars, recordLicence: registrars, suspendLicence: registrars, endLicence: registrars, recordAutonomyClass: registrars,
  recordCapacity: registrars,
  recordFacilityAddress: registrars, recordServicePackage: ofHead, endServicePackage: ofHead, recordRehabilitation: ofHead,
  endRehabilitation: ofHead,
}

/** Who may do what beside referrals, by the stances in which the judge says yes. */
const besideReferrals: Record<string, Doing> = {
  admitResident: { nurse: ['home'], head: ['home'] },
  transferResident: { nurse: ['home'], head: ['home'] },
  dischargeResident: { nurse: ['home'], head: ['home'] },
  acknowledgeAlert: atHome,
  closeAlert: atHome,
  ...residentRecord,
  readmitResident: { nurse: ['home'], head: ['home'] },
  recordLeave: { nurse: ['home'], head: ['home'] },
  recordReturn: { nurse: ['home'], head: ['home'] },
  changeStayMode: { nurse: ['home'], head: ['home'] },
  correctStay: { nurse: ['home'], head: ['home'] },
  startHealthRound: examiners,
  recordHealthCheck: examiners,
  correctHealthCheck: examiners,
  recordVitalSigns: examiners,
  recordScreening: examiners,
  correctScreening: examiners,
  seeDuties: examiners,
  startCarePlan: examiners, addCareGoal: examiners, settleCareGoal: examiners, reviewCarePlan: examiners, endCarePlan: examiners,
  planSessions: examiners, recordSession: examiners, cancelSessions: examiners, requestTeleConsultation: examiners, moveTeleConsultation: examiners,
  recordCondition: examiners, changeConditionStatus: examiners, correctCondition: examiners,
  recordAllergy: examiners, correctAllergy: examiners, refuteAllergy: examiners, recordNoKnownAllergies: examiners,
  recordMedicine: examiners, stopMedicine: examiners, correctMedicine: examiners,
  recordVaccination: examiners, correctVaccination: examiners,
  recordThreshold: { coordinator: ['province'], 'programme-officer': ['province'] },
  endThreshold: { coordinator: ['province'], 'programme-officer': ['province'] },
  openSealedRecord: opening, closeSealedRecord: opening, reviewSealedOpening: { head: ['home'] },
  mergeResidents: answering,
  undoMerge: answering,
  checkCoverage: {
    nurse: ['home'], clinician: ['home'], signer: ['home'], head: ['home'], coordinator: ['home', 'province'],
    'insurance-officer': ['province'], 'insurance-head': ['province'],
  },
  ...facilityRecords,
  ...trustActions,
  ...ruleChanges,
  ...affairs,
  revokeAccess: { admin: stances },
  importHealthFacilities: { admin: stances },
  importCards: insurers,
  importResidents: { nurse: ['home'], head: ['home'] },
  registerCard: insurers,
  correctCard: insurers,
  'correctCard managed elsewhere': insurers,
  'registerCard managed elsewhere': insurers,
  'correctCard of somebody elsewhere': insurers,
  'registerCard of somebody elsewhere': insurers,
}

/** The same of referrals; a hospital as receiver, or as issuer. */
const onHub: Record<string, Doing> = {
  createReferral: senders,
  approveReferral: { head: ['home'] },
  issueReferral: { signer: sending, head: sending },
  sendReferral: senders,
  receiveReferral: desk,
  requestInformation: clinic,
  giveInformation: senders,
  acceptReferral: clinic,
  rejectReferral: clinic,
  redirectReferral: clinic,
  recordArrival: desk,
  startTreatment: { clinician: there, head: there },
  completeReferral: { clinician: there, head: there },
  closeReferral: carers,
  recordNoShow: desk,
  cancelReferral: senders,
  recordDeath: { nurse: ends, clinician: ends, head: ends, coordinator: ends },
  correctReferral: senders,
  continueReferral: carers,
  settleFollowUp: carers,
  commentOnReferral: parties,
  attachToReferral: parties,
  withdrawAttachment: parties,
  expireReferral: {},
}

/** What a hospital off the hub does is written down by those who sent the person. */
const recorded: Doing = { nurse: sending, clinician: ends, head: ends, coordinator: sending }
const offHub: Record<string, Doing> = {
  receiveReferral: { nurse: ends, clinician: ends, head: ends, coordinator: ends },
  requestInformation: { ...recorded, coordinator: ends },
  acceptReferral: { ...recorded, coordinator: ends },
  rejectReferral: { ...recorded, coordinator: ends },
  redirectReferral: { ...recorded, coordinator: ends },
  recordArrival: { nurse: ends, clinician: ends, head: ends, coordinator: ends },
  startTreatment: recorded,
  completeReferral: recorded,
  recordNoShow: { nurse: ends, clinician: ends, head: ends, coordinator: ends },
}

export const expectedActions: Record<string, Doing> = {
  ...besideReferrals,
  ...onHub,
  ...Object.fromEntries(Object.keys(onHub).map(name => [`${name} off the hub`, offHub[name] ?? onHub[name] ?? {}])),
}

/** The fields at which a part begins that not everybody may read who sees the record. */
export const expectedDoors: Record<string, string> = {
  'Facility.coverageRate': 'answer',
  'Query.coverageOf': 'answer',
  'Query.coverageByRoute': 'answer',
  'Query.insuranceCard': 'cards',
  'Resident.identifiers': 'identifiers',
  'Resident.categories': 'care',
  'Resident.currentStay': 'care',
  'Resident.stays': 'care',
  'Resident.absentSince': 'care',
  'Resident.currentAbsence': 'care',
  ...Object.fromEntries(
    ['id', 'reason', 'leftOn', 'expectedReturnOn', 'endedOn', 'outcome', 'overdue', 'mayBeMissing', 'resident', 'recordedAt'].map(
      field => [`Absence.${field}`, 'care'],
    ),
  ),
  'Absence.note': 'health',
  'Absence.referral': 'health',
  'Resident.merges': 'care',
  'ResidentComparison.numbers': 'identifiers',
  'ResidentComparison.identifiers': 'identifiers',
  'ResidentComparison.categories': 'care',
  'ResidentComparison.stays': 'care',
  'ResidentComparison.obstacles': 'care',
  'Resident.latestHealthCheck': 'health',
  'Resident.alerts': 'health',
  'Resident.careTimeline': 'care',
  'Resident.coverageTimeline': 'cards',
  ...Object.fromEntries(['care', 'referral', 'coverage'].flatMap(of => [[`Resident.${of}Notices`, `${of}Notices`], [`Resident.${of}AccessLog`, `${of}Log`]])),
  'Query.alert': 'health',
  ...Object.fromEntries(
    [
      'id', 'version', 'status', 'subject', 'foundOn', 'foundIn', 'action', 'note', 'lookAgainOn', 'acknowledgedAt', 'acknowledgedRole', 'acknowledgedOrganisation', 'closedAt', 'steps', 'kind', 'severity', 'measure', 'value', 'thresholdSource', 'raisedAt',
    ].map(field => [`Alert.${field}`, 'health']),
  ),
  'Query.alerts': 'health',
  'Query.residentByIdentifier': 'identifiers',
  'Resident.guardians': 'identifiers',
  'Resident.contacts': 'identifiers',
  'Resident.address': 'identifiers',
  'Resident.addresses': 'identifiers',
  'Resident.disabilities': 'health',
  'Resident.functionalLevel': 'health',
  'Resident.functionalLevels': 'health',
  'Resident.healthChecks': 'health',
  'Resident.lastMeasurements': 'health',
  'Resident.measurementSeries': 'health',
  'Resident.vitalSigns': 'health',
  'Resident.screenings': 'health',
  'Resident.carePlan': 'health',
  'Resident.carePlans': 'health',
  'Resident.teleConsultations': 'health',
  'Query.teleConsultations': 'health',
  ...Object.fromEntries(
    [
      'conditions', 'conditionHistory', 'allergies', 'allergyHistory', 'noKnownAllergiesSaidOn', 'medicines', 'medicineHistory', 'vaccinations', 'vaccinationHistory',
      'nextVaccinationDueOn',
    ].map(field => [`Resident.${field}`, 'health']),
  ),
  'Resident.sealed': 'sealNote',
  ...trustDoors,
  'Resident.coverage': 'answer',
  'Resident.cards': 'cards',
  'Referral.reason': 'clinical',
  'Referral.diagnoses': 'clinical',
  'Referral.summary': 'clinical',
  'Referral.steps': 'clinical',
  'Referral.timeline': 'clinical',
  'Referral.answer': 'clinical',
  'Referral.corrections': 'clinical',
  'Referral.followUps': 'clinical',
  'Referral.comments': 'clinical',
  'Referral.attachments': 'clinical',
  'Referral.fromAlert': 'alert',
  'Referral.fromFacility': 'sender',
  'Referral.fromHealthFacility': 'issuer',
  'Referral.coverageNow': 'visit',
  'Referral.coverageThen': 'visit',
  'Referral.coverageChange': 'visit',
}
