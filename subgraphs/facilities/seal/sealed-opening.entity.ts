import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { OpeningVerdict, SealReason } from './seal.rules.js'

/** That somebody opened a sealed record; never removed. */
export const SealedOpeningEntity = defineEntity({
  name: 'SealedOpening',
  tableName: 'sealed_opening',
  properties: {
    id: p.uuid().primary(),
    /** The record that was shown for the person then. */
    residentId: p.uuid(),
    reason: p.text().$type<SealReason>(),
    note: p.text(),
    openedAt: p.datetime(),
    closesAt: p.datetime(),
    /** Null until it was ended before its time. */
    endedAt: p.datetime().nullable(),
    /** Whether entries that tell of HIV were among what was sealed: then a guardian is not told of it either. */
    ofEntries: p.boolean(),
    openedBy: p.text(),
    client: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})

export type SealedOpeningRecord = InferEntity<typeof SealedOpeningEntity>

/** What the head of a facility that keeps some of what was opened says of it. */
export const SealedReviewEntity = defineEntity({
  name: 'SealedReview',
  tableName: 'sealed_review',
  properties: {
    id: p.uuid().primary(),
    openingId: p.uuid(),
    facilityId: p.uuid(),
    dueOn: p.date(),
    verdict: p.text().$type<OpeningVerdict>().nullable(),
    note: p.text().nullable(),
    reviewedAt: p.datetime().nullable(),
    reviewedBy: p.text().nullable(),
  },
})
