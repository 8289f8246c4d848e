import { readFileSync } from 'node:fs'
import type { AccessEntry, Notice, OwnRecord } from '../../client/own-feed.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { projectFile } from '../../kit/files.js'
import { type Answer, signedIn } from './client.js'

export const feedText = readFileSync(projectFile('schema/examples/own-feed.graphql'), 'utf8')
export const logText = readFileSync(projectFile('schema/examples/who-looked.graphql'), 'utf8')

export type Own = OwnRecord & { readonly id: string }

/** What a phone shows of an answer. */
export function ownOf({ data }: Answer): Own | null {
  return (data?.ownRecord as Own | null | undefined) ?? null
}

export const feed = async (claims: TokenClaims, variables: Record<string, unknown> = {}, language = 'vi') =>
  (await signedIn(claims))(feedText, { first: 100, ...variables }, { 'accept-language': language })

export const whoLooked = async (claims: TokenClaims, variables: Record<string, unknown> = {}) => (await signedIn(claims))(logText, { first: 100, ...variables })

/** `CHECK_DUE 2026-12-12 open`: what a notice says, in short. */
export const inShort = (notices: readonly Notice[] | null | undefined) =>
  notices?.map(({ kind, dueOn, isDone }) => [kind, dueOn, isDone ? null : 'open'].filter(part => part !== null).join(' ')).toSorted()

export const byWhom = (entries: readonly AccessEntry[] | null | undefined) =>
  entries?.map(({ action, role, organisation }) => `${action} ${role} ${organisation ?? ''}`.trim())

export const refusals = ({ errors }: Answer) => errors?.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.code)}`)
