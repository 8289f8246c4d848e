import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import { protectedPattern, sealedWord } from '../../../kit/vn/protected-status.rules.js'
import type { ReferralRights } from '../referral/referral.access.js'
import type { ReferralAttachment, ReferralComment } from './correspondence.type.js'

/** What both kinds know of where they belong. None is selected that the viewer may not read the clinical part of. */
interface Belonging {
  id: string
  referralId: string
  residentId: string
  toHealthFacilityId: string
  clinical: true
}

export type CommentRow = Belonging & Omit<ReferralComment, 'id'>
export type AttachmentRow = Belonging & Omit<ReferralAttachment, 'id'>

/** The API objects, with the row that their hospital is found by. */
export type CommentNode = ReferralComment & { row: CommentRow }
export type AttachmentNode = ReferralAttachment & { row: AttachmentRow }

export function toComment(row: CommentRow): CommentNode {
  return { ...row, id: toGlobalId('ReferralComment', row.id), row }
}

export function toAttachment(row: AttachmentRow): AttachmentNode {
  return { ...row, id: toGlobalId('ReferralAttachment', row.id), row }
}

const commentColumns = (mayKnow: RawBuilder<boolean>) => sql`x.id, x.referral_id as "referralId", x.at, x.by_side as "side",
  case when x.text ~* ${protectedPattern} and not ${mayKnow} then ${sealedWord} else x.text end as text`
const attachmentColumns = sql`x.id, x.version, x.referral_id as "referralId", x.file_name as "fileName", x.media_type as "mediaType", x.size,
  x.sha256, x.note, x.at, x.by_side as "side", x.withdrawn_at as "withdrawnAt", x.withdraw_reason as "withdrawReason"`

/** A referral and those before it in its chain, whose papers it inherits (TT 01/2025 Đ12 k5: the same paper goes on). */
const chainUp = (from: RawBuilder<unknown>) => sql`(with recursive chain as (
    select r.id, r.parent_id, r.resident_id, r.to_health_facility_id from referrals.referral r where r.id = ${from}
    union all select r.id, r.parent_id, r.resident_id, r.to_health_facility_id from chain c join referrals.referral r on r.id = c.parent_id
  ) select * from chain)`

/** Whether the viewer reads the clinical part of a referral, or of one that went on from it. */
const isRead = (referral: RawBuilder<unknown>, clinical: RawBuilder<boolean>) => sql<boolean>`exists (with recursive chain as (
    select r.* from referrals.referral r where r.id = ${referral}
    union all select r.* from chain c join referrals.referral r on r.parent_id = c.id
  ) select 1 from chain r where ${clinical})`

const origin = sql`c.resident_id as "residentId", c.to_health_facility_id as "toHealthFacilityId", true as "clinical"`

export type PerReferral<Row> = Row & { asked: string }

/** A file cannot be read by a rule: it is there while nothing that is written beside it tells of HIV, or for who may know that. */
const isTold = (mayKnow: RawBuilder<boolean>) => sql<boolean>`(${mayKnow} or not exists (select 1 from referrals.referral o where o.id = x.referral_id
    and concat_ws(' ', array_to_string(o.diagnoses, ' '), o.reason, o.summary, x.file_name, x.note) ~* ${protectedPattern}))`

export function correspondenceLoaders(db: Database, { clinical, protectedToo, knowsAll }: ReferralRights) {
  const mayKnow = knowsAll ? sql<boolean>`true` : isRead(sql`x.referral_id`, protectedToo)
  const comments = (page: PageRequest) =>
    manyByKey<PerReferral<CommentRow>>(keys => {
      const [at, id] = page.from ?? []
      const [beyond, order] = page.backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
      return db.query(sql<PerReferral<CommentRow>>`select wanted as "asked", list.* from unnest(${keys}::uuid[]) wanted cross join lateral (
          select ${commentColumns(mayKnow)}, ${origin} from ${chainUp(sql`wanted`)} c join referrals.referral_comment x on x.referral_id = c.id
          ${page.from ? sql`where (x.at, x.id) ${beyond} (${at}::timestamptz, ${id}::uuid)` : sql``}
          order by x.at ${order}, x.id ${order} limit ${page.limit + 1}) list`)
    }, row => row.asked)
  return {
    commentsOfReferral: onePerArguments(comments),
    commentCountOfReferral: oneByKey<{ asked: string; n: number }>(
      keys =>
        db.query(sql<{ asked: string; n: number }>`select wanted as "asked", (select count(*)::int from ${chainUp(sql`wanted`)} c
          join referrals.referral_comment x on x.referral_id = c.id) as n from unnest(${keys}::uuid[]) wanted`),
      row => row.asked,
    ),
    attachmentsOfReferral: manyByKey<PerReferral<AttachmentRow>>(
      keys =>
        db.query(sql<PerReferral<AttachmentRow>>`select wanted as "asked", list.* from unnest(${keys}::uuid[]) wanted cross join lateral (
          select ${attachmentColumns}, ${origin} from ${chainUp(sql`wanted`)} c join referrals.referral_attachment x on x.referral_id = c.id
          where ${isTold(mayKnow)} order by x.at, x.id) list`),
      row => row.asked,
    ),
    commentById: oneByKey<CommentRow>(
      keys =>
        db.query(sql<CommentRow>`select ${commentColumns(mayKnow)}, ${origin} from referrals.referral_comment x
          join referrals.referral c on c.id = x.referral_id where x.id = any(${keys}::uuid[]) and ${isRead(sql`x.referral_id`, clinical)}`),
      row => row.id,
    ),
    attachmentById: oneByKey<AttachmentRow>(
      keys =>
        db.query(sql<AttachmentRow>`select ${attachmentColumns}, ${origin} from referrals.referral_attachment x
          join referrals.referral c on c.id = x.referral_id where x.id = any(${keys}::uuid[]) and ${isRead(sql`x.referral_id`, clinical)} and ${isTold(mayKnow)}`),
      row => row.id,
    ),
  }
}
