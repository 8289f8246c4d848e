import { SqlMigration } from '../../../kit/migration.js'

/** Issued referrals of which the answer of the day is not kept yet: a row goes when its check is there. */
export class IssuedReferrals0007 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "insurance"."issued_referral" (
        "referral_id" uuid primary key,
        "resident_id" uuid not null,
        "to_facility_code" text not null,
        "kind" text not null,
        "urgency" text not null,
        "signed_on" date,
        "valid_until" timestamptz,
        "diagnoses" text[] not null,
        "issued_at" timestamptz not null,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
    `)
  }
}
