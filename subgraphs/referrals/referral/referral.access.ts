import { type RawBuilder, sql } from 'kysely'
import type { Role, Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { fieldsOf, type Judgement, type Part, type RightsTable } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { moveGrants, mayMove, type ReferralAction, type Sides } from '../life-cycle/life-cycle.access.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { referralBases } from './referral-bases.access.js'
import type { ReferralStatus } from './referral.rules.js'

/** How a viewer can stand to a referral: two are its parties, the others look on. */
const relations = {
  sender: 'works for the care home that sent the person',
  hospital: 'works for the health facility that issued it, or, once it is sent, for the one it goes to',
  province: 'works for the province of either; only where the token names no organisation',
  person: 'is the person, or the guardian named in the token',
  country: 'holds a demo token of the whole country, which only widens reading; refused in production',
} as const

export type ReferralRelation = keyof typeof relations

const parts = {
  basic: { means: 'that the referral is there, who, from where to where, status and dates', refused: 'not-there' },
  clinical: { means: 'reason, diagnoses, summary: health data (dữ liệu sức khoẻ; Luật 91/2025)', refused: 'forbidden' },
  protectedFacts: { means: 'codes, texts and files that tell of HIV (Luật 71/2020 Đ30)', refused: 'condition' },
  sealed: { means: 'referrals from a drug-rehabilitation centre, without their sender', refused: 'condition' },
  sender: { means: 'the care home; of a sealed referral only by the relation itself', refused: 'null' },
  alert: { means: 'the health alert it began from; hospitals read the findings in what was written', refused: 'null' },
  issuer: { means: 'the health facility that issued it; of a sealed referral only by the relation itself', refused: 'null' },
} as const satisfies Record<string, Part>

export type ReferralPart = keyof typeof parts

type Rights = Partial<Record<ReferralRelation, readonly ReferralPart[]>>

const whole = ['basic', 'clinical'] as const
const staff = {
  sender: [...whole, 'protectedFacts', 'sealed', 'sender', 'issuer', 'alert'],
  hospital: [...whole, 'protectedFacts', 'sealed', 'issuer'],
  country: [...whole, 'alert'],
} as const
/** A coordinator routes people: in the hospital that treats them with what it knows, elsewhere without what tells of HIV. */
const router = { ...staff, sender: [...whole, 'sealed', 'sender', 'issuer', 'alert'], province: [...whole, 'alert'] } as const
const insurer = { province: ['basic'], country: ['basic'] } as const
const represented = { person: [...whole, 'sealed', 'alert'] } as const
const oneself = { person: [...represented.person, 'protectedFacts'] } as const

/** What each role may read, by how it stands to the referral. Nobody reads anything that is not listed. */
const reads = {
  nurse: staff,
  clinician: staff,
  signer: staff,
  head: staff,
  coordinator: router,
  'insurance-officer': insurer,
  'insurance-head': insurer,
  'programme-officer': {},
  auditor: {},
  resident: oneself,
  guardian: represented,
  admin: {},
} as const satisfies Record<Role, Rights>

export type ReferralReads = typeof reads

/** The same, as it is looked up by a role that is known at run time only. */
const granted: Record<Role, Rights> = reads

export const referralTable = {
  scope: 'referral',
  about: 'Referrals (phiếu chuyển)',
  relations,
  parts,
  reads,
  bases: referralBases,
  actions: moveGrants,
  holds: (viewer: Viewer, part: string, source: unknown) => isReading(source) && maySeePart(viewer, part, source.row),
} as const satisfies RightsTable

export const referralFieldRights = fieldsOf(referralTable, {
  Query: { referral: 'rows', referrals: 'rows' },
  Referral: {
    id: 'basic',
    version: 'basic',
    paperNumber: 'basic',
    kind: 'basic',
    status: 'basic',
    statusSince: 'basic',
    nextMove: 'basic',
    dueBy: 'basic',
    validUntil: 'basic',
    urgency: 'basic',
    patientName: 'basic',
    patientBirthDate: 'basic',
    signedOn: 'basic',
    createdAt: 'basic',
    reason: 'clinical',
    diagnoses: 'clinical',
    summary: 'clinical',
    toFacility: 'basic',
    fromHealthFacility: 'issuer',
    fromFacility: 'sender',
    resident: 'rows',
    fromAlert: 'alert',
    coverageFacts: 'basic',
    availableActions: 'basic',
    overdueBy: 'basic',
    escalatedAt: 'basic',
    endReason: 'basic',
    plannedOn: 'basic',
    callBackOn: 'basic',
    leftAs: 'basic',
    leftOn: 'basic',
    corrections: 'clinical',
    followUps: 'clinical',
    comments: 'clinical',
    attachments: 'clinical',
    redirectedFrom: 'rows',
    steps: 'clinical',
    timeline: 'clinical',
    answer: 'clinical',
  },
  // Inaccessible: what the insurance sector asks for, and nobody else.
  CoverageFacts: {
    residentId: 'within',
    toFacilityCode: 'within',
    kind: 'within',
    urgency: 'within',
    signedOn: 'within',
    validUntil: 'within',
    diagnoses: 'within',
  },
})

/** One way in which a viewer reaches referrals. A relation to a malformed id reaches none: its key is null. */
export type Reach =
  | { by: 'sender'; code: string }
  | { by: 'hospital'; code: string }
  | { by: 'province'; code: string }
  | { by: 'person'; key: string | null }
  | { by: 'country' }

/** The narrowest relations that the token names and the role allows: a province only where no organisation is named. */
export function reachesOf(viewer: Viewer, part: ReferralPart): Reach[] {
  const rights = granted[viewer.role]
  const held = namedBy(viewer).filter(({ by }) => rights[by])
  const parties = held.filter(({ by }) => by !== 'province')
  return (parties.length > 0 ? parties : held).filter(({ by }) => rights[by]?.includes(part))
}

function namedBy(viewer: Viewer): Reach[] {
  if (viewer.scope === 'country') return personScope(viewer).kind === 'country' ? [{ by: 'country' }] : []
  const { facility, hospital, province, resident } = viewer
  return [
    ...(facility ? [{ by: 'sender' as const, code: facility }] : []),
    ...(hospital ? [{ by: 'hospital' as const, code: hospital }] : []),
    ...(province ? [{ by: 'province' as const, code: province }] : []),
    ...(resident ? [{ by: 'person' as const, key: fromGlobalId('Resident', resident) ?? null }] : []),
  ]
}

/** The referrals of which a viewer may read a part, as a condition on `referral r`. */
export function referralFilter(viewer: Viewer, part: ReferralPart = 'basic'): RawBuilder<boolean> {
  const conditions = reachesOf(viewer, part).map(reach =>
    seesSealed(viewer, reach) ? sql<boolean>`(${conditionOf(reach)})` : sql<boolean>`(not r.sealed and (${conditionOf(reach)}))`,
  )
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** Whether a viewer may know what tells of HIV of all that is read: then rows need no condition. */
function knowsAll(viewer: Viewer): boolean {
  return reachesOf(viewer, 'clinical').length === reachesOf(viewer, 'protectedFacts').length
}

/** The parties and the person see sealed referrals; who only looks on does not. */
function seesSealed(viewer: Viewer, { by }: Reach): boolean {
  return reachesOf(viewer, 'sealed').some(reach => reach.by === by)
}

function conditionOf(reach: Reach): RawBuilder<boolean> {
  switch (reach.by) {
    case 'sender':
      return sql`r.from_facility_code = ${reach.code}`
    case 'hospital':
      return sql`r.from_health_facility_id = ${keyOfHospital(reach.code)}
        or (r.to_health_facility_id = ${keyOfHospital(reach.code)} and r.status <> all(${unsent}::text[]))`
    case 'province':
      return sql`r.from_province_code = ${reach.code} or r.to_province_code = ${reach.code}`
    case 'person':
      return sql`r.resident_id = any(${idsOfPerson(sql`${reach.key}::uuid`)})`
    case 'country':
      return sql`true`
  }
}

export function keyOfHospital(code: string): RawBuilder<string> {
  return sql`(select own.id from referrals.health_facility own where own.code = ${code})`
}

/** What a row of this sector says of the viewer's rights to it. */
export interface Reading extends Sealing {
  readonly clinical: boolean
  /** Issued by the health facility of the viewer. */
  readonly issued: boolean
}

function isReading(source: unknown): source is { row: Reading } {
  return typeof source === 'object' && source !== null && 'row' in source
}

function maySeePart(viewer: Viewer, part: string, row: Reading): boolean {
  switch (part) {
    case 'clinical':
      return row.clinical
    case 'sender':
      return maySeeSender(viewer, row)
    case 'alert':
      return row.clinical && reachesOf(viewer, 'alert').some(reach => reach.by !== 'sender' || isOwn(reach, row))
    case 'issuer':
      return !row.sealed || reachesOf(viewer, 'issuer').some(reach => isOwn(reach, row))
    default:
      return true
  }
}

function isOwn(reach: Reach, { fromFacilityCode, issued }: Reading): boolean {
  return reach.by === 'sender' ? reach.code === fromFacilityCode : reach.by === 'hospital' && issued
}

/** A referral as far as its sender is secret. */
export interface Sealing {
  readonly sealed: boolean
  readonly fromFacilityCode: string | null
}

/** That a person is in drug rehabilitation is told by no other sector: only the staff there learn who sent them. */
export function maySeeSender(viewer: Viewer, { sealed, fromFacilityCode }: Sealing): boolean {
  return !sealed || (fromFacilityCode !== null && fromFacilityCode === ownFacility(viewer))
}

/** The same for a list by sender: a sealed referral must not be found through the one it does not name. */
function senderFilter(viewer: Viewer): RawBuilder<boolean> {
  return sql`(not r.sealed or r.from_facility_code = ${ownFacility(viewer) ?? null})`
}

function ownFacility(viewer: Viewer): string | undefined {
  return reachesOf(viewer, 'sender').find(reach => reach.by === 'sender')?.code
}

/** A viewer's rights as conditions on `referral r`, for every statement that reads one. */
export interface ReferralRights {
  readonly visible: RawBuilder<boolean>
  readonly clinical: RawBuilder<boolean>
  /** Whether that holds of what tells of HIV, too: of everything that is read, or of which rows. */
  readonly knowsAll: boolean
  readonly protectedToo: RawBuilder<boolean>
  readonly senderKnown: RawBuilder<boolean>
  readonly issued: RawBuilder<boolean>
}

export function referralRights(viewer: Viewer): ReferralRights {
  return {
    visible: referralFilter(viewer),
    clinical: referralFilter(viewer, 'clinical'),
    knowsAll: knowsAll(viewer),
    protectedToo: knowsAll(viewer) ? sql`true` : referralFilter(viewer, 'protectedFacts'),
    senderKnown: senderFilter(viewer),
    issued: viewer.hospital ? sql`coalesce(r.from_health_facility_id = ${keyOfHospital(viewer.hospital)}, false)` : sql`false`,
  }
}

/** A referral as far as rights go; the provinces are those of today. */
export interface ReferralFacts extends Sides {
  /** Key of the resident, as the row has it. */
  readonly residentId: string
  readonly status: ReferralStatus
  readonly sealed: boolean
  readonly fromProvinceCode: string
  readonly toProvinceCode: string
}

/** Whether a viewer may see a referral, and move it: the same word as the filter, for one row. */
export function judgeReferral(viewer: Viewer, action: 'read' | ReferralAction, facts: ReferralFacts): Judgement {
  const seen = reachesOf(viewer, 'basic').some(reach => isThere(reach, facts) && (!facts.sealed || seesSealed(viewer, reach)))
  if (!seen) return 'not-there'
  if (action === 'read') return 'yes'
  return mayMove(viewer, action, facts) ? 'yes' : 'no'
}

/** What was not sent yet is the sender's alone. */
const unsent: readonly ReferralStatus[] = ['DRAFT', 'ISSUED']

function isThere(reach: Reach, facts: ReferralFacts): boolean {
  switch (reach.by) {
    case 'sender':
      return facts.fromFacilityCode === reach.code
    case 'hospital':
      return facts.fromHospitalCode === reach.code || (facts.toHospitalCode === reach.code && !unsent.includes(facts.status))
    case 'province':
      return facts.fromProvinceCode === reach.code || facts.toProvinceCode === reach.code
    case 'person':
      return facts.residentId === reach.key
    case 'country':
      return true
  }
}
