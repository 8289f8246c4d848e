import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import { healthFacilitiesOn, healthFacilityJson, type HealthFacilityRow } from '../health-facility/health-facility.loaders.js'
import { idsOfPerson, personOf } from '../resident/person-ids.js'
import type { ReferralRights } from './referral.access.js'
import { openStatuses, type ReferralStatus } from './referral.rules.js'

export interface ReferralRow {
  id: string
  version: number
  paperNumber: string | null
  kind: ReferralKind
  status: ReferralStatus
  statusSince: Date
  urgency: Urgency
  residentId: string
  /** The id under which the person is shown: another one after a merge. */
  personId: string
  patientName: string
  patientBirthDate: string
  fromFacilityId: string | null
  fromFacilityCode: string | null
  fromHealthFacilityId: string | null
  /** Where the person is sent. */
  receiver: HealthFacilityRow
  sealed: boolean
  reason: string
  diagnoses: string[]
  summary: string | null
  signedOn: string | null
  validUntil: Date | null
  dueBy: Date | null
  escalatedAt: Date | null
  createdAt: Date
  parentId: string | null
  fromLinkId: string | null
  fromAlertId: string | null
  endReason: string | null
  plannedOn: string | null
  callBackOn: string | null
  consentOn: string | null
  approvedAt: Date | null
  leftAs: Departure | null
  leftOn: string | null
  goesOn: boolean
  /** Whether the viewer may read the clinical part of this referral. */
  clinical: boolean
  /** Whether the viewer may know what of it tells of HIV. */
  protectedToo: boolean
  /** Whether the health facility of the viewer issued it. */
  issued: boolean
}

/** The newest first. */
export function newestFirst(row: ReferralRow): [string, string] {
  return [row.createdAt.toISOString(), row.id]
}

const columns = `r."id", r."version", r."paper_number" as "paperNumber", r."kind", r."status", r."status_since" as "statusSince",
  r."urgency", r."resident_id" as "residentId", r."patient_name" as "patientName",
  r."patient_birth_date" as "patientBirthDate", r."from_facility_id" as "fromFacilityId",
  r."from_facility_code" as "fromFacilityCode", r."from_health_facility_id" as "fromHealthFacilityId",
  r."sealed", r."reason", r."diagnoses", r."summary",
  r."signed_on" as "signedOn", r."valid_until" as "validUntil", r."due_by" as "dueBy", r."escalated_at" as "escalatedAt",
  r."created_at" as "createdAt",
  r."parent_id" as "parentId", r."from_link_id" as "fromLinkId", r."from_alert_id" as "fromAlertId",
  r."end_reason" as "endReason", r."planned_on" as "plannedOn",
  r."call_back_on" as "callBackOn", r."consent_on" as "consentOn", r."approved_at" as "approvedAt",
  r."left_as" as "leftAs", r."left_on" as "leftOn", r."goes_on" as "goesOn",
  ${healthFacilityJson} as "receiver"`

type Condition = RawBuilder<unknown>

/** What a viewer may read, and the day on which the ranks of the receivers are told. */
export interface ReferralReading {
  readonly rights: ReferralRights
  readonly today: string
}

/** The columns of the referrals `r`, their receivers included, so that a page needs no second statement for them. */
export function selectReferrals({ rights, today }: ReferralReading): RawBuilder<unknown> {
  return sql`select ${sql.raw(columns)}, ${personOf(sql`r.resident_id`)} as "personId", ${rights.clinical} as "clinical", ${rights.protectedToo} as "protectedToo", ${rights.issued} as "issued" from referrals.referral r
    join (${healthFacilitiesOn(today)}) on h.id = r.to_health_facility_id`
}

/** A statement for the rows of one page of the referrals `r` that a viewer may see and a condition picks. */
export function selectPage(reading: ReferralReading, page: PageRequest, condition: Condition): RawBuilder<ReferralRow> {
  const [at, id] = page.from ?? []
  const beyond = page.backward ? sql`>` : sql`<`
  const order = page.backward ? sql`asc` : sql`desc`
  return sql`${selectReferrals(reading)}
    where ${reading.rights.visible} and ${condition}
    ${page.from ? sql`and (r.created_at, r.id) ${beyond} (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by r.created_at ${order}, r.id ${order} limit ${page.limit + 1}`
}

export function countReferrals(db: Database, rights: ReferralRights, condition: Condition): () => Promise<number> {
  return async () => {
    const counted = await db.query<{ n: number }>(
      sql`select count(*)::int as n from referrals.referral r where ${rights.visible} and ${condition}`,
    )
    return counted[0]?.n ?? 0
  }
}

/** Which of a person's or a facility's referrals. */
export type Choice = 'all' | 'open'

const choices: Record<Choice, Condition> = { all: sql`true`, open: sql`r.status = any(${openStatuses}::text[])` }

/** Those of some referrals that a viewer may see now, by key. */
export async function seenAmong(db: Database, rights: ReferralRights, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(
    sql`select r.id from referrals.referral r where r.id = any(${keys}::uuid[]) and ${rights.visible}`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** By key and within the viewer's rows: what is not theirs is not there. */
export function referralLoaders(db: Database, reading: ReferralReading) {
  const { rights } = reading
  return {
    referralById: oneByKey<ReferralRow>(
      keys =>
        db.query(sql<ReferralRow>`${selectReferrals(reading)} where r.id = any(${keys}::uuid[]) and ${rights.visible}`),
      row => row.id,
    ),
    /** Under every id of the person. */
    referralsOfResident: listsBy(db, reading, sql`r.resident_id = any(${idsOfPerson(sql`wanted.id`)})`),
    referralsOfFacility: listsBy(
      db,
      { ...reading, rights: { ...rights, visible: sql`${rights.visible} and ${rights.senderKnown}` } },
      sql`r.from_facility_id = wanted.id`,
    ),
  }
}

export interface ReferralLists {
  /** The same page of the lists of many keys, in one statement. */
  page(page: PageRequest, choice: Choice): DataLoader<string, ReferralRow[]>
  count(choice: Choice): DataLoader<string, { key: string; n: number } | undefined>
}

/** By a condition on `referral r` and the key that is `wanted.id`. */
function listsBy(db: Database, reading: ReferralReading, isOf: Condition): ReferralLists {
  const page = (request: PageRequest, choice: Choice) =>
    manyByKey<ReferralRow & { wanted: string }>(keys => {
      const ofKey = selectPage(reading, request, sql`${isOf} and ${choices[choice]}`)
      return db.query(
        sql<ReferralRow & { wanted: string }>`select wanted.id as wanted, list.* from unnest(${keys}::uuid[]) wanted(id) cross join lateral (${ofKey}) list`,
      )
    }, row => row.wanted)
  const count = (choice: Choice) =>
    oneByKey<{ key: string; n: number }>(
      keys =>
        db.query(sql`select wanted.id as "key", list.n from unnest(${keys}::uuid[]) wanted(id) cross join lateral (
          select count(*)::int as "n" from referrals.referral r where ${isOf} and ${reading.rights.visible} and ${choices[choice]}) list`),
      row => row.key,
    )
  return { page: onePerArguments(page), count: onePerArguments(count) }
}
