import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type ActionGrants, fieldsOf, type Judgement, type Part, type RightsTable } from '../../../kit/rights.js'
import { partsHeld, type PersonGrants, personRelations, type PersonScope, personScope } from '../../../kit/scope.js'
import type { FacilityKind } from '../facility/facility.rules.js'
import type { UnitIndex } from '../unit/unit.index.js'
import { needsConsent, residentBases } from './resident-bases.access.js'

/** Parts of a record that not every role that reaches the person may read. */
const parts = {
  identity: { means: 'that the person is there, name, birth date, sex, hub code', refused: 'not-there' },
  identifiers: { means: 'personal ID and other numbers, home address, names and phones of guardians and contacts', refused: 'forbidden' },
  care: { means: 'groups and stays', refused: 'forbidden' },
  health: { means: 'health checks, screenings, alerts, conditions, allergies, medicines, vaccinations, disability and functional level, care plans, sessions of rehabilitation and consultations from afar (dữ liệu sức khoẻ)', refused: 'forbidden' },
  careNotices: { means: 'what the person is told, without findings, values and places (thông báo)', refused: 'forbidden' },
  careLog: { means: 'who looked at the record, or changed it (nhật ký truy cập)', refused: 'forbidden' },
  consents: { means: 'to what the person or guardian agreed, and what was taken back (sự đồng ý)', refused: 'forbidden' },
  requests: { means: 'what the person or guardian asked about the data, and what was answered (yêu cầu của chủ thể dữ liệu)', refused: 'forbidden' },
  sealed: { means: 'residents of a drug-rehabilitation centre, and past stays and groups of that kind', refused: 'condition' },
  protected: { means: 'conditions, medicines and other entries and values that tell of HIV (Luật 71/2020 Đ30)', refused: 'condition' },
  sealNote: { means: 'that something of the record is sealed for the caller, never what, where or since when (niêm phong)', refused: 'forbidden' },
} as const satisfies Record<string, Part>

export type ResidentPart = keyof typeof parts

const whole = ['identity', 'identifiers', 'care', 'health'] as const
const noted = [...whole, 'sealNote'] as const
const carer = { facility: [...noted, 'careNotices', 'consents', 'sealed'], country: noted } as const
/** The closed list of who may know that a person lives with HIV: whoever cares for them, and the head (Luật 71/2020 Đ30). */
const keeper = { facility: [...carer.facility, 'protected'], country: noted } as const
/** Who answers for the home to the person. */
const answering = { ...keeper, facility: [...keeper.facility, 'requests'] } as const
const ofGroups = ['identity', 'care'] as const
const insurer = { province: ['identity', 'identifiers', 'care'], country: ['identity', 'identifiers', 'care'] } as const
const represented = { person: [...whole, 'careNotices', 'careLog', 'consents', 'requests', 'sealed'] } as const
const oneself = { person: [...represented.person, 'protected'] } as const

/**
 * What each role may read of a resident, by how it stands to the person. Health status is sensitive (Luật 91/2025): only
 * those who care for the person, the facility head, and the person or guardian; the coordinator of the province of those who
 * agreed, and while they are on the way to a hospital. That something is sealed is told to those only who may open it, or who
 * are told both kinds of it alike: to all others the note would say which kind it is.
 */
const reads = {
  nurse: answering,
  clinician: keeper,
  signer: carer,
  head: { ...answering, facility: [...answering.facility, 'careLog'] },
  coordinator: { ...carer, province: [...noted, 'consents'] },
  'insurance-officer': insurer,
  'insurance-head': insurer,
  'programme-officer': { province: ofGroups, country: ofGroups },
  auditor: {},
  resident: oneself,
  guardian: represented,
  admin: {},
} as const satisfies PersonGrants<ResidentPart>

export type ResidentReads = typeof reads

type ActingRelation = 'facility' | 'province' | 'person'

/**
 * Whoever works for the facility where the person lives, or is to live, may write it down. Two records are joined by who
 * answers for both: the head of their facility, or the coordinator of their province, who has no sealed ones. The person and the
 * guardian ask about the data, and take back what they agreed to.
 */
