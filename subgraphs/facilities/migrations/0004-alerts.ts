import { SqlMigration } from '../../../kit/migration.js'

/** An alert has a life: what raised it, what was done about it, and the referral it led to. */
export class Alerts0004 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "facilities"."alert"
        add column "version" integer not null default 1,
        add column "status" text not null default 'OPEN' check ("status" in ('OPEN', 'ACKNOWLEDGED', 'CLOSED')),
        add column "found_on" date,
        add column "found_in" text not null default 'HEALTH_CHECK',
        add column "source_id" uuid,
        add column "subject" text,
        add column "once_key" text,
        add column "action" text,
        add column "note" text,
        add column "look_again_on" date,
        add column "acknowledged_at" timestamptz,
        add column "acknowledged_by" text,
        add column "acknowledged_role" text,
        add column "acknowledged_organisation" text,
        add column "closed_at" timestamptz,
        add column "referral_id" uuid,
        add constraint "alert_action_check" check (("status" = 'OPEN') = ("action" is null)),
        add constraint "alert_acknowledged_check" check (("status" = 'OPEN') = ("acknowledged_at" is null)),
        add constraint "alert_closed_check" check (("status" = 'CLOSED') = ("closed_at" is not null));
      update "facilities"."alert" a set "found_on" = c."checked_on", "source_id" = c."id"
        from "facilities"."health_check" c where c."id" = a."health_check_id";
      update "facilities"."alert" set "found_on" = ("raised_at" at time zone 'Asia/Ho_Chi_Minh')::date where "found_on" is null;
      alter table "facilities"."alert" alter column "found_on" set not null;
      create unique index "alert_once_idx" on "facilities"."alert" ("resident_id", "once_key");
      create index "alert_open_idx" on "facilities"."alert" ("resident_id", "raised_at" desc) where "status" = 'OPEN';
    `)
  }
}
