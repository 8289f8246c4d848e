import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type ActionGrants, type BasesFor, fieldsOf, type Grants, type Judgement, on, type Part, type RightsTable } from '../../../kit/rights.js'
import { partsHeld, type PersonGrants, personRelations, type PersonScope, type Relation, personScope } from '../../../kit/scope.js'
import { sealedScopeOf } from '../../../kit/vn/borrowed-facts.js'

/** What this sector knows of a person: the answer whether the insurance pays, and the cards themselves. */
const parts = {
  answer: { means: 'whether and how much the insurance pays (quyền lợi BHYT)', refused: 'null' },
  cards: { means: 'the cards with their numbers (thẻ BHYT)', refused: 'null' },
  checks: { means: 'the kept checks with what was asked and answered (lần tra cứu)', refused: 'not-there' },
  visit: { means: 'the answer for the hospital of a referral', refused: 'null' },
  coverageNotices: { means: 'what the person is told of cards and checks, without numbers (thông báo)', refused: 'forbidden' },
  coverageLog: { means: 'who looked at the cards and checks, or changed them (nhật ký truy cập)', refused: 'forbidden' },
  sealed: { means: 'residents of a drug-rehabilitation centre', refused: 'condition' },
} as const satisfies Record<string, Part>

export type InsurancePart = keyof typeof parts

const relations = {
  ...personRelations,
  referral: 'was shown the referral by its own rights',
  register: 'works for the province of today that manages the card; not of a sealed person',
} as const

type Rights = { readonly referral?: readonly InsurancePart[]; readonly register?: readonly InsurancePart[] }

const whole = ['answer', 'cards', 'checks'] as const
const visit = { referral: ['visit'] } as const
const carer = { facility: [...whole, 'coverageNotices', 'sealed'], country: whole, ...visit } as const
const insurer = { province: whole, country: whole, register: ['cards'], ...visit } as const
const oneself = { person: [...whole, 'coverageNotices', 'coverageLog', 'sealed'], ...visit } as const

/** What each role may read of a person it reaches: those who send, treat or insure the person, and the person. */
const reads = {
  nurse: carer,
  clinician: carer,
  signer: carer,
  head: { ...carer, facility: [...carer.facility, 'coverageLog'] },
  coordinator: { ...carer, province: whole },
  'insurance-officer': insurer,
  'insurance-head': insurer,
  'programme-officer': {},
  auditor: {},
  resident: oneself,
  guardian: oneself,
  admin: {},
} as const satisfies PersonGrants<InsurancePart, Rights>

const demo = on('DEMO_ONLY', whole)
const referred = { referral: { visit: 'COVER_FOR_REFERRAL' } } as const
const caring = { facility: on('COVER_FOR_CARE', carer.facility), country: demo, ...referred }
const insuring = { province: on('INSURED_PERSON', whole), country: demo, register: { cards: 'INSURED_PERSON' }, referral: { visit: 'COVER_FOR_INSURER' } } as const
const own = { person: on('OWN_DATA', oneself.person), referral: { visit: 'OWN_DATA' } } as const

/** Why each of them may: what the insurer keeps leaves it on these bases only. */
const bases = {
  nurse: caring,
  clinician: caring,
  signer: caring,
  head: { ...caring, facility: on('COVER_FOR_CARE', [...carer.facility, 'coverageLog']) },
  coordinator: { ...caring, province: on('COVER_FOR_REFERRAL', whole) },
  'insurance-officer': insuring,
  'insurance-head': insuring,
  resident: own,
  guardian: own,
} as const satisfies BasesFor<typeof reads>

/** The same, as it is looked up by a role that is known at run time only. */
const granted: Grants = reads

/** Whoever cares for the person, sends them, or insures them, may ask; about persons who are there for them. */
const actions = {
  checkCoverage: {
    nurse: ['facility'],
    clinician: ['facility'],
    signer: ['facility'],
    head: ['facility'],
    coordinator: ['facility', 'province'],
    'insurance-officer': ['province'],
    'insurance-head': ['province'],
  },
  // A card is kept by the province that manages it, and by the one where its holder lives.
  registerCard: { 'insurance-officer': ['register', 'province'], 'insurance-head': ['register', 'province'] },
  correctCard: { 'insurance-officer': ['register', 'province'], 'insurance-head': ['register', 'province'] },
} as const satisfies ActionGrants<string, Relation | 'register'>

