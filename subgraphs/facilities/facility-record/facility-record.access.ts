import type { Role, Viewer } from '../../../kit/auth.js'
import { type ActionGrants, fieldsOf, type Judgement, nobodyReads, type RightsTable } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'

/** Whoever answers for social care in the province writes down what the province decided. */
const province = { coordinator: ['province'], 'programme-officer': ['province'] } as const
/** What a facility offers is its own to say. */
const own = { head: ['facility'] } as const

const actions = {
  recordManagingAuthority: province,
  recordLicence: province,
  suspendLicence: province,
  endLicence: province,
  recordAutonomyClass: province,
  recordCapacity: province,
  recordFacilityAddress: province,
  recordServicePackage: own,
  endServicePackage: own,
  recordRehabilitation: own,
  endRehabilitation: own,
} as const satisfies ActionGrants<string, 'facility' | 'province'>

export type FacilityAction = keyof typeof actions
export const facilityActions = Object.keys(actions).filter(isFacilityAction)

/** Reading is open: the register of facilities is public. The table says who may write it. */
export const facilityTable = {
  scope: 'facility',
  about: 'Facilities (cơ sở)',
  relations: {
    facility: 'works for the facility',
    province: 'works for the province of today in which the facility lies',
  },
  parts: {},
  reads: nobodyReads,
  bases: {},
  actions,
  holds: () => false,
} as const satisfies RightsTable

const correction = { at: 'register', byRole: 'register', reason: 'register' } as const
const dated = { validFrom: 'register', validTo: 'register', correction: 'register' } as const
const payload = { facility: 'register', userErrors: 'within' } as const

export const facilityRecordRights = fieldsOf(facilityTable, {
  Mutation: Object.fromEntries(facilityActions.map(name => [name, name] as const)),
  Facility: {
    version: 'register',
    healthFacilityCode: 'register',
    managingAuthority: 'register',
    managingAuthorities: 'register',
    licences: 'register',
    licenceHistory: 'register',
    autonomyClass: 'register',
    autonomyClasses: 'register',
    approvedCapacity: 'register',
    capacities: 'register',
    servicePackages: 'register',
    servicePackageHistory: 'register',
    rehabilitationModalities: 'register',
    rehabilitationHistory: 'register',
    address: 'register',
    addresses: 'register',
  },
  FacilityRecordCorrection: correction,
  ManagingAuthority: { ...dated, id: 'register', function: 'register', level: 'register', agency: 'register', legalBasis: 'register', confidence: 'register', source: 'register' },
  FacilityLicence: {
    ...dated, id: 'register', kind: 'register', status: 'register', number: 'register', issuedBy: 'register', issuedOn: 'register',
    tasks: 'register', healthFacilityCode: 'register', endedOn: 'register', endReason: 'register', endDecision: 'register', suspensions: 'register',
  },
  LicenceSuspension: { from: 'register', until: 'register', decision: 'register', reason: 'register' },
  AutonomyClass: { ...dated, id: 'register', group: 'register', decision: 'register' },
  FacilityCapacity: { ...dated, id: 'register', places: 'register', decision: 'register' },
  ServicePackage: { ...dated, id: 'register', name: 'register', contents: 'register', priceVnd: 'register' },
  RehabilitationOffer: { ...dated, id: 'register', modality: 'register' },
  FacilityAddress: { ...dated, id: 'register', street: 'register', commune: 'register', province: 'register', phone: 'register', email: 'register' },
  RecordManagingAuthorityPayload: { ...payload, managingAuthority: 'within' },
  RecordLicencePayload: { ...payload, licence: 'within' },
  SuspendLicencePayload: { ...payload, licence: 'within' },
  EndLicencePayload: { ...payload, licence: 'within' },
  RecordAutonomyClassPayload: { ...payload, autonomyClass: 'within' },
  RecordCapacityPayload: { ...payload, capacity: 'within' },
  RecordFacilityAddressPayload: { ...payload, address: 'within' },
  RecordServicePackagePayload: { ...payload, servicePackage: 'within' },
  EndServicePackagePayload: { ...payload, servicePackage: 'within' },
  RecordRehabilitationPayload: { ...payload, offer: 'within' },
  EndRehabilitationPayload: { ...payload, offer: 'within' },
})

/** A facility as far as rights go. */
export interface FacilityFacts {
  readonly facilityCode: string
  /** Code of the province of today in which it lies. */
  readonly provinceCode: string
}

/** Whether a viewer may write something of a facility. It is never hidden: the register is public. */
export function judgeFacility(viewer: Viewer, action: FacilityAction, { facilityCode, provinceCode }: FacilityFacts): Judgement {
  const scope = personScope(viewer)
  const by: Partial<Record<Role, readonly string[]>> = actions[action]
  const isThere = (scope.kind === 'facility' && scope.code === facilityCode) || (scope.kind === 'province' && scope.code === provinceCode)
  return isThere && by[viewer.role]?.includes(scope.kind) ? 'yes' : 'no'
}

function isFacilityAction(name: string): name is FacilityAction {
  return name in actions
}
