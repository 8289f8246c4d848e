import { type RawBuilder, sql } from 'kysely'
import { accessEntryRules } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type BasesFor, fieldsOf, on, type Part, type RightsTable } from '../../../kit/rights.js'
import { partsHeld, type PersonGrants, personRelations, personScope } from '../../../kit/scope.js'
import { noticeRules } from '../../../kit/vn/notice.js'
import { personOf } from '../resident/person-ids.js'

const parts = {
  referralNotices: { means: 'what the person is told, without diagnosis, reason and hospital (thông báo)', refused: 'forbidden' },
  referralLog: { means: 'who looked at the person’s referrals, or changed them (nhật ký truy cập)', refused: 'forbidden' },
} as const satisfies Record<string, Part>

const carer = { facility: ['referralNotices'] } as const
const oneself = { person: ['referralNotices', 'referralLog'] } as const

/** The person, the guardian, and who cares for them in their home; the rights on referrals decide beside this which are told. */
const reads = {
  nurse: carer,
  clinician: carer,
  signer: carer,
  head: { facility: ['referralNotices', 'referralLog'] },
  coordinator: carer,
  'insurance-officer': {},
  'insurance-head': {},
  'programme-officer': {},
  auditor: {},
  resident: oneself,
  guardian: oneself,
  admin: {},
} as const satisfies PersonGrants<keyof typeof parts>

const told = { facility: { referralNotices: 'REFERRAL_OF_HOME' } } as const
const own = { person: on('OWN_DATA', oneself.person) }
const bases = {
  nurse: told,
  clinician: told,
  signer: told,
  head: { facility: on('REFERRAL_OF_HOME', ['referralNotices', 'referralLog']) },
  coordinator: told,
  resident: own,
  guardian: own,
} as const satisfies BasesFor<typeof reads>

const ownFeedTable = {
  scope: 'referralFeed',
  about: 'What a person is told of their referrals (thông báo về chuyển tuyến)',
  relations: personRelations,
  parts,
  reads,
  bases,
  holds: (viewer: Viewer, part: string) => partsHeld<string>(viewer, reads).includes(part),
} as const satisfies RightsTable

export const ownFeedRights = fieldsOf(ownFeedTable, {
  Resident: { referralNotices: 'referralNotices', referralAccessLog: 'referralLog' },
  Notice: noticeRules,
  AccessEntry: accessEntryRules,
})

/**
 * The persons of the keys `k` who are there for the caller: those of the own home, or oneself, by the link of the record that is shown
 * for them. Who lives in a sealed home is told by a hash only, which the staff there can make.
 */
export function ownPersons(viewer: Viewer): RawBuilder<unknown> {
  const scope = personScope(viewer)
  const here =
    scope.kind === 'facility'
      ? sql`(l.facility_code = ${scope.code}::text or l.sealed_scope = encode(sha256(convert_to(l.resident_id || ':' || ${scope.code}::text, 'UTF8')), 'hex'))`
      : scope.kind === 'person'
        ? sql`l.resident_id = ${personOf(sql`${fromGlobalId('Resident', scope.id) ?? null}::uuid`)}`
        : sql`false`
  return sql`join referrals.resident_link l on l.resident_id = ${personOf(sql`k`)} and ${here}`
}
