import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { toUserErrors, type UserErrorNode } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { findResident } from '../resident/resident.service.js'
import type { Resident } from '../resident/resident.type.js'
import { userErrorTexts } from '../user-errors.js'
import { findStayHere } from './stay.service.js'
import type { Stay } from './stay.type.js'

const outcome = z.object({ residentId: z.guid(), endedStayId: z.guid() })

export interface EndOfStay {
  resident: Resident | null
  endedStay: Stay | null
  userErrors: UserErrorNode[]
}

/** A change that ends a stay, with the person and the stay as they are then, as far as the caller still sees them. */
export async function endStay(
  ctx: FacilitiesContext,
  command: { readonly name: string; readonly input: { readonly idempotencyKey: string } },
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<EndOfStay> {
  const written = await write(ctx, { ...command, outcome }, change)
  if ('refused' in written) {
    return { resident: null, endedStay: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, endedStayId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    return { resident, endedStay: await findStayHere(ctx, endedStayId), userErrors: [] }
  })
}
