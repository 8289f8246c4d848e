import { sql } from 'kysely'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { changeRecord, type HeldResident } from '../resident/record-change.service.js'
import { namesOf } from '../resident/resident-name.rules.js'
import { keepCorrection } from './keep-correction.service.js'
import { changesOf, correctionProblems } from './resident-correction.rules.js'
import type { CorrectResidentInput, CorrectResidentPayload } from './resident-correction.type.js'

export function correctResident(ctx: FacilitiesContext, input: CorrectResidentInput): Promise<CorrectResidentPayload> {
  return changeRecord(ctx, { name: 'correctResident', input }, (held, change) => correct(ctx, input, held, change))
}

async function correct(ctx: FacilitiesContext, input: CorrectResidentInput, { resident }: HeldResident, change: Write) {
  const [first] = await change.tx.query<{ day: string | null }>(
    sql`select min(admitted_on)::text as day from facilities.stay where resident_id = ${resident.id}::uuid`,
  )
  refuseAll(correctionProblems(input, { firstDay: first?.day ?? null, today: ctx.today }))
  const name = input.fullName == null ? undefined : cleanName(input.fullName)
  const { fullName, birthDate, sex } = resident
  const asked = { fullName: name?.ok ? name.value : undefined, birthDate: input.birthDate ?? undefined, sex: input.sex ?? undefined }
  const changes = changesOf({ fullName, birthDate, sex }, asked)
  if (changes.length === 0) refuse('NOTHING_CHANGED', ['input'])
  // The search looks into columns made from the name: they follow it.
  if (asked.fullName !== undefined) Object.assign(resident, namesOf(asked.fullName))
  resident.birthDate = asked.birthDate ?? birthDate
  resident.sex = asked.sex ?? sex
  await change.tx.em.flush()
  const { reason, note } = input
  keepCorrection(ctx, { residentId: resident.id, identifierId: null, version: resident.version, changes, reason, note }, change)
  change.record({
    action: 'resident.corrected',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: changes.map(({ field }) => field),
  })
  return null
}
