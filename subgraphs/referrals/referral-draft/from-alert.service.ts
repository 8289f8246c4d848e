import { sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import type { Transaction } from '../../../kit/transaction.js'
import { Refused, type UserErrorBase } from '../../../kit/user-errors.js'
import { alertNotThere } from '../user-errors.js'
import type { Finding, Findings } from './from-alert.rules.js'

/** A health alert with the others of the same check, from the copy. */
export interface AlertSource {
  readonly alertId: string
  readonly residentId: string
  readonly findings: Findings
}

/** One answer for an alert that has not come yet, one of another home, and none at all. */
export const alertAbsent: UserErrorBase = { code: 'NOT_FOUND', path: ['input', 'fromAlert'], text: alertNotThere }

/** Whose it is, the caller judges. */
export async function getAlertSource(tx: Transaction, fromAlert: string): Promise<AlertSource> {
  const alertId = fromGlobalId('Alert', fromAlert)
  const rows = alertId ? await findingsOfCheck(tx, alertId) : []
  const [chosen, ...others] = rows
  if (!alertId || !chosen) throw new Refused([alertAbsent])
  return { alertId, residentId: chosen.residentId, findings: [chosen, ...others] }
}

function findingsOfCheck(tx: Transaction, alertId: string) {
  return tx.query<Finding & { residentId: string }>(sql`select a.resident_id as "residentId", a.kind, a.severity, a.measure,
      a.value::float8 as "value", a.subject, a.checked_on as "checkedOn"
    from referrals.health_alert chosen
    join referrals.health_alert a on a.resident_id = chosen.resident_id and a.checked_on = chosen.checked_on
      and (a.alert_id = chosen.alert_id or a.kind <> 'CHECK_OVERDUE')
    where chosen.alert_id = ${alertId}::uuid order by a.alert_id <> chosen.alert_id, a.alert_id`)
}
