import { sql } from 'kysely'
import { type Copy, copyOf } from '../../../kit/copy.js'
import { issuedReferral } from '../../../kit/vn/borrowed-facts.js'

/**
 * What waits for its check. A referral whose check is kept waits no more, so that an event that comes again, or all of them
 * when the copies are filled anew, changes nothing.
 */
export function issuedReferralCopy(schema: string): Copy {
  const copy = copyOf(schema, issuedReferral)
  return {
    ...copy,
    async apply(tx, events) {
      const told = JSON.stringify(events.map(({ aggregateId }) => aggregateId))
      const kept = await tx.query<{ id: string }>(sql`select c.referral_id as id from insurance.coverage_check c
        where c.origin = 'REFERRAL_ISSUED' and c.referral_id in (select value::uuid from jsonb_array_elements_text(${told}::jsonb))`)
      const ids = new Set(kept.map(({ id }) => id))
      await copy.apply(tx, events.filter(({ aggregateId }) => !ids.has(aggregateId)))
    },
  }
}
