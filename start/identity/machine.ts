import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../kit/clock.js'
import { madeOnce } from '../../kit/made-once.js'
import type { PersonClaims } from './people.js'

/** The information system of a hospital, which signs in by itself. */
export interface MachineClient {
  readonly clientId: string
  readonly secret: string
  /** When its secret ends. */
  readonly until: Date
}

export const machineClaims: PersonClaims = { role: 'clinician', hospital: '49001' }

/** What it may ask of the hub for; a token has those that were asked for. */
export const machineScopes = ['referral:basic', 'referral:clinical', 'referral:issuer', 'referral:receiveReferral', 'referral:acceptReferral', 'referral:recordArrival'] as const

export const machineFile = 'machine-client.json'

const lifetime = 90 * 24 * 3600 * 1000

const shape = z.object({ clientId: z.string(), secret: z.string(), until: z.coerce.date() })

/** The client of a data folder, for ninety days; a new one when its secret has ended. By the machine's own clock, as all of the sign-in. */
export async function machineClient(dataDir: string, clock: Clock = () => new Date()): Promise<MachineClient> {
  const file = join(dataDir, machineFile)
  const now = clock().getTime()
  const made = () => ({ clientId: 'his-49001', secret: randomBytes(32).toString('base64url'), until: new Date(now + lifetime) })
  const read = async () => shape.parse(JSON.parse(await madeOnce(file, async () => JSON.stringify(made()))))
  const there = await read()
  if (there.until.getTime() > now) return there
  await rm(file, { force: true })
  return read()
}