export type CardAction = 'registerCard' | 'correctCard'

export const insuranceTable = {
  scope: 'insurance',
  about: 'Health insurance of a person (bảo hiểm y tế)',
  relations,
  parts,
  reads,
  bases,
  actions,
  holds: (viewer: Viewer, part: string) =>
    part === 'visit' ? (granted[viewer.role].referral?.includes(part) ?? false) : partsHeld<string>(viewer, reads).includes(part),
} as const satisfies RightsTable

export const residentRights = fieldsOf(insuranceTable, { Resident: { id: 'key', coverage: 'answer', cards: 'cards' } })

export function mayReadPart(viewer: Viewer, part: InsurancePart): boolean {
  return insuranceTable.holds(viewer, part)
}

/**
 * The persons of whom a viewer may read one of the parts, as a condition on their `resident_link l` (the survivor's,
 * after a merge). Those of a drug-rehabilitation centre are seen by its own staff and by themselves only. Without a link
 * nobody is reached.
 */
export function personFilter(viewer: Viewer, ...wanted: readonly InsurancePart[]): RawBuilder<boolean> {
  const here = personHere(reachOf(viewer, wanted.length === 0 ? whole : wanted))
  return mayReadPart(viewer, 'sealed') ? here : sql`not l.sealed and ${here}`
}

/** Whose cards a viewer reads because they manage them: those of a province, everybody's by a demo token, or nobody's. */
export function managedBy(viewer: Viewer): string | 'country' | undefined {
  if (!granted[viewer.role].register?.includes('cards')) return undefined
  return viewer.scope ?? viewer.province
}

/** The relation by which a viewer reads one of these parts. */
function reachOf(viewer: Viewer, wanted: readonly InsurancePart[]): PersonScope {
  return wanted.some(part => mayReadPart(viewer, part)) ? personScope(viewer) : { kind: 'none' }
}

function personHere(scope: PersonScope): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'none':
      return sql`false`
    case 'country':
      return sql`true`
    case 'facility':
      return livesAt(sql`${scope.code}::text`)
    case 'province':
      return sql`l.province_code = ${scope.code}`
    case 'person':
      return isOneself(sql`${fromGlobalId('Resident', scope.id) ?? null}::uuid`)
  }
}

/** A sign-in that names a merged record is the same person's as the one that is shown for it. */
function isOneself(signed: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(${signed} in (l.resident_id, a.key)
    or l.resident_id = (select merged.survivor_id from insurance.resident_link merged where merged.resident_id = ${signed}))`
}

/** Whether the person of a `resident_link l` lives at the facility of a code; of a sealed one, whoever knows the code can tell. */
export function livesAt(code: RawBuilder<string>): RawBuilder<boolean> {
  return sql`(l.facility_code = ${code}
    or l.sealed_scope = encode(sha256(convert_to(l.resident_id || ':' || ${code}, 'UTF8')), 'hex'))`
}

/** A person as far as rights go. */
export interface PersonFacts {
  readonly residentKey: string
  /** Null for somebody in drug rehabilitation: then only the scope tells, and only to who knows the code. */
  readonly facilityCode: string | null
  readonly sealedScope: string | null
  /** Code of the province of today. */
  readonly provinceCode: string
  readonly sealed: boolean
}

/** Whether a viewer may read a part of what this sector knows of a person: the same word as the filter, for one row. */
export function judgePerson(viewer: Viewer, part: (typeof whole)[number], facts: PersonFacts): Judgement {
  if (!isHere(reachOf(viewer, whole), facts) || (facts.sealed && !mayReadPart(viewer, 'sealed'))) return 'not-there'
  return mayReadPart(viewer, part) ? 'yes' : 'no'
}

function isHere(scope: PersonScope, facts: PersonFacts): boolean {
  switch (scope.kind) {
    case 'none':
      return false
    case 'country':
      return true
    case 'facility':
      return scope.code === facts.facilityCode || facts.sealedScope === sealedScopeOf(facts.residentKey, scope.code)
    case 'province':
      return scope.code === facts.provinceCode
    case 'person':
      return fromGlobalId('Resident', scope.id) === facts.residentKey
  }
}
