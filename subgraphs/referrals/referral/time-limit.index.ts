import type { Database } from '../../../kit/database.js'
import type { TimeLimit } from './time-limit.rules.js'

/** Read once at the start: under a hundred rows that change with a decision of the province. */
export function loadTimeLimits(db: Database): Promise<TimeLimit[]> {
  return db.read<TimeLimit>(
    `select "urgency", "status", "amount", "unit", "valid_from" as "validFrom" from "referrals"."time_limit"`,
    [],
  )
}
