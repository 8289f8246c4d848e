import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, type BasesFor, fieldsOf, type Judgement, type Part, type RightsTable } from '../../../kit/rights.js'
import { partsHeld, type PersonGrants, type PersonScope, personScope } from '../../../kit/scope.js'
import type { UnitIndex } from '../unit/unit.index.js'

const relations = {
  facility: 'works for the facility',
  province: 'works for the province of today in which the facility lies; never with drug rehabilitation, which the police own',
  country: 'holds a demo token of the whole country, which only widens reading; refused in production',
} as const

const parts = {
  affairs: { means: 'names, certificates and training of staff; answers of the check-list with their evidence', refused: 'not-there' },
} as const satisfies Record<string, Part>

const own = { facility: ['affairs'], country: ['affairs'] } as const
const over = { province: ['affairs'], country: ['affairs'] } as const

/** Whom a facility employs is seen where people work together, and where the plan of the province is followed. */
const reads = {
  nurse: own,
  clinician: own,
  signer: own,
  head: own,
  coordinator: { ...own, ...over },
  'insurance-officer': {},
  'insurance-head': {},
  'programme-officer': over,
  auditor: {},
  resident: {},
  guardian: {},
  admin: {},
} as const satisfies PersonGrants<'affairs'>

const atHome = { facility: { affairs: 'STAFF_OF_HOME' }, country: { affairs: 'DEMO_ONLY' } } as const
const planned = { province: { affairs: 'STAFF_FOR_PROVINCE' }, country: { affairs: 'DEMO_ONLY' } } as const
const bases = {
  nurse: atHome,
  clinician: atHome,
  signer: atHome,
  head: atHome,
  coordinator: { ...atHome, province: { affairs: 'STAFF_FOR_COORDINATION' } },
  'programme-officer': planned,
} as const satisfies BasesFor<typeof reads>

const ofHead = { head: ['facility'] } as const
const ofProvince = { 'programme-officer': ['province'] } as const

/** The head answers for what a facility says of itself; the province says by which list it is measured. */
const actions = {
  recordStaff: ofHead,
  endStaff: ofHead,
  correctStaff: ofHead,
  recordCertificate: ofHead,
  recordTraining: ofHead,
  recordTechniques: ofHead,
  answerCheckList: ofHead,
  recordTechniqueList: ofProvince,
  chooseTechniqueList: ofProvince,
  switchInstrument: ofProvince,
} as const satisfies ActionGrants<string, keyof typeof relations>

export type FacilityAction = keyof typeof actions

export const facilityAffairsTable = {
  scope: 'staff',
  about: 'Staff, techniques and conditions of facilities (nhân sự, kỹ thuật, điều kiện)',
  relations,
  parts,
  reads,
  bases,
  actions,
  holds: (viewer: Viewer, part: string) => partsHeld<string>(viewer, reads).includes(part),
} as const satisfies RightsTable

export const staffRights = fieldsOf(facilityAffairsTable, {
  Query: { certificatesExpiring: 'rows' },
  Mutation: {
    recordStaff: 'recordStaff',
    endStaff: 'endStaff',
    correctStaff: 'correctStaff',
    recordCertificate: 'recordCertificate',
    recordTraining: 'recordTraining',
  },
  Facility: { staff: 'rows', staffCounts: 'register' },
  StaffCount: { position: 'register', count: 'register' },
  StaffMember: {
    id: 'affairs',
    version: 'affairs',
    fullName: 'affairs',
    position: 'affairs',
    contract: 'affairs',
    from: 'affairs',
    to: 'affairs',
    endReason: 'affairs',
    facility: 'affairs',
    certificates: 'affairs',
    trainings: 'affairs',
    corrections: 'affairs',
  },
  StaffCertificate: {
    id: 'affairs',
    kind: 'affairs',
    number: 'affairs',
    scope: 'affairs',
    issuedOn: 'affairs',
    expiresOn: 'affairs',
    isExpired: 'affairs',
    withdrawnAt: 'affairs',
    withdrawReason: 'affairs',
    staffMember: 'affairs',
  },
  StaffTraining: {
    id: 'affairs',
    course: 'affairs',
    provider: 'affairs',
    beganOn: 'affairs',
    endedOn: 'affairs',
    hours: 'affairs',
    withdrawnAt: 'affairs',
    withdrawReason: 'affairs',
  },
  StaffCorrection: { version: 'within', at: 'within', reason: 'within', byRole: 'within', fields: 'within' },
  StaffFieldBefore: { field: 'within', before: 'within' },
  RecordStaffPayload: { staffMember: 'rows', userErrors: 'within' },
  EndStaffPayload: { staffMember: 'rows', userErrors: 'within' },
  CorrectStaffPayload: { staffMember: 'rows', userErrors: 'within' },
  RecordCertificatePayload: { certificate: 'rows', userErrors: 'within' },
  RecordTrainingPayload: { training: 'rows', userErrors: 'within' },
})

function reachOf(viewer: Viewer): PersonScope {
  return facilityAffairsTable.holds(viewer, 'affairs') ? personScope(viewer) : { kind: 'none' }
}

/** The facilities whose affairs a viewer may read, as a condition on `facility f`. */
export function affairsFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  const scope = reachOf(viewer)
  const open = sql<boolean>`f.kind <> 'DRUG_REHABILITATION'`
  switch (scope.kind) {
    case 'facility':
      return sql`f.code = ${scope.code}`
    case 'province':
      return sql`(f.province_unit_id = any(${units.lineOf(scope.code)}::uuid[]) and ${open})`
    case 'country':
      return open
    default:
      return sql`false`
  }
}

/** A facility as far as rights go. */
export interface FacilityFacts {
  readonly code: string
  readonly kind: string
  /** Code of the province of today in which it lies. */
  readonly provinceCode: string
}

/** Whether a viewer may read the affairs of a facility: the same word as the filter, for one. */
export function mayReadAffairs(viewer: Viewer, { code, kind, provinceCode }: FacilityFacts): boolean {
  const scope = reachOf(viewer)
  if (scope.kind === 'facility') return scope.code === code
  if (kind === 'DRUG_REHABILITATION') return false
  return scope.kind === 'country' || (scope.kind === 'province' && scope.code === provinceCode)
}

/** Whether a viewer may change something of a facility. That it exists is public, so no answer hides it. */
export function judgeFacility(viewer: Viewer, action: FacilityAction, facts: FacilityFacts): Judgement {
  const by: ActionGrants<FacilityAction, 'facility' | 'province'>[FacilityAction] = actions[action]
  const relation = by[viewer.role]?.[0]
  if (relation === 'facility') return viewer.facility === facts.code ? 'yes' : 'no'
  return relation === 'province' && viewer.province === facts.provinceCode ? 'yes' : 'no'
}

/** The province for which a viewer may do something, if any. */
export function provinceFor(viewer: Viewer, action: FacilityAction): string | undefined {
  const by: ActionGrants<FacilityAction, 'facility' | 'province'>[FacilityAction] = actions[action]
  return by[viewer.role]?.includes('province') ? viewer.province : undefined
}
