import { SqlMigration } from '../../../kit/migration.js'

/** To what people agreed, what they ask about their data, and breaches. */
export class Consent0021 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."consent" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "purpose" text not null check ("purpose" in ('CARE_LINK')),
        "text_version" text not null,
        "channel" text not null check ("channel" in ('PAPER', 'IN_PERSON', 'ELECTRONIC')),
        "given_on" date not null,
        "given_by" text not null check ("given_by" in ('PERSON', 'GUARDIAN', 'BOTH')),
        "guardian_id" uuid references "facilities"."resident_contact" ("id"),
        "guardian_for" text check ("guardian_for" in ('CHILD', 'INCAPABLE')),
        "told_sensitive" boolean not null check ("told_sensitive"),
        "paper_number" text,
        "attachment_sha256" text,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        "recorded_organisation" text,
        "approved_at" timestamptz,
        "approved_by" text,
        "withdrawn_at" timestamptz,
        "withdrawn_for" text check ("withdrawn_for" in ('PERSON', 'GUARDIAN')),
        "withdrawn_by" text,
        "withdrawn_role" text,
        "withdraw_reason" text,
        check ("paper_number" is not null or "attachment_sha256" is not null),
        check (("given_by" = 'PERSON') = ("guardian_id" is null)),
        check (("guardian_id" is null) = ("guardian_for" is null)),
        check (("approved_at" is null) = ("approved_by" is null)),
        check (("withdrawn_at" is null) = ("withdrawn_for" is null and "withdrawn_by" is null))
      );
      create unique index "consent_given_idx" on "facilities"."consent" ("resident_id", "purpose") where "withdrawn_at" is null;
      create index "consent_resident_idx" on "facilities"."consent" ("resident_id", "given_on" desc);
      create index "consent_guardian_idx" on "facilities"."consent" ("guardian_id") where "guardian_id" is not null;
    `)
    this.run(`
      create table "facilities"."person_request" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "version" integer not null default 1,
        "kind" text not null check ("kind" in ('MY_DATA', 'CORRECTION', 'WITHDRAW_CONSENT', 'RESTRICT', 'ERASE')),
        "status" text not null check ("status" in ('RECEIVED', 'ACKNOWLEDGED', 'FULFILLED', 'PARTLY', 'REFUSED')),
        "asked_by" text not null check ("asked_by" in ('PERSON', 'GUARDIAN')),
        "received_on" date not null,
        "what" text,
        "wanted" text,
        "third_party" boolean not null default false,
        "acknowledge_by" date not null,
        "answer_by" date not null,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        "recorded_organisation" text,
        "acknowledged_at" timestamptz,
        "answered_at" timestamptz,
        "answer" text,
        "legal_source" text,
        check (("status" in ('FULFILLED', 'PARTLY', 'REFUSED')) = ("answered_at" is not null and "answer" is not null)),
        check ("status" <> 'REFUSED' or "legal_source" is not null),
        check ("status" = 'RECEIVED' or "acknowledged_at" is not null)
      );
      create index "person_request_resident_idx" on "facilities"."person_request" ("resident_id", "received_on" desc);
      create index "person_request_open_idx" on "facilities"."person_request" ("answer_by", "id") where "answered_at" is null;
      create index "person_request_list_idx" on "facilities"."person_request" ("answer_by", "id");
      create table "facilities"."person_request_step" (
        "id" uuid primary key,
        "person_request_id" uuid not null references "facilities"."person_request" ("id"),
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "version" integer not null,
        "move" text not null check ("move" in ('RECEIVED', 'ACKNOWLEDGED', 'LATE', 'ANSWERED')),
        "note" text,
        "at" timestamptz not null,
        "by_subject" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("person_request_id", "version")
      );
      create index "person_request_step_resident_idx" on "facilities"."person_request_step" ("resident_id");
    `)
    this.run(`
      create table "facilities"."breach" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "closed_at" timestamptz,
        "organisation" text,
        "what" text not null,
        "kinds" text[] not null check (cardinality("kinds") > 0),
        "noticed_at" timestamptz not null,
        "began_at" timestamptz not null check ("began_at" <= "noticed_at"),
        "ended_at" timestamptz,
        "suspected_actor" text,
        "suspected_client" text,
        "suspected_organisation" text,
        "notify_by" timestamptz not null,
        "authority_notified_at" timestamptz
      );
      create index "breach_list_idx" on "facilities"."breach" ("notify_by" desc, "id" desc);
      create table "facilities"."breach_step" (
        "id" uuid primary key,
        "breach_id" uuid not null references "facilities"."breach" ("id"),
        "version" integer not null,
        "step" text not null check ("step" in ('NOTICED', 'CONTAINED', 'AUTHORITY_NOTIFIED', 'PERSONS_NOTIFIED', 'CLOSED')),
        "done_at" timestamptz not null,
        "note" text,
        "at" timestamptz not null,
        "by_subject" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("breach_id", "version")
      );
    `)
  }
}
