import { randomUUID } from 'node:crypto'
import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { holdResident, touchResident } from '../resident/resident-change.service.js'
import { changeStay } from '../stay/changed-stay.service.js'
import { openStayOf, present } from '../stay/open-stay.service.js'
import { StayModeBeforeEntity } from '../stay/stay.entity.js'
import { contractTerms, modeChangeProblems } from '../stay/stay-mode.rules.js'
import type { ChangeStayModeInput, ChangeStayModePayload } from './stay-mode.type.js'

export function changeStayMode(ctx: FacilitiesContext, input: ChangeStayModeInput): Promise<ChangeStayModePayload> {
  return changeStay(ctx, { name: 'changeStayMode', input }, change => changeMode(ctx, input, change))
}

/** The mode that ends is kept in a row of its own; the stay has the new one. */
async function changeMode(ctx: FacilitiesContext, input: ChangeStayModeInput, change: Write) {
  const { em } = change.tx
  const { resident } = await holdResident(ctx, 'changeStayMode', input, change)
  const open = await openStayOf(change, resident.id)
  const [last] = open ? await em.find(StayModeBeforeEntity, { stayId: open.stay.id }, { orderBy: { until: 'desc' }, limit: 1 }) : []
  refuseAll(modeChangeProblems({ ...input, openStay: open?.facts, lastChangeOn: last?.until ?? null }, ctx.today))
  const { stay } = present(open)
  em.create(StayModeBeforeEntity, {
    id: randomUUID(),
    stayId: stay.id,
    mode: stay.mode,
    until: input.from,
    decision: stay.modeDecision ?? null,
    contractNumber: stay.contractNumber ?? null,
    contractUntil: stay.contractUntil ?? null,
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
  })
  Object.assign(stay, { mode: input.mode, modeDecision: input.decision.trim(), ...contractTerms(input.contract) })
  await touchResident(resident, change)
  change.record({
    action: 'resident.modeChanged',
    subject: `Stay:${stay.id}`,
    residentId: resident.id,
    fields: ['mode', 'modeDecision', 'contract'],
  })
  return { residentId: resident.id, stayId: stay.id }
}
