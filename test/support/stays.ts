import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from './client.js'
import { facilityOf } from './world.js'
import { admit, anAdmission, freshKey } from './writes.js'

// Changes of stays as a nurse of a home makes them, each with an answer short enough to read in a test.

const stay = 'id version mode admittedOn endedOn endReason contractNumber'
const selections = {
  recordLeave: 'resident { version absentSince } absence { reason leftOn expectedReturnOn endedOn outcome note overdue }',
  recordReturn: 'resident { version absentSince } absence { leftOn endedOn outcome }',
  changeStayMode: `resident { version } stay { ${stay} modes { mode since until decision contractNumber } emergencyEndsOn }`,
  readmitResident: `resident { id version currentStay { admittedOn } } stay { ${stay} facility { code } }`,
  correctStay: `resident { version currentStay { admittedOn } } stay { ${stay} facility { code } corrections { version byRole byOrganisation note fields admittedOn endedOn endReason mode facility { code } } }`,
  transferResident: `resident { version } endedStay { ${stay} }`,
  dischargeResident: `resident { version } endedStay { ${stay} warnings { code } }`,
} as const
export type StayMutation = keyof typeof selections

export interface Told {
  code: string
  path: string[]
  currentVersion: number | null
}

export type Changed = { userErrors: Told[] } & Record<string, unknown>

const inputOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}Input`

/** Asks for a change, and gives the whole answer. */
export async function ask(claims: TokenClaims, name: StayMutation, input: Record<string, unknown>) {
  const query = `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${selections[name]} userErrors { code path currentVersion } } }`
  return (await signedIn(claims))(query, { input: { idempotencyKey: freshKey(name), ...input } })
}

/** The payload of a change that is answered. */
export async function change(claims: TokenClaims, name: StayMutation, input: Record<string, unknown>): Promise<Changed> {
  return field<Changed>(await ask(claims, name, input), name)
}

/** Why a change is not made, in short: the refusals, or the error of the whole. */
export async function refusals(claims: TokenClaims, name: StayMutation, input: Record<string, unknown>): Promise<string[]> {
  const { data, errors } = await ask(claims, name, input)
  if (errors) return errors.map(({ extensions }) => String(extensions?.code))
  const payload = data?.[name] as Changed
  return payload.userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
}

export const facilityId = (code: string) => toGlobalId('Facility', facilityOf(code).id)

/** Somebody who is admitted to a home for a test, with the version that a change must name. */
export async function newcomer(home: string, more: Record<string, unknown> = {}, person: Record<string, unknown> = {}) {
  const client = await signedIn({ role: 'nurse', facility: home })
  const { resident, userErrors } = field<{ resident: { id: string } | null; userErrors: Told[] }>(
    await client(admit, { input: anAdmission(home, more, { birthDate: '1951', categories: [{ kind: 'ELDERLY' }], ...person }) }),
    'admitResident',
  )
  if (!resident) throw new Error(`Not admitted: ${JSON.stringify(userErrors)}`)
  return { id: resident.id, resident: resident.id, expectedVersion: 1 }
}
