import { type RawBuilder, sql } from 'kysely'
import type { Role, Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { personScope } from '../../../kit/scope.js'

/** How a viewer can stand to a referral: two are its parties, the others look on. */
export type ReferralRelation = 'sender' | 'hospital' | 'province' | 'person' | 'country'

/** Reason, diagnoses and summary are health data (Luật 91/2025): not for every role that reaches a referral. */
export type ReferralPart = 'basic' | 'clinical'

type Rights = Partial<Record<ReferralRelation, readonly ReferralPart[]>>

const all = ['basic', 'clinical'] as const
const staff = { sender: all, hospital: all, country: all } as const
const insurer = { province: ['basic'], country: ['basic'] } as const

/** What each role may read, by how it stands to the referral. Nobody reads anything that is not listed. */
const mayRead = {
  nurse: staff,
  clinician: staff,
  signer: staff,
  head: staff,
  coordinator: { ...staff, province: all },
  'insurance-officer': insurer,
  'insurance-head': insurer,
  'programme-officer': {},
  auditor: {},
  resident: { person: all },
  guardian: { person: all },
  admin: {},
} as const satisfies Record<Role, Rights>

/** One way in which a viewer reaches referrals. A relation to a malformed id reaches none: its key is null. */
export type Reach =
  | { by: 'sender'; code: string }
  | { by: 'hospital'; code: string }
  | { by: 'province'; code: string }
  | { by: 'person'; key: string | null }
  | { by: 'country' }

/** The narrowest relations that the token names and the role allows: a province only where no organisation is named. */
export function reachesOf(viewer: Viewer, part: ReferralPart): Reach[] {
  const rights: Rights = mayRead[viewer.role]
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
  const conditions = reachesOf(viewer, part).map(reach => sql<boolean>`(${conditionOf(reach)})`)
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** The parties and the person see sealed referrals; who only looks on does not. */
function conditionOf(reach: Reach): RawBuilder<boolean> {
  switch (reach.by) {
    case 'sender':
      return sql`r.from_facility_code = ${reach.code}`
    case 'hospital':
      // What was not sent yet is the sender's alone.
      return sql`r.from_health_facility_id = ${keyOfHospital(reach.code)}
        or (r.to_health_facility_id = ${keyOfHospital(reach.code)} and r.status not in ('DRAFT', 'ISSUED'))`
    case 'province':
      return sql`not r.sealed and (r.from_province_code = ${reach.code} or r.to_province_code = ${reach.code})`
    case 'person':
      return sql`r.resident_id = ${reach.key}::uuid`
    case 'country':
      return sql`not r.sealed`
  }
}

function keyOfHospital(code: string): RawBuilder<string> {
  return sql`(select own.id from referrals.health_facility own where own.code = ${code})`
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
  return reachesOf(viewer, 'basic').find(reach => reach.by === 'sender')?.code
}

/** A viewer's rights as conditions on `referral r`, for every statement that reads one. */
export interface ReferralRights {
  readonly visible: RawBuilder<boolean>
  readonly clinical: RawBuilder<boolean>
  readonly senderKnown: RawBuilder<boolean>
}

export function referralRights(viewer: Viewer): ReferralRights {
  return {
    visible: referralFilter(viewer),
    clinical: referralFilter(viewer, 'clinical'),
    senderKnown: senderFilter(viewer),
  }
}
