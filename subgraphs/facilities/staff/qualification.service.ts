import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors, type UserErrorNode } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { userErrorTexts } from '../user-errors.js'
import { holdStaffMember } from './staff-change.service.js'
import type { RecordCertificateInput, RecordTrainingInput } from './staff-change.type.js'
import { StaffCertificateEntity, StaffTrainingEntity } from './staff.entity.js'
import { type CertificateNode, toCertificate, toTraining } from './staff.loaders.js'
import { certificateProblems, replacementProblems, trainingProblems } from './staff.rules.js'
import type { StaffTraining } from './staff.type.js'

const outcome = z.object({ key: z.guid() })
type Outcome = z.infer<typeof outcome>

export async function recordCertificate(
  ctx: FacilitiesContext,
  input: RecordCertificateInput,
): Promise<{ certificate: CertificateNode | null; userErrors: UserErrorNode[] }> {
  const onUnique = { staff_certificate_number_idx: { code: 'CERTIFICATE_KNOWN', path: ['input', 'number'] } }
  const written = await write(ctx, { name: 'recordCertificate', input, outcome, onUnique }, change => certify(ctx, input, change))
  if ('refused' in written) return { certificate: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const row = await ctx.load.certificateById.load(written.outcome.key)
    return { certificate: row ? toCertificate(row, ctx.today) : null, userErrors: [] }
  })
}

async function certify(ctx: FacilitiesContext, input: RecordCertificateInput, change: Write): Promise<Outcome> {
  const { em } = change.tx
  const member = await holdStaffMember(ctx, 'recordCertificate', input.staffMember, change)
  refuseAll([...certificateProblems(input, ctx.today), ...replacementProblems(input.replaces, input.reason)])
  const key = input.replaces == null ? undefined : fromGlobalId('StaffCertificate', input.replaces)
  const replaced = key ? await em.findOne(StaffCertificateEntity, { id: key, staffMemberId: member.id, withdrawnAt: null }) : null
  if (input.replaces != null && !replaced) return refuse('NOT_FOUND', ['input', 'replaces'])
  if (replaced) em.assign(replaced, withdrawal(ctx, input.reason))
  // The number of a withdrawn certificate is free for the one that takes its place.
  await em.flush()
  const id = randomUUID()
  em.create(StaffCertificateEntity, {
    id,
    staffMemberId: member.id,
    kind: input.kind,
    number: input.number.trim(),
    scope: input.scope.trim(),
    issuedOn: input.issuedOn,
    expiresOn: input.expiresOn ?? null,
    ...recorded(ctx),
  })
  change.record({ action: 'certificate.recorded', subject: `StaffMember:${member.id}`, residentId: null, fields: [`certificate:${id}`, ...(replaced ? [`replaces:${replaced.id}`] : [])] })
  return { key: id }
}

export async function recordTraining(
  ctx: FacilitiesContext,
  input: RecordTrainingInput,
): Promise<{ training: StaffTraining | null; userErrors: UserErrorNode[] }> {
  const written = await write(ctx, { name: 'recordTraining', input, outcome }, change => train(ctx, input, change))
  if ('refused' in written) return { training: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const row = await ctx.load.trainingById.load(written.outcome.key)
    return { training: row ? toTraining(row) : null, userErrors: [] }
  })
}

async function train(ctx: FacilitiesContext, input: RecordTrainingInput, change: Write): Promise<Outcome> {
  const { em } = change.tx
  const member = await holdStaffMember(ctx, 'recordTraining', input.staffMember, change)
  refuseAll([...trainingProblems(input, ctx.today), ...replacementProblems(input.replaces, input.reason)])
  const key = input.replaces == null ? undefined : fromGlobalId('StaffTraining', input.replaces)
  const replaced = key ? await em.findOne(StaffTrainingEntity, { id: key, staffMemberId: member.id, withdrawnAt: null }) : null
  if (input.replaces != null && !replaced) return refuse('NOT_FOUND', ['input', 'replaces'])
  if (replaced) em.assign(replaced, withdrawal(ctx, input.reason))
  const id = randomUUID()
  em.create(StaffTrainingEntity, {
    id,
    staffMemberId: member.id,
    course: input.course.trim(),
    provider: input.provider.trim(),
    beganOn: input.beganOn,
    endedOn: input.endedOn ?? null,
    hours: input.hours ?? null,
    ...recorded(ctx),
  })
  change.record({ action: 'training.recorded', subject: `StaffMember:${member.id}`, residentId: null, fields: [`training:${id}`, ...(replaced ? [`replaces:${replaced.id}`] : [])] })
  return { key: id }
}

function recorded(ctx: FacilitiesContext) {
  return { recordedAt: ctx.now, recordedBy: ctx.viewer.subject, withdrawnAt: null, withdrawnBy: null, withdrawReason: null }
}

function withdrawal(ctx: FacilitiesContext, reason: string | null | undefined) {
  return { withdrawnAt: ctx.now, withdrawnBy: ctx.viewer.subject, withdrawReason: reason?.trim() ?? null }
}
