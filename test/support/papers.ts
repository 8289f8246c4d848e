import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import type { Client } from './client.js'
import { world } from './world.js'

/** A referral of the demo that can be moved on. */
export interface Paper {
  readonly id: string
  readonly residentId: string
  readonly status: string
  /** Where its steps led it before the tests. */
  readonly version: number
  /** Who may send it, and who may accept it. */
  readonly sender: TokenClaims
  readonly receiver: TokenClaims
}

const codes = new Map(world.referrals.healthFacilities.map(({ id, code }) => [id, code]))

/** The open referrals of some care homes that are good on the day of the tests, in the order of their ids. */
export function papersOf(homes: readonly string[], status: 'ISSUED' | 'SENT'): Paper[] {
  const rows = world.referrals.referrals.filter(
    row => row.status === status && !row.sealed && homes.includes(row.fromFacilityCode ?? '') && isGood(row.validUntil),
  )
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(row => ({
      id: toGlobalId('Referral', row.id),
      residentId: row.residentId,
      status,
      version: row.version,
      sender: { role: 'nurse', facility: row.fromFacilityCode ?? '' },
      receiver: { role: 'clinician', hospital: codes.get(row.toHealthFacilityId) ?? '' },
    }))
}

function isGood(validUntil: Date | null | undefined): boolean {
  return !validUntil || validUntil > new Date('2026-11-02T09:00:00+07:00')
}

const moved = z.object({
  data: z.object({ moved: z.object({ referral: z.object({ status: z.string() }).nullable(), userErrors: z.array(z.unknown()) }) }),
})

/** One step of a referral through the gateway; an error when it is refused. */
export async function move(ask: Client, step: 'send' | 'accept', { id, version }: Paper, expectedVersion = version): Promise<void> {
  const name = step === 'send' ? 'SendReferralInput' : 'AcceptReferralInput'
  const text = `mutation ($input: ${name}!) {
    moved: ${step}Referral(input: $input) { referral { status } userErrors { code path } } }`
  const answer = await ask(text, { input: { idempotencyKey: randomUUID(), expectedVersion, referral: id } })
  const status = step === 'send' ? 'SENT' : 'ACCEPTED'
  const parsed = moved.safeParse(answer)
  if (parsed.success && parsed.data.data.moved.referral?.status === status) return
  throw new Error(`${step} was refused: ${JSON.stringify(answer)}`)
}
