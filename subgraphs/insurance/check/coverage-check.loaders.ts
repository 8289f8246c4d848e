import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import { cardSources } from '../card/card.rules.js'
import { keptDecision, keptFacts } from '../coverage/kept-decision.rules.js'
import { type CheckedAgain, checkedAgainStates, checkOrigins } from './coverage-check.rules.js'

const row = z.object({
  id: z.guid(),
  origin: z.enum(checkOrigins),
  followsId: z.guid().nullable(),
  followedById: z.guid().nullable(),
  residentId: z.guid().nullable(),
  /** The survivor's key after a merge; null for a person whom no other sector knows. */
  personKey: z.guid().nullable(),
  identifier: z.string().nullable(),
  personName: z.string().nullable(),
  personBirthDate: z.string().nullable(),
  askedAt: z.date(),
  askedBy: z.string(),
  askedRole: z.string(),
  askedOrganisation: z.string().nullable(),
  onDay: z.iso.date(),
  source: z.enum(cardSources),
  gatewayCode: z.string().nullable(),
  facts: keptFacts,
  answer: keptDecision,
  ruleSet: z.number(),
  checkedAgain: z.enum(checkedAgainStates).nullable(),
  checkAgainAt: z.date().nullable(),
})
export type CheckRow = z.infer<typeof row>

const columns = sql`c.id, c.origin, c.follows_id as "followsId", f.id as "followedById", c.resident_id as "residentId",
  a.person as "personKey", c.identifier, c.person_name as "personName", c.person_birth_date as "personBirthDate",
  c.asked_at as "askedAt", c.asked_by as "askedBy", c.asked_role as "askedRole",
  c.asked_organisation as "askedOrganisation", c.on_day as "onDay", c.source, c.gateway_code as "gatewayCode", c.facts,
  c.answer, c.rule_set as "ruleSet", c.checked_again as "checkedAgain", c.check_again_at as "checkAgainAt"`

/** A check `c` with its person `a`, resolved to the survivor of a merge, and the person's link `l`, for the row filter. */
export const checksWithPersons = sql`insurance.coverage_check c
  left join insurance.resident_link own on own.resident_id = c.resident_id
  cross join lateral (select c.resident_id as key, coalesce(own.survivor_id, c.resident_id) as person) a
  left join insurance.resident_link l on l.resident_id = a.person`

const followed = sql`left join insurance.coverage_check f on f.follows_id = c.id`

export const newestFirst = ({ askedAt, id }: CheckRow): [string, string] => [askedAt.toISOString(), id]

/** Which checks of those that are there for the caller. */
export interface CheckFilter {
  readonly residentKey?: string
  /** The subject of the caller, who wants their own. */
  readonly askedBy?: string
  readonly checkedAgain?: CheckedAgain
}

const conditionOf = ({ residentKey, askedBy, checkedAgain }: CheckFilter, visible: RawBuilder<boolean>) => sql<boolean>`${visible}
  and (${residentKey ?? null}::uuid is null or c.resident_id in (${idsOf(sql`${residentKey ?? null}::uuid`)}))
  and (${askedBy ?? null}::text is null or c.asked_by = ${askedBy ?? null})
  and (${checkedAgain ?? null}::text is null or c.checked_again = ${checkedAgain ?? null})`

/** Every id of the person behind a key: the survivor's and those that were merged into it. */
export const idsOf = (key: RawBuilder<unknown>) => sql`with survivor as (
    select coalesce((select k.survivor_id from insurance.resident_link k where k.resident_id = ${key}), ${key}) as id
  ) select id from survivor union all
  select m.resident_id from insurance.resident_link m join survivor s on m.survivor_id = s.id`

function beyond({ from, backward }: PageRequest): RawBuilder<unknown> {
  const [at, id] = from ?? []
  if (!from) return sql``
  return sql`and (c.asked_at, c.id) ${backward ? sql`>` : sql`<`} (${at}::timestamptz, ${id}::uuid)`
}

const inOrder = ({ backward, limit }: PageRequest) =>
  backward ? sql`order by c.asked_at asc, c.id asc limit ${limit + 1}` : sql`order by c.asked_at desc, c.id desc limit ${limit + 1}`

export function checkLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    checkById: oneByKey<CheckRow>(
      async keys => {
        const found = await db.query(sql`select ${columns} from ${checksWithPersons} ${followed} where c.id = any(${keys}::uuid[]) and ${visible}`)
        return found.map(each => row.parse(each))
      },
      ({ id }) => id,
    ),
    checksOfResident: onePerArguments((page: PageRequest) =>
      manyByKey<CheckRow & { asked: string }>(
        async keys => {
          const found = await db.query(sql`select k as "asked", list.* from unnest(${keys}::uuid[]) k cross join lateral (
              select ${columns} from ${checksWithPersons} ${followed}
              where c.resident_id in (${idsOf(sql`k`)}) and ${visible} ${beyond(page)} ${inOrder(page)}) list`)
          return found.map(each => row.extend({ asked: z.guid() }).parse(each))
        },
        ({ asked }) => asked,
      ),
    ),
    checkCountOfResident: oneByKey<{ asked: string; n: number }>(
      keys =>
        db.query(sql<{ asked: string; n: number }>`select k as "asked", (select count(*)::int from ${checksWithPersons}
          where c.resident_id in (${idsOf(sql`k`)}) and ${visible}) as n from unnest(${keys}::uuid[]) k`),
      ({ asked }) => asked,
    ),
  }
}

export async function pageOfChecks(db: Database, filter: CheckFilter, visible: RawBuilder<boolean>, page: PageRequest) {
  const found = await db.query(sql`select ${columns} from ${checksWithPersons} ${followed}
    where ${conditionOf(filter, visible)} ${beyond(page)} ${inOrder(page)}`)
  return found.map(each => row.parse(each))
}

export async function countOfChecks(db: Database, filter: CheckFilter, visible: RawBuilder<boolean>): Promise<number> {
  const [counted] = await db.query(sql<{ n: number }>`select count(*)::int as n from ${checksWithPersons}
    where ${conditionOf(filter, visible)}`)
  return counted?.n ?? 0
}
