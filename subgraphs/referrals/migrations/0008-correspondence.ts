import { SqlMigration } from '../../../kit/migration.js'

/** What both sides write and attach to a referral. */
export class Correspondence0008 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "referrals"."referral_comment" (
        "id" uuid primary key,
        "referral_id" uuid not null references "referrals"."referral" ("id"),
        "at" timestamptz(3) not null,
        "by_role" text not null,
        "by_organisation" text not null,
        "by_side" text not null check ("by_side" in ('SENDER', 'RECEIVER')),
        "text" text not null
      );
      create index "referral_comment_idx" on "referrals"."referral_comment" ("referral_id", "at", "id");
      create table "referrals"."referral_attachment" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "referral_id" uuid not null references "referrals"."referral" ("id"),
        "file_name" text not null,
        "media_type" text not null,
        "size" integer not null check ("size" > 0),
        "sha256" text not null,
        "note" text,
        "at" timestamptz(3) not null,
        "by_role" text not null,
        "by_organisation" text not null,
        "by_side" text not null check ("by_side" in ('SENDER', 'RECEIVER')),
        "withdrawn_at" timestamptz(3),
        "withdraw_reason" text,
        check (("withdrawn_at" is null) = ("withdraw_reason" is null))
      );
      create index "referral_attachment_idx" on "referrals"."referral_attachment" ("referral_id", "at", "id");
      create unique index "referral_attachment_once_idx" on "referrals"."referral_attachment" ("referral_id", "sha256")
        where "withdrawn_at" is null;
    `)
  }
}
