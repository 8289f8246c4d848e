import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { AlertRecord } from '../alert/alert.entity.js'
import { acknowledgeProblems, closeProblems } from '../alert/alert.rules.js'
import { findAlert } from '../alert/alert.service.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { ResidentEntity } from '../resident/resident.entity.js'
import { userErrorTexts } from '../user-errors.js'
import type { AcknowledgeAlertInput, AcknowledgeAlertPayload, CloseAlertInput, CloseAlertPayload } from './alert-life.type.js'
import { holdAlert, takeStep } from './alert-step.service.js'

const outcome = z.object({ alertId: z.guid() })
type AlertMutation = 'acknowledgeAlert' | 'closeAlert'

export function acknowledgeAlert(ctx: FacilitiesContext, input: AcknowledgeAlertInput): Promise<AcknowledgeAlertPayload> {
  return changeAlert(ctx, 'acknowledgeAlert', input, async (alert, change) => {
    refuseAll(acknowledgeProblems(standingOf(alert), input, ctx.today))
    await takeStep(change, alert, { move: 'ACKNOWLEDGED', ...input }, ctx)
  })
}

export function closeAlert(ctx: FacilitiesContext, input: CloseAlertInput): Promise<CloseAlertPayload> {
  return changeAlert(ctx, 'closeAlert', input, async (alert, change) => {
    refuseAll(closeProblems(standingOf(alert), input.note))
    // The problems say so first; this tells the compiler.
    if (!alert.action) return refuse('ALERT_NEEDS_ACTION', ['input', 'alert'])
    await takeStep(change, alert, { move: 'CLOSED', action: alert.action, note: input.note }, ctx)
  })
}

function standingOf({ status, action = null }: AlertRecord) {
  return { status, action }
}

async function changeAlert(
  ctx: FacilitiesContext,
  name: AlertMutation,
  input: AcknowledgeAlertInput | CloseAlertInput,
  step: (alert: AlertRecord, change: Write) => Promise<void>,
): Promise<AcknowledgeAlertPayload> {
  const written = await write(ctx, { name, input, outcome }, async change => {
    const alert = await holdOwn(ctx, name, input.alert, change)
    if (alert.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], alert.version)
    await step(alert, change)
    return { alertId: alert.id }
  })
  if ('refused' in written) return { alert: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { alertId } = written.outcome
  return readBack(async () => ({ alert: await findAlert(ctx, toGlobalId('Alert', alertId)), userErrors: [] }))
}

/** The alert, held, if the caller may act on it: as whoever cares for its person. */
async function holdOwn(ctx: FacilitiesContext, name: AlertMutation, id: string, change: Write): Promise<AlertRecord> {
  const { em } = change.tx
  const key = fromGlobalId('Alert', id)
  const alert = key ? await holdAlert(change, key) : null
  if (!alert) return refuse('NOT_FOUND', ['input', 'alert'])
  const resident = await em.findOneOrFail(ResidentEntity, alert.residentId)
  const facility = await em.findOneOrFail(FacilityEntity, resident.facilityId)
  const judgement = judgeResident(ctx.viewer, name, {
    residentKey: resident.id,
    facilityCode: facility.code,
    facilityKind: facility.kind,
    provinceCode: ctx.units.codeToday(facility.provinceUnitId),
  })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'alert'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  return alert
}
