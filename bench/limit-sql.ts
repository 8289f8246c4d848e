import { type RawBuilder, sql } from 'kysely'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Viewer } from '../kit/auth.js'
import { residentFilter } from '../subgraphs/facilities/resident/resident.access.js'
import type { UnitIndex } from '../subgraphs/facilities/unit/unit.index.js'
import type { CardFacts, RankFacts } from '../subgraphs/insurance/coverage/facts.rules.js'
import { personFilter } from '../subgraphs/insurance/resident/resident.access.js'
import { referralFilter } from '../subgraphs/referrals/referral/referral.access.js'
import type { ReferralKind, Urgency } from '../kit/vn/referral-terms.js'
import type { ReferralStatus } from '../subgraphs/referrals/referral/referral.rules.js'

export interface CareRow {
  id: string
  fullName: string
  nameFolded: string
  birthDate: string
  /** `KIND,KIND` */
  categories: string | null
  stayAt: string | null
  admittedOn: string | null
  checkedOn: string | null
  class: number | null
  /** `KIND SEVERITY,KIND SEVERITY` */
  alerts: string | null
}

export interface ReferralRow {
  residentId: string
  paperNumber: string | null
  kind: ReferralKind
  status: ReferralStatus
  urgency: Urgency
  signedOn: string | null
  dueBy: string | null
  validUntil: string | null
  diagnoses: string[]
  onHub: boolean
  name: string
  code: string
  level: RankFacts['level'] | null
  points: number | null
  tier: RankFacts['tierBefore2025']
  provisional: boolean | null
}

/** A card of the person behind a key; a person without one has a row without its columns. */
export interface CardRow extends Omit<CardFacts, 'objectCode' | 'asOf'> {
  objectCode: string | null
  holderBirthDate: string | null
  asOf: string
  key: string
  person: string
  visible: boolean
}

/** A prepared statement; its first values change from request to request, the rest are the viewer's. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly fixed: readonly unknown[]
}

export interface Statements {
  /** $1 key of the resident. */
  readonly careOfOne: Statement
  /** $1 name and $2 key after which the page begins; one row more than the page shows. */
  readonly careOfPage: Statement
  /** $1 keys of residents, $2 today. */
  readonly referrals: Statement
  /** $1 keys of residents. */
  readonly cards: Statement
}

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** The only page this server knows. */
export const pageSize = 50

const made = new WeakMap<Viewer, Statements>()
let count = 0

/** The statements with a viewer's row rights in them: put together once per token. */
export function statementsFor(viewer: Viewer, units: UnitIndex): Statements {
  const known = made.get(viewer)
  if (known) return known
  const seen = residentFilter(viewer, units)
  const statements = {
    careOfOne: prepare(1, care(sql`r.id = ${'key'}::uuid and ${seen}`)),
    careOfPage: prepare(2, carePage(seen)),
    referrals: prepare(2, referrals(referralFilter(viewer))),
    cards: prepare(1, cards(personFilter(viewer))),
  }
  made.set(viewer, statements)
  return statements
}

/** The changing values come first in the text, so they are `$1`… up to `changing`. */
function prepare(changing: number, statement: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = statement.compile(compiler)
  return { name: `limit-${count++}`, text, fixed: parameters.slice(changing) }
}

function carePage(seen: RawBuilder<boolean>): RawBuilder<unknown> {
  const after = sql`(r.name_folded, r.id) > (${'name'}, ${'key'}::uuid)`
  const picked = sql`${after} and ${seen} order by r.name_folded, r.id limit ${sql.raw(String(pageSize + 1))}`
  return sql`${care(picked)} order by r.name_folded, r.id`
}

function care(picked: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select r.id, r.full_name as "fullName", r.name_folded as "nameFolded", r.birth_date as "birthDate",
      (select string_agg(c.kind, ',' order by c.since, c.kind) from facilities.resident_category c
       where c.resident_id = r.id) as categories,
      home.name as "stayAt", s.admitted_on as "admittedOn", latest.*
    from (select r.id, r.full_name, r.name_folded, r.birth_date from facilities.resident r
      join facilities.facility f on f.id = r.facility_id where ${picked}) r
    left join facilities.stay s on s.resident_id = r.id and s.ended_on is null
    left join facilities.facility home on home.id = s.facility_id
    left join lateral (
      select c.checked_on as "checkedOn", c.class,
        (select string_agg(a.kind || ' ' || a.severity, ',' order by a.measure, a.id) from facilities.alert a
         where a.health_check_id = c.id) as alerts
      from facilities.health_check c where c.resident_id = r.id order by c.checked_on desc, c.id limit 1
    ) latest on true`
}

function referrals(visible: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`with asked as (select unnest(${[]}::uuid[]) as id), today as (select ${'day'}::date as day)
    select r.resident_id as "residentId", r.paper_number as "paperNumber", r.kind, r.status, r.urgency,
      r.signed_on as "signedOn", r.due_by as "dueBy", r.valid_until as "validUntil", r.diagnoses,
      h.on_hub as "onHub", h.name, h.code, k.*
    from asked cross join today
    cross join lateral (select * from referrals.referral r where r.resident_id = asked.id and ${visible}
      order by r.created_at desc, r.id desc limit 5) r
    join referrals.health_facility h on h.id = r.to_health_facility_id
    left join lateral (select k.level, k.points::float8 as points, k.tier_before_2025 as tier, k.provisional from referrals.health_facility_rank k where k.health_facility_id = h.id
      and k.valid_from <= today.day and (k.valid_to is null or k.valid_to >= today.day)
      order by k.valid_from desc limit 1) k on true
    order by r.created_at desc, r.id desc`
}

function cards(visible: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`with a as (
      select k as key, coalesce(own.survivor_id, k) as person from unnest(${[]}::uuid[]) k
      left join insurance.resident_link own on own.resident_id = k
    )
    select a.key, a.person, coalesce(${visible}, false) as visible, card.* from a
    left join insurance.resident_link l on l.resident_id = a.person
    left join lateral (
      select c.object_code as "objectCode", c.printed_level as "printedLevel", c.status,
        c.registered_facility_code as "registeredFacilityCode", c.valid_from as "validFrom", c.valid_to as "validTo",
        c.five_year_on as "fiveYearOn", c.holder_birth_date as "holderBirthDate", c.as_of as "asOf"
      from (select a.person as id union all
        select m.resident_id from insurance.resident_link m where m.survivor_id = a.person) known
      join insurance.insurance_card c on c.resident_id = known.id order by c.valid_from desc, c.id limit 50
    ) card on true`
}
