import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { toRowErrors } from '../../../kit/row-error.js'
import { type ReadRows, readRows, type RowError } from '../../../kit/rows.js'
import { refuse, toUserErrors, type UserErrorBase } from '../../../kit/user-errors.js'
import { write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { userErrorTexts } from '../user-errors.js'
import { judgeImport } from './health-facility-import.access.js'
import { selectKnown } from './health-facility-import.loaders.js'
import { countsOf, differenceKinds, differencesOf, type RegisterRow, settle, type SettledFacility } from './health-facility-import.rules.js'
import type { ImportHealthFacilitiesInput, ImportHealthFacilitiesPayload } from './health-facility-import.type.js'
import { registerFile } from './register-file.js'
import { registerRowErrors } from './register-row-errors.js'
import { writeRegister } from './write-register.service.js'

const count = z.number().int()
const text = z.string().nullable()

/** Kept for the same key: the register is public, so its values may be. */
const outcome = z.object({
  facilitiesAdded: count,
  facilitiesChanged: count,
  facilitiesUnchanged: count,
  ranksAdded: count,
  ranksCorrected: count,
  ranksClosed: count,
  ranksUnchanged: count,
  entries: z.array(
    z.object({
      kind: z.enum(differenceKinds),
      code: z.string(),
      validFrom: text,
      fields: z.array(z.object({ field: z.string(), before: text, after: text })),
    }),
  ),
  moreEntries: count,
})
type Difference = z.infer<typeof outcome>

const mostEntries = 50

/** Bulk statements over 20,000 rows; longer than this and the embedded database would keep everybody waiting. */
const longestImport = 15_000

const fileInvalid: readonly UserErrorBase[] = [{ code: 'FILE_INVALID', path: ['input', 'file'] }]

export async function importHealthFacilities(
  ctx: ReferralsContext,
  input: ImportHealthFacilitiesInput,
): Promise<ImportHealthFacilitiesPayload> {
  if (judgeImport(ctx.viewer, 'importHealthFacilities') !== 'yes') throw new HubError('FORBIDDEN')
  const read = readRows(input.file, registerFile)
  return input.dryRun ? tried(ctx, read) : imported(ctx, input, read)
}

async function tried(ctx: ReferralsContext, read: ReadRows<RegisterRow>): Promise<ImportHealthFacilitiesPayload> {
  const known = await ctx.db.query(selectKnown(read.rows.map(({ row }) => row)))
  const { facilities, errors } = settle(read.rows, known)
  const all = [...read.errors, ...errors]
  return all.length > 0 ? refused(ctx, fileInvalid, all) : done(differenceOf(facilities))
}

async function imported(
  ctx: ReferralsContext,
  input: ImportHealthFacilitiesInput,
  read: ReadRows<RegisterRow>,
): Promise<ImportHealthFacilitiesPayload> {
  let wrong: readonly RowError[] = []
  const command = { name: 'importHealthFacilities', input, outcome, longest: longestImport }
  const written = await write(ctx, command, async change => {
    // One import after the other: the second sees what the first left, and none meets the other's rows half way.
    await change.tx.query(sql`select pg_advisory_xact_lock(hashtext('an-sinh-hub.register.referrals'))`)
    const known = await change.tx.query(selectKnown(read.rows.map(({ row }) => row)))
    const { facilities, errors } = settle(read.rows, known)
    wrong = [...read.errors, ...errors]
    if (wrong.length > 0) refuse('FILE_INVALID', ['input', 'file'])
    await writeRegister(change, facilities, ctx.now)
    return differenceOf(facilities)
  })
  return 'refused' in written ? refused(ctx, written.refused, wrong) : done(written.outcome)
}

function differenceOf(facilities: readonly SettledFacility[]): Difference {
  const all = facilities.flatMap(differencesOf)
  const entries = all.slice(0, mostEntries).map(entry => ({ ...entry, fields: [...entry.fields] }))
  return { ...countsOf(facilities), entries, moreEntries: all.length - entries.length }
}

function done(difference: Difference): ImportHealthFacilitiesPayload {
  return { difference, rowErrors: [], rowErrorCount: 0, userErrors: [] }
}

function refused(
  { language }: ReferralsContext,
  errors: readonly UserErrorBase[],
  wrong: readonly RowError[],
): ImportHealthFacilitiesPayload {
  return {
    difference: null,
    ...toRowErrors(wrong, registerRowErrors, language),
    userErrors: toUserErrors(errors, userErrorTexts, language),
  }
}
