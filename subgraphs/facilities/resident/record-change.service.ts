import { sql } from 'kysely'
import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { toUserErrors, type UserErrorBase, type UserErrorNode } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityRecord } from '../facility/facility.entity.js'
import { userErrorTexts } from '../user-errors.js'
import { numberWarnings, type RecordWarning } from './record-warning.rules.js'
import type { ResidentAction } from './resident.access.js'
import { holdResident, type ResidentChange } from './resident-change.service.js'
import type { ResidentRecord } from './resident.entity.js'
import type { ResidentNode } from './resident.loaders.js'
import { findResident } from './resident.service.js'

/** The resident held by a change, and where they live or lived last. */
export interface HeldResident {
  readonly resident: ResidentRecord
  readonly facility: FacilityRecord
}

interface RecordCommand {
  readonly name: ResidentAction
  readonly input: ResidentChange & { readonly idempotencyKey: string }
  readonly onUnique?: Readonly<Record<string, UserErrorBase>>
}

/** What a change of a record left: the person, and the row it made or ended. */
export interface RecordChanged {
  readonly resident: ResidentNode | null
  readonly partKey: string | null
  readonly warnings: RecordWarning[]
  readonly userErrors: UserErrorNode[]
}

const outcome = z.object({ residentId: z.guid(), partId: z.guid().nullable() })

/** A change of one part of a resident's record, by who may do it; `change` gives the key of the row it is about. */
export async function changeRecord(
  ctx: FacilitiesContext,
  { name, input, onUnique }: RecordCommand,
  change: (held: HeldResident, write: Write) => Promise<string | null>,
): Promise<RecordChanged> {
  const written = await write(ctx, { name, input, outcome, onUnique }, async noting => {
    const held = await holdResident(ctx, name, input, noting)
    return { residentId: held.resident.id, partId: await change(held, noting) }
  })
  if ('refused' in written) {
    const userErrors = toUserErrors(written.refused, userErrorTexts, ctx.language)
    return { resident: null, partKey: null, warnings: [], userErrors }
  }
  const { residentId, partId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    const warnings = resident ? await warningsOf(ctx, resident) : []
    return { resident, partKey: partId, warnings, userErrors: [] }
  })
}

/** What is odd about the numbers of a person. */
export async function warningsOf(ctx: FacilitiesContext, { key, birthDate, sex }: ResidentNode): Promise<RecordWarning[]> {
  return numberWarnings({ birthDate, sex }, await ctx.load.identifiersOfResident.load(key), ctx.today, ctx.language)
}

/** The row of a part by its key, as it is read. */
export function partOf<Row extends { readonly id: string }>(rows: readonly Row[], { partKey }: RecordChanged): Row | undefined {
  return rows.find(({ id }) => id === partKey)
}

/** Writes down that a part of the record changed: the version of the whole grows with it. */
export async function noteChange(
  { resident }: HeldResident,
  { action, fields }: { readonly action: string; readonly fields: readonly string[] },
  change: Write,
): Promise<number> {
  await change.tx.em.flush()
  const [row] = await change.tx.query<{ version: number }>(
    sql`update facilities.resident set version = version + 1 where id = ${resident.id}::uuid returning version`,
  )
  if (!row) throw new Error('A held resident is gone')
  change.record({ action, subject: `Resident:${resident.id}`, residentId: resident.id, fields })
  return row.version
}
