import { defineEntity, p } from '@mikro-orm/core'
import type { Party } from '../life-cycle/life-cycle.access.js'
import type { MediaType } from './attachment.rules.js'

/** A sentence of one side to the other: never changed, never removed. */
export const ReferralCommentEntity = defineEntity({
  name: 'ReferralComment',
  tableName: 'referral_comment',
  properties: {
    id: p.uuid().primary(),
    referralId: p.uuid(),
    at: p.datetime(),
    byRole: p.text(),
    /** The code of the care home or hospital; two organisations may stand on the sending side. */
    byOrganisation: p.text(),
    bySide: p.text().$type<Party>(),
    text: p.text(),
  },
})

/** A file beside a referral; its bytes are in the file store, under their hash. */
export const ReferralAttachmentEntity = defineEntity({
  name: 'ReferralAttachment',
  tableName: 'referral_attachment',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    referralId: p.uuid(),
    fileName: p.text(),
    mediaType: p.text().$type<MediaType>(),
    size: p.integer(),
    sha256: p.text(),
    note: p.text().nullable(),
    at: p.datetime(),
    byRole: p.text(),
    /** The code of the care home or hospital; two organisations may stand on the sending side. */
    byOrganisation: p.text(),
    bySide: p.text().$type<Party>(),
    withdrawnAt: p.datetime().nullable(),
    withdrawReason: p.text().nullable(),
  },
})
