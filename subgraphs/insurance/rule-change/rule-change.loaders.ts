import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../kit/database.js'
import { ruleChangeStatuses, ruleRow } from '../rules/rule-change.rules.js'

const row = z.object({
  id: z.guid(),
  version: z.number(),
  number: z.number().nullable(),
  status: z.enum(ruleChangeStatuses),
  note: z.string(),
  rows: z.array(ruleRow),
  draftedBy: z.string(),
  draftedAt: z.date(),
  settledBy: z.string().nullable(),
  settledAt: z.date().nullable(),
})
export type RuleChangeRow = z.infer<typeof row>

const columns = sql`r.id, r.version, r.number, r.status, r.note, r.rows, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt",
  r.settled_by as "settledBy", r.settled_at as "settledAt"`

const mostListed = 100

export async function changeByKey(db: Database, key: string): Promise<RuleChangeRow | undefined> {
  const [found] = await db.query(sql`select ${columns} from insurance.rule_change r where r.id = ${key}::uuid`)
  return found === undefined ? undefined : row.parse(found)
}

export async function newestChanges(db: Database): Promise<RuleChangeRow[]> {
  const found = await db.query(sql`select ${columns} from insurance.rule_change r order by r.drafted_at desc, r.id limit ${mostListed}`)
  return found.map(each => row.parse(each))
}
