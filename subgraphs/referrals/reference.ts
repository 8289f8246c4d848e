import { z } from 'zod'
import { readCsv } from '../../kit/csv.js'
import type { Database } from '../../kit/database.js'
import { projectFile } from '../../kit/files.js'
import { uuidFrom } from '../../kit/id.js'
import { TimeLimitEntity } from './referral/referral.entity.js'
import type { IcdRow } from '../../kit/vn/icd-pattern.js'
import { urgencies } from '../../kit/vn/referral-terms.js'
import { referralStatuses } from './referral/referral.rules.js'
import { limitUnits } from './referral/time-limit.rules.js'

/** Loads the tables that rules read; loading them again changes nothing. */
export async function seedReference(db: Database): Promise<void> {
  await db.orm.em.fork().upsertMany(TimeLimitEntity, timeLimits())
}

const icdRow = z.object({ include: z.string().min(1), exclude: z.string() })
let annex3Rows: IcdRow[] | undefined

/** The diseases whose paper is good for a year (TT 01/2025 annex III; from one secondary source, see the table’s notes). */
export function annex3(): readonly IcdRow[] {
  return (annex3Rows ??= readCsv(projectFile('subgraphs/referrals/reference/tt01-annex3-icd.csv'), icdRow))
}

const timeLimitRow = z.object({
  urgency: z.enum(urgencies),
  status: z.enum(referralStatuses),
  amount: z.coerce.number().int().positive(),
  unit: z.enum(limitUnits),
  valid_from: z.iso.date(),
  source: z.string().min(1),
})

/** How long each step may take. No law says: the values are the hub's own proposal, for each province to change. */
export function timeLimits() {
  const rows = readCsv(projectFile('subgraphs/referrals/reference/time-limits.csv'), timeLimitRow)
  return rows.map(({ valid_from: validFrom, ...row }) => ({
    ...row,
    id: uuidFrom(`time-limit:${row.urgency}:${row.status}:${validFrom}`),
    validFrom,
  }))
}
