import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { toUserErrors, type UserErrorBase, type UserErrorNode } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { findResident } from '../resident/resident.service.js'
import type { Resident } from '../resident/resident.type.js'
import { userErrorTexts } from '../user-errors.js'
import { findStayHere } from './stay.service.js'
import type { Stay } from './stay.type.js'

const outcome = z.object({ residentId: z.guid(), stayId: z.guid() })

export interface ChangedStay {
  resident: Resident | null
  stay: Stay | null
  userErrors: UserErrorNode[]
}

/** A change of a stay, with the person and the stay as they are then, as far as the caller still sees them. */
export async function changeStay(
  ctx: FacilitiesContext,
  command: {
    readonly name: string
    readonly input: { readonly idempotencyKey: string }
    readonly onUnique?: Readonly<Record<string, UserErrorBase>>
  },
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<ChangedStay> {
  const written = await write(ctx, { ...command, outcome }, change)
  if ('refused' in written) {
    return { resident: null, stay: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, stayId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    return { resident, stay: await findStayHere(ctx, stayId), userErrors: [] }
  })
}
