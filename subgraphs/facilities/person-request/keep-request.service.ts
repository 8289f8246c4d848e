import { randomUUID } from 'node:crypto'
import type { Acting } from '../../../kit/audit.js'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { HeldResident } from '../resident/record-change.service.js'
import { recordedBy } from '../resident/written-by.js'
import { PersonRequestEntity, type PersonRequestRecord, PersonRequestStepEntity } from './person-request.entity.js'
import { requestDays, type RequestKindName, type RequestStepMove } from './person-request.rules.js'

export interface Asked {
  readonly kind: RequestKindName
  readonly askedBy: PersonOrGuardian
  readonly receivedOn?: LocalDate
  readonly what: string | null
  readonly wanted?: string | null
}

/** Puts a request of the person who is held into the queue of their home. */
export function keepRequest(ctx: FacilitiesContext, { resident }: Pick<HeldResident, 'resident'>, asked: Asked, { tx }: Write): PersonRequestRecord {
  const { kind, askedBy, receivedOn = ctx.today, what, wanted = null } = asked
  return tx.em.create(PersonRequestEntity, {
    id: randomUUID(),
    residentId: resident.id,
    version: 1,
    kind,
    status: 'RECEIVED',
    askedBy,
    receivedOn,
    what,
    wanted,
    thirdParty: false,
    ...requestDays(kind, receivedOn, false),
    ...recordedBy(ctx),
    acknowledgedAt: null,
    answeredAt: null,
    answer: null,
    legalSource: null,
  })
}

/** One that is answered by what is done in the same breath. */
export async function doneAtOnce(ctx: FacilitiesContext, held: Pick<HeldResident, 'resident'>, asked: Asked, change: Write): Promise<void> {
  const row = keepRequest(ctx, held, asked, change)
  const answer = 'Đã thực hiện ngay / Done at once'
  Object.assign(row, { status: 'FULFILLED', acknowledgedAt: ctx.now, answeredAt: ctx.now, answer })
  await change.tx.em.flush()
  keepStep(row, 'ANSWERED', answer, ctx, change)
}

/** Writes down what happened to a request, under its version of now. */
export function keepStep({ id, residentId, version }: PersonRequestRecord, move: RequestStepMove, note: string | null, by: Acting, { tx }: Write): void {
  const { subject, role, facility } = by.viewer
  tx.em.create(PersonRequestStepEntity, {
    id: randomUUID(), personRequestId: id, residentId, version, move, note, at: by.now, bySubject: subject, byRole: role, byOrganisation: facility ?? null,
  })
}

/** Of the hub's own log, which names no value. */
export function noteRequest({ id, residentId }: PersonRequestRecord, step: string, fields: readonly string[], change: Write): void {
  change.record({ action: `person-request.${step}`, subject: `PersonRequest:${id}`, residentId, fields })
}
