import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { CounterReferral } from './counter-referral.type.js'
import type { ReferralStep } from './referral-life.type.js'

/** The API object, with the key that its hospital is found by. */
export type ReferralStepNode = ReferralStep & { toHealthFacilityId: string }

type Keyed<Row> = Row & { referralId: string }

/** Of the step `s`, and of its referral `c` where the person was to go. */
const stepColumns = `s."move", s."from_status" as "fromStatus", s."to_status" as "toStatus", s."at", s."by_side" as "side",
  s."source", s."reason", s."note", c."to_health_facility_id" as "toHealthFacilityId"`

/** Of referrals that the viewer sees: the fields that lead here are guarded by the rights on the referral. */
export function lifeCycleLoaders(db: Database) {
  return {
    stepsOfReferral: manyByKey<Keyed<ReferralStepNode>>(
      keys =>
        db.read(
          `select s."referral_id" as "referralId", ${stepColumns}
           from "referrals"."referral_step" s join "referrals"."referral" c on c."id" = s."referral_id"
           where s."referral_id" = any($1::uuid[]) order by s."referral_id", s."version"`,
          [keys],
        ),
      row => row.referralId,
    ),
    timelineOfReferral: manyByKey<Keyed<ReferralStepNode>>(
      keys =>
        db.read(
          `with recursive chain as (
             select r."id" as "last", r."id", r."parent_id", r."to_health_facility_id", 0 as "back"
             from "referrals"."referral" r where r."id" = any($1::uuid[])
             union all select c."last", r."id", r."parent_id", r."to_health_facility_id", c."back" + 1
             from chain c join "referrals"."referral" r on r."id" = c."parent_id")
           select c."last" as "referralId", ${stepColumns}
           from chain c join "referrals"."referral_step" s on s."referral_id" = c."id"
           order by c."last", c."back" desc, s."version"`,
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
