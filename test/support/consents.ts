import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field, signedIn } from './client.js'
import { freshKey } from './writes.js'

const consent = `consent { purpose status textVersion channel givenOn givenBy guardian { fullName } guardianFor paperNumber recordedRole approvedAt
  withdrawnAt withdrawnFor withdrawnRole withdrawReason }`
export const change = (name: 'recordConsent' | 'approveConsent' | 'withdrawConsent') => {
  const type = name[0]?.toUpperCase() + name.slice(1)
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { resident { id version } consent { id } ${consent} userErrors { code path } } }`
}

export interface Consented {
  readonly resident: { readonly id: string; readonly version: number } | null
  readonly consent: ({ readonly id: string } & Record<string, unknown>) | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

/** A consent that nothing is wrong with, of a grown-up, as the home writes it down today. */
export const aConsent = (resident: string, expectedVersion: number, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('consent'), resident, expectedVersion, purpose: 'CARE_LINK', textVersion: '2026-01', channel: 'PAPER', givenOn: '2026-11-02',
  givenBy: 'PERSON', toldSensitive: true, paperNumber: '12/BB-ĐY', ...more,
})

export async function versionOf(claims: TokenClaims, id: string): Promise<number> {
  const answer = await (await signedIn(claims))('query ($id: ID!) { resident(id: $id) { version } }', { id })
  return field<{ version: number }>(answer, 'resident').version
}

/** Sends one of the three changes; gives its payload, or the codes of the errors. */
export async function consentBy(claims: TokenClaims, name: Parameters<typeof change>[0], input: Record<string, unknown>): Promise<Consented> {
  return field<Consented>(await (await signedIn(claims))(change(name), { input }), name)
}

/** The head of the home writes down that somebody agrees: from then on it holds. */
export async function agrees(home: string, id: string, more: Record<string, unknown> = {}): Promise<Consented> {
  const head: TokenClaims = { role: 'head', facility: home }
  return consentBy(head, 'recordConsent', aConsent(id, await versionOf(head, id), more))
}

/** Takes the consent back, as whoever signs in. */
export const takesBack = (claims: TokenClaims, resident: string, more: Record<string, unknown> = {}) =>
  consentBy(claims, 'withdrawConsent', { idempotencyKey: freshKey('withdraw'), resident, purpose: 'CARE_LINK', ...more })

export const codes = ({ userErrors }: Pick<Consented, 'userErrors'>) => userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)
export const errorCodes = ({ errors }: Answer) => errors?.map(({ path, extensions }) => `${path?.join('.')} ${extensions?.code}`)
