import { SqlMigration } from '../../../kit/migration.js'

const open = `"status" in ('DRAFT', 'ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED')`

const parties = ['from_facility_code', 'from_health_facility_id', 'to_health_facility_id', 'from_province_code', 'to_province_code']

/**
 * What the worklists look through. The folded name is made by the database, so that whoever writes a row, and every row
 * that is there, has it: `foldTokens` in SQL, each word after a space. The đ is taken by hand, and the letters are plain
 * before they are made small, so that the server's locale makes no difference.
 */
export class Worklists0004 extends SqlMigration {
  override up(): void {
    this.run(String.raw`
      alter table "referrals"."referral" add column "patient_name_folded" text generated always as (
        ' ' || btrim(regexp_replace(
          lower(regexp_replace(translate(normalize("patient_name", NFKD), 'ĐđÐðƉɖ', 'dddddd'), '[\u0300-\u036f]', '', 'g')),
          '[\s!-/:-@\[-${'`'}{-~‘’–—]+', ' ', 'g'))) stored
    `)
    this.run(`
      create index "referral_open_name_trgm_idx" on "referrals"."referral"
        using gin ("patient_name_folded" public.gin_trgm_ops) where ${open};
      ${parties.map(party => `create index "referral_open_${party}_idx" on "referrals"."referral" ("${party}") where ${open};`).join('\n')}
      create index "referral_no_show_idx" on "referrals"."referral" ("status_since") where "status" = 'NO_SHOW';
    `)
  }
}