const actions = {
  admitResident: { nurse: ['facility'], head: ['facility'] },
  transferResident: { nurse: ['facility'], head: ['facility'] },
  dischargeResident: { nurse: ['facility'], head: ['facility'] },
  acknowledgeAlert: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  closeAlert: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctResident: { nurse: ['facility'], head: ['facility'] },
  recordIdentifier: { nurse: ['facility'], head: ['facility'] },
  correctIdentifier: { nurse: ['facility'], head: ['facility'] },
  endIdentifier: { nurse: ['facility'], head: ['facility'] },
  recordCategory: { nurse: ['facility'], head: ['facility'] },
  endCategory: { nurse: ['facility'], head: ['facility'] },
  recordDisability: { nurse: ['facility'], head: ['facility'] },
  endDisability: { nurse: ['facility'], head: ['facility'] },
  recordFunctionalLevel: { nurse: ['facility'], head: ['facility'] },
  recordContact: { nurse: ['facility'], head: ['facility'] },
  endContact: { nurse: ['facility'], head: ['facility'] },
  recordAddress: { nurse: ['facility'], head: ['facility'] },
  endAddress: { nurse: ['facility'], head: ['facility'] },
  readmitResident: { nurse: ['facility'], head: ['facility'] },
  recordLeave: { nurse: ['facility'], head: ['facility'] },
  recordReturn: { nurse: ['facility'], head: ['facility'] },
  changeStayMode: { nurse: ['facility'], head: ['facility'] },
  correctStay: { nurse: ['facility'], head: ['facility'] },
  startHealthRound: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordHealthCheck: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctHealthCheck: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordVitalSigns: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordScreening: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctScreening: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  seeDuties: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  startCarePlan: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  addCareGoal: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  settleCareGoal: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  reviewCarePlan: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  endCarePlan: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  planSessions: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordSession: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  cancelSessions: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  requestTeleConsultation: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  moveTeleConsultation: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordCondition: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  changeConditionStatus: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctCondition: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordAllergy: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctAllergy: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  refuteAllergy: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordNoKnownAllergies: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordMedicine: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  stopMedicine: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctMedicine: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordVaccination: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  correctVaccination: { nurse: ['facility'], clinician: ['facility'], head: ['facility'] },
  recordConsent: { nurse: ['facility'], head: ['facility'] },
  approveConsent: { head: ['facility'] },
  withdrawConsent: { nurse: ['facility'], head: ['facility'], resident: ['person'], guardian: ['person'] },
  askAboutData: { nurse: ['facility'], head: ['facility'], resident: ['person'], guardian: ['person'] },
  acknowledgeRequest: { nurse: ['facility'], head: ['facility'] },
  answerRequest: { head: ['facility'] },
  mergeResidents: { head: ['facility'], coordinator: ['province'] },
  undoMerge: { head: ['facility'], coordinator: ['province'] },
  openSealedRecord: { nurse: ['facility'], clinician: ['facility'], head: ['facility'], coordinator: ['province'] },
  closeSealedRecord: { nurse: ['facility'], clinician: ['facility'], head: ['facility'], coordinator: ['province'] },
  reviewSealedOpening: { head: ['facility'] },
} as const satisfies ActionGrants<string, ActingRelation>

export type ResidentAction = keyof typeof actions

export const residentTable = {
  scope: 'resident',
  about: 'Residents (người được chăm sóc)',
  relations: personRelations,
  parts,
  reads,
  bases: residentBases,
  actions,
  holds: (viewer: Viewer, part: string, source?: unknown) =>
    partsHeld<string>(viewer, reads).includes(part) && (part !== 'health' || !needsConsent(viewer) || isShared(source)),
} as const satisfies RightsTable

/** A person, and what stands beside the health part, say so themselves; rows of the health part are there only where it is open. */
function isShared(source: unknown): boolean {
  return typeof source !== 'object' || source === null || !('healthShared' in source) || source.healthShared === true
}

export const residentRights = fieldsOf(residentTable, {
  Query: { resident: 'rows', residents: 'rows' },
  Resident: {
    id: 'identity',
    version: 'identity',
    code: 'identity',
    fullName: 'identity',
    familyName: 'identity',
    givenName: 'identity',
    birthDate: 'identity',
    sex: 'identity',
    formerIds: 'identity',
    identifiers: 'identifiers',
    categories: 'care',
    currentStay: 'care',
    stays: 'care',
    latestHealthCheck: 'health',
  },
  ResidentIdentifier: {
    id: 'identifiers',
    type: 'identifiers',
    value: 'identifiers',
    issuer: 'identifiers',
    issuedOn: 'identifiers',
    expiresOn: 'identifiers',
    validFrom: 'identifiers',
    validTo: 'identifiers',
    endReason: 'identifiers',
    endNote: 'identifiers',
    replacedBy: 'identifiers',
    corrections: 'identifiers',
  },
  ResidentCategory: {
    id: 'care',
    kind: 'care',
    detail: 'care',
    since: 'care',
    until: 'care',
    proof: 'care',
    proofIssuer: 'care',
    proofIssuedOn: 'care',
    note: 'care',
    endReason: 'care',
  },
})

export function mayReadPart(viewer: Viewer, part: ResidentPart): boolean {
  return residentTable.holds(viewer, part)
}

