import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { CounterReferral } from './counter-referral.type.js'
import type { ReferralStep } from './referral-life.type.js'

type Keyed<Row> = Row & { referralId: string }

/** Of referrals that the viewer sees: the fields that lead here are guarded by the rights on the referral. */
export function lifeCycleLoaders(db: Database) {
  return {
    stepsOfReferral: manyByKey<Keyed<ReferralStep>>(
      keys =>
        db.read(
          `select "referral_id" as "referralId", "move", "from_status" as "fromStatus", "to_status" as "toStatus", "at",
             "by_side" as "side", "source", "reason", "note"
           from "referrals"."referral_step" where "referral_id" = any($1::uuid[]) order by "referral_id", "version"`,
          [keys],
        ),
      row => row.referralId,
    ),
    answerOfReferral: oneByKey<Keyed<CounterReferral>>(
      keys =>
        db.read(
          `select "referral_id" as "referralId", "result", "diagnoses", "summary", "treatment", "medicines",
             "warning_signs" as "warningSigns", "next_visit_on" as "nextVisitOn", "written_at" as "writtenAt"
           from "referrals"."counter_referral" where "referral_id" = any($1::uuid[])`,
          [keys],
        ),
      row => row.referralId,
    ),
  }
}
