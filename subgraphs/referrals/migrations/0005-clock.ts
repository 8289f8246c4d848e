import { SqlMigration } from '../../../kit/migration.js'

/** What the clock leaves and looks for: late steps, ended papers, days on which somebody was expected. */
export class Clock0005 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "referrals"."referral" add column "escalated_at" timestamptz(3);
      create index "referral_paper_ends_idx" on "referrals"."referral" ("valid_until")
        where "status" in ('ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED');
      create index "referral_late_idx" on "referrals"."referral" ("due_by")
        where "escalated_at" is null
          and "status" in ('DRAFT', 'ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED');
      create index "referral_expected_idx" on "referrals"."referral"
        (coalesce("planned_on", ("due_by" at time zone interval '7 hours')::date))
        where "status" = 'ACCEPTED';
    `)
  }
}