/** The relation by which a viewer sees residents at all. */
function reachOf(viewer: Viewer): PersonScope {
  return mayReadPart(viewer, 'identity') ? personScope(viewer) : { kind: 'none' }
}

const notSealed = sql<boolean>`f.kind <> 'DRUG_REHABILITATION'`

/**
 * Whether a viewer may be told of a place where a person was, as a condition on its `facility f`: a stay in drug
 * rehabilitation stays sealed after the person has moved on.
 */
export function placeFilter(viewer: Viewer): RawBuilder<boolean> {
  const scope = personScope(viewer)
  if (!mayReadPart(viewer, 'sealed')) return notSealed
  if (scope.kind === 'person') return sql`true`
  return scope.kind === 'facility' ? sql`(${notSealed} or f.code = ${scope.code})` : notSealed
}

/** The same for a `resident_category c` of a resident who lives in `facility f`. */
export function groupFilter(viewer: Viewer): RawBuilder<boolean> {
  if (personScope(viewer).kind === 'person' && mayReadPart(viewer, 'sealed')) return sql`true`
  return sql`(c.kind <> 'DRUG_REHABILITATION' or f.kind = 'DRUG_REHABILITATION')`
}

/**
 * The residents a viewer may see, as a condition on `resident r` joined with `facility f`. Those of a drug-rehabilitation
 * centre are seen by its own staff and by themselves only. A record that was merged is no resident of its own: rows under
 * its id are reached through the one that is shown for it (`joinPerson`).
 */
export function residentFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  const here = residentsHere(reachOf(viewer), units)
  return mayReadPart(viewer, 'sealed') ? sql`r.survivor_id is null and ${here}` : sql`r.survivor_id is null and ${notSealed} and ${here}`
}

/** Those whom a viewer would reach but for the seal on the place where they live, on the same tables: by their id they answer "sealed". */
export function sealedFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  if (mayReadPart(viewer, 'sealed')) return sql`false`
  return sql`r.survivor_id is null and not ${notSealed} and ${residentsHere(reachOf(viewer), units)}`
}

/** Whether a viewer does something to persons by the relation in which the token stands to them. */
export function mayDo(viewer: Viewer, action: ResidentAction): boolean {
  const relations: readonly string[] = mayByRole(viewer, action)
  return relations.includes(personScope(viewer).kind)
}

function mayByRole(viewer: Viewer, action: ResidentAction): readonly ActingRelation[] {
  const by: ActionGrants<ResidentAction, ActingRelation>[ResidentAction] = actions[action]
  return by[viewer.role] ?? []
}

function residentsHere(scope: PersonScope, units: UnitIndex): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'none':
      return sql`false`
    case 'country':
      return sql`true`
    case 'facility':
      return sql`f.code = ${scope.code}`
    case 'province':
      return sql`f.province_unit_id = any(${units.lineOf(scope.code)}::uuid[])`
    case 'person':
      // A sign-in that names a merged record is the same person's.
      return sql`r.id = (select coalesce(signed.survivor_id, signed.id) from facilities.resident signed
        where signed.id = ${fromGlobalId('Resident', scope.id) ?? null}::uuid)`
  }
}

/** A resident as far as rights go. */
export interface ResidentFacts {
  /** Null when the person is being admitted and has no record yet. */
  readonly residentKey: string | null
  readonly facilityCode: string
  readonly facilityKind: FacilityKind
  /** Code of the province of today in which the facility lies. */
  readonly provinceCode: string
}

/** Whether a viewer may see a resident, and do something with the record: the same word as the filter, for one row. */
export function judgeResident(viewer: Viewer, action: 'read' | ResidentAction, facts: ResidentFacts): Judgement {
  const sealed = facts.facilityKind === 'DRUG_REHABILITATION'
  if (!isHere(reachOf(viewer), facts) || (sealed && !mayReadPart(viewer, 'sealed'))) return 'not-there'
  if (action === 'read') return 'yes'
  return mayByRole(viewer, action).some(relation => standsBy(relation, viewer, facts)) ? 'yes' : 'no'
}

function standsBy(relation: ActingRelation, viewer: Viewer, { facilityCode, provinceCode }: ResidentFacts): boolean {
  // Of a person it was judged already that the record is theirs.
  if (relation === 'person') return personScope(viewer).kind === 'person'
  if (relation === 'facility') return viewer.facility === facilityCode
  return personScope(viewer).kind === 'province' && viewer.province === provinceCode
}

function isHere(scope: PersonScope, facts: ResidentFacts): boolean {
  switch (scope.kind) {
    case 'none':
      return false
    case 'country':
      return true
    case 'facility':
      return scope.code === facts.facilityCode
    case 'province':
      return scope.code === facts.provinceCode
    case 'person':
      return facts.residentKey !== null && fromGlobalId('Resident', scope.id) === facts.residentKey
  }
}
