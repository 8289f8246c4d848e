import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field, signedIn } from './client.js'
import { admit, anAdmission, freshKey } from './writes.js'

export const merge = `mutation ($input: MergeResidentsInput!) { mergeResidents(input: $input) {
  resident { id version formerIds } merge { id survivorId mergedId mergedRole mergedOrganisation reason undoneAt } userErrors { code path message currentVersion } } }`
export const undo = `mutation ($input: UndoMergeInput!) { undoMerge(input: $input) {
  survivor { id formerIds } restored { id formerIds } merge { id undoneRole undoReason } userErrors { code path } } }`
export const discharge = `mutation ($input: DischargeResidentInput!) { dischargeResident(input: $input) {
  resident { id version } userErrors { code path message } } }`

type Ask = (claims: TokenClaims, query: string, variables: Record<string, unknown>) => Promise<Answer>

export const onHub: Ask = async (claims, query, variables) => (await signedIn(claims))(query, variables, { 'accept-language': 'en' })

export interface Made {
  readonly id: string
  version: number
}

interface Changed {
  readonly resident: Made | null
  readonly userErrors: { code: string; path: string[]; message: string; currentVersion: number | null }[]
}

export interface Merged extends Changed {
  readonly resident: (Made & { formerIds: string[] }) | null
  readonly merge: { id: string } | null
}

/** People of a test's own, and what is done to them. */
export function merges(home: string, ask: Ask = onHub) {
  const nurse: TokenClaims = { role: 'nurse', facility: home }
  const head: TokenClaims = { role: 'head', facility: home }
  const person = async (fullName: string, more: Record<string, unknown> = {}): Promise<Made> => {
    const made = field<Changed>(await ask(nurse, admit, { input: anAdmission(home, {}, { fullName, ...more }) }), 'admitResident').resident
    if (!made) throw new Error('Nobody was admitted')
    return { id: made.id, version: made.version }
  }
  const leaves = async (who: Made): Promise<Made> => {
    const input = { idempotencyKey: freshKey('leaves'), resident: who.id, expectedVersion: who.version, on: '2026-11-02', reason: 'OTHER' }
    const left = field<Changed>(await ask(nurse, discharge, { input }), 'dischargeResident').resident
    if (!left) throw new Error('Nobody left')
    return left
  }
  return {
    nurse,
    head,
    person,
    leaves,
    /** One who lives in care, and one whose stay was ended so that the two can be merged. */
    pair: async (fullName: string, more: Record<string, unknown> = {}) => {
      return { survivor: await person(fullName), merged: await leaves(await person(fullName, more)) }
    },
    join: async (survivor: Made, merged: Made, claims: TokenClaims = head, more: Record<string, unknown> = {}): Promise<Answer> => {
      const input = {
        idempotencyKey: freshKey('merge'), survivor: survivor.id, expectedSurvivorVersion: survivor.version, merged: merged.id,
        expectedMergedVersion: merged.version, reason: 'Cùng một người: cùng ảnh, cùng người giám hộ', ...more,
      }
      return ask(claims, merge, { input })
    },
    part: async (mergeId: string, claims: TokenClaims = head, more: Record<string, unknown> = {}): Promise<Answer> => {
      return ask(claims, undo, { input: { idempotencyKey: freshKey('undo'), merge: mergeId, reason: 'Hai anh em sinh đôi', ...more } })
    },
  }
}

export const mergedOf = (answer: Answer) => field<Merged>(answer, 'mergeResidents')
export const codesOf = (answer: Answer, name: string) => field<Changed>(answer, name).userErrors.map(({ code, path }) => [code, path.join('.')])

/** Asks until an answer says what it should: events of the other sectors take a moment. */
export async function soon<Value>(ask: () => Promise<Value>, isThere: (value: Value) => boolean): Promise<Value> {
  for (const end = performance.now() + 20_000; ; await new Promise(resolve => setTimeout(resolve, 50))) {
    const value = await ask()
    if (isThere(value) || performance.now() > end) return value
  }
}

/** A whole answer once it is `soon`: its parts are read one after the other, so the first that shows an event may show it in part. */
export async function whollySoon<Value>(ask: () => Promise<Value>, isThere: (value: Value) => boolean): Promise<Value> {
  await soon(ask, isThere)
  return ask()
}
