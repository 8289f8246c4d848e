import { buildSchema, type GraphQLSchema } from 'graphql'
import { compose } from '../../../schema/compose.js'
import { schemas } from '../../../schema/schemas.js'
import { subgraphs } from '../../../schema/subgraphs.js'
import { type Answer, clientWith } from '../client.js'
import { type CountedHub, countedHub } from '../in-process.js'
import { type Asking, askingsOf } from './askings.js'
import { insertBreach } from './family-trust.js'
import { rulesOfHub } from './rules.js'
import type { Stranger } from './strangers.js'
import { absentOf, type Family, insertEmptyHomes, insertFamily, type Target } from './target.js'

export function apiOfHub(): GraphQLSchema {
  return buildSchema(compose(subgraphs.map(({ name, port }) => ({ name, port, sdl: schemas[name].sdl }))).api)
}

export interface RightsHub {
  readonly hub: CountedHub
  readonly open: Family
  readonly sealed: Family
  readonly askings: readonly Asking[]
}

/** A hub with one person anybody may be a stranger to, and one in drug rehabilitation. */
export async function rightsHub(): Promise<RightsHub> {
  const askings = askingsOf(apiOfHub(), rulesOfHub())
  const hub = await countedHub()
  await insertEmptyHomes(hub)
  await insertBreach(hub)
  const open = await insertFamily(hub, 'QN-NCC', 'Ongzak', 3)
  return { hub, askings, open, sealed: await insertFamily(hub, 'QN-CNMT', 'Kinmit', 7) }
}

/** Questions in one request, each under a name of its own, so that every field keeps its own value and its own error. */
interface Batch {
  readonly askings: readonly Asking[]
  readonly query: string
  variables(target: Target): Record<string, unknown>
}

const perRequest = 20

export function batchesOf(askings: readonly Asking[], size = perRequest): Batch[] {
  const alike = new Map<string, Asking[]>()
  for (const each of askings) {
    const kind = `${each.pointed} ${each.query.split(' ')[0]}`
    alike.set(kind, [...(alike.get(kind) ?? []), each])
  }
  return [...alike.values()].flatMap(each =>
    Array.from({ length: Math.ceil(each.length / size) }, (_, i) => batch(each.slice(i * size, (i + 1) * size))),
  )
}

function batch(askings: readonly Asking[]): Batch {
  const own = (text: string, i: number) => text.replaceAll(/\$(\w+)/g, `$q${i}_$1`)
  const parts = askings.map(({ query }, i) => {
    const [, operation = '', declared = '', body = ''] = /^(\w+) (?:\((.*?)\) )?\{ (.*) \}$/s.exec(query) ?? []
    return { operation, declared: own(declared, i), body: `q${i}: ${own(body, i)}` }
  })
  const declared = parts.flatMap(part => part.declared || []).join(', ')
  const valuesOf = (target: Target) => (each: Asking, i: number) =>
    Object.entries(each.variables(target)).map(([name, value]) => [`q${i}_${name}`, value] as const)
  return {
    askings,
    query: `${parts[0]?.operation} ${declared && `(${declared}) `}{ ${parts.map(({ body }) => body).join('\n')} }`,
    variables: target => Object.fromEntries(askings.flatMap(valuesOf(target))),
  }
}

export interface Walked {
  fields: number
  requests: number
  readonly problems: string[]
}

/** Asks everything as a stranger, and holds every answer against the one about nobody. */
export async function walk(rights: RightsHub, stranger: Stranger, askings: readonly Asking[], size?: number): Promise<Walked> {
  const { hub, [stranger.of]: family } = rights
  const ask = clientWith(hub.url, await hub.token(stranger.claims))
  const walked: Walked = { fields: 0, requests: 0, problems: [] }
  for (const each of batchesOf(askings, size)) {
    walked.fields += each.askings.length
    walked.requests++
    const told = await ask(each.query, each.variables(family))
    const sealed = isToldOfSeal(stranger)
    const problems = [...unserved(told, sealed), ...found(told, family)]
    if (each.askings[0]?.pointed) {
      walked.requests++
      const control = await ask(each.query, each.variables(absentOf(stranger.of)))
      if (normal(told, sealed) !== normal(control)) problems.push(`differs: ${normal(told)} is not ${normal(control)}`)
    }
    if (problems.length === 0) continue
    const names = each.askings.map(({ name }) => name).join(', ')
    if (each.askings.length === 1) walked.problems.push(`${stranger.name}: ${names}: ${problems.join('; ').slice(0, 600)}`)
    else walked.problems.push(...(await walk(rights, stranger, each.askings, 1)).problems)
  }
  return walked
}

/** Whom nothing but the seal keeps from the person: by the id, and in no other way, they are told that the record is sealed. */
function isToldOfSeal({ of, claims }: Stranger): boolean {
  return of === 'sealed' && (claims.province !== undefined || claims.scope !== undefined)
}

/** A question that was refused as a whole says nothing about the rights. */
function unserved({ errors = [] }: Answer, sealed: boolean): string[] {
  const other = errors.filter(error => error.extensions?.code !== 'FORBIDDEN' && !(sealed && saysSealed(error)))
  return other.map(({ message, extensions }) => `not served: ${String(extensions?.code)} ${message}`)
}

/** What of the target is in the answer, as it is or inside a cursor or an id. */
function found(answer: Answer, { canaries }: Family): string[] {
  const text = JSON.stringify(answer)
  const tokens = (text.match(/[\w-]{16,}/g) ?? []).map(token => Buffer.from(token, 'base64url').toString())
  const all = [text, ...tokens]
  return canaries.filter(canary => all.some(each => each.includes(canary))).map(canary => `tells ${canary}`)
}

type AnswerError = NonNullable<Answer['errors']>[number]

/** At the root by which the person was asked for, which is null. */
function saysSealed({ extensions, path }: AnswerError): boolean {
  return extensions?.code === 'RECORD_SEALED' && path?.length === 1
}

function normal({ data, errors }: Answer, sealed = false): string {
  const rest = errors?.filter(error => !(sealed && saysSealed(error)))
  return JSON.stringify({ data, errors: rest?.length === 0 ? undefined : rest?.map(({ message, path, extensions }) => [message, path, extensions?.code]) })
}
