import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { Acting } from '../../../kit/audit.js'
import type { Write } from '../../../kit/write.js'
import { AlertEntity, type AlertRecord, AlertStepEntity } from '../alert/alert.entity.js'
import type { AlertAction, AlertMove } from '../alert/alert.rules.js'

export interface Step {
  readonly move: AlertMove
  readonly action: AlertAction
  readonly note?: string | null
  readonly lookAgainOn?: string | null
  readonly referralId?: string | null
}

/** The alert, held until the transaction ends. */
export function holdAlert({ tx: { em } }: Write, key: string): Promise<AlertRecord | null> {
  return em.findOne(AlertEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE })
}

/** Makes a step with an alert that is held, and keeps it beside those before. */
export async function takeStep(change: Write, alert: AlertRecord, { move, action, note, lookAgainOn, referralId }: Step, by: Acting): Promise<void> {
  const { viewer, now } = by
  const organisation = viewer.facility ?? null
  alert.action = action
  alert.note = note?.trim() || null
  alert.lookAgainOn = lookAgainOn ?? null
  if (move === 'ACKNOWLEDGED' || alert.status === 'OPEN') {
    Object.assign(alert, { acknowledgedAt: now, acknowledgedBy: viewer.subject, acknowledgedRole: viewer.role, acknowledgedOrganisation: organisation })
  }
  alert.status = move
  if (move === 'CLOSED') {
    alert.closedAt = now
    alert.referralId = referralId ?? null
  }
  await change.tx.em.flush()
  change.tx.em.create(AlertStepEntity, {
    id: randomUUID(),
    alertId: alert.id,
    version: alert.version,
    move,
    action,
    note: alert.note,
    lookAgainOn: alert.lookAgainOn,
    referralId: referralId ?? null,
    at: now,
    bySubject: viewer.subject,
    byRole: viewer.role,
    byOrganisation: organisation,
  })
  change.record({
    action: move === 'CLOSED' ? 'alert.closed' : 'alert.acknowledged',
    subject: `Alert:${alert.id}`,
    residentId: alert.residentId,
    fields: ['status', 'action', 'note', 'lookAgainOn'],
  })
}
