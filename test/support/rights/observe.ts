import { type Answer, clientWith } from '../client.js'
import type { Asking } from './askings.js'
import { claimsOf, expected, type Stance } from './expected.js'
import { rowPartOf, type Rules, rulesOnPath } from './rules.js'
import type { Role } from '../../../kit/auth.js'
import type { Family } from './target.js'
import { batchesOf, type RightsHub } from './walk.js'

/** A question with the parts one must hold to get a value. */
export interface Probe {
  readonly asking: Asking
  readonly needs: readonly string[]
}

/** Types whose rows come by a list because the single one leaves a field empty. */
const fuller: Record<string, string> = { Stay: 'Resident.stays' }

/** The members of the insurance's answer, by a question that meets them. */
const members: Record<string, { root: string; field?: string; on?: string }> = {
  Covered: { root: 'Query.coverageOf' },
  NotCovered: { root: 'Query.coverageOf', on: '2001-01-01' },
  CouldNotCheck: { root: 'Query.referral', field: 'Referral.coverageNow' },
}

/** For each field of a record that has rules: the shortest question that asks for it. */
export function probesOf(askings: readonly Asking[], rules: Rules): Probe[] {
  const best = new Map<string, Asking>()
  for (const asking of askings.filter(({ open, pointed }) => !open && pointed)) {
    const leaf = asking.fields.at(-1) ?? ''
    const [type = ''] = leaf.split('.')
    if (asking.path.at(-1) === '__typename' || !rules.has(leaf) || rules.get(leaf)?.rule === 'register') continue
    const door = fuller[type]
    if (door && !asking.fields.includes(door)) continue
    const member = Object.keys(members).find(name => asking.name.includes(`on ${name}.`))
    const way = member && members[member]
    if (way && (asking.fields[0] !== way.root || (way.field && !asking.fields.includes(way.field)))) continue
    const known = best.get(`${leaf}${member ?? ''}`)
    if (!known || asking.path.length < known.path.length) best.set(`${leaf}${member ?? ''}`, way?.on ? dated(asking, way.on) : asking)
  }
  // A list answers with the row, a count and a cursor, or with nothing.
  const shells = askings.filter(({ open, pointed, fields: [root = ''], path }) =>
    !open && pointed && ['Query.residents', 'Query.referralsOf'].includes(root) && path.length <= 4 && /totalCount|endCursor|cursor|id$/.test(path.at(-1) ?? ''))
  return [...best.values(), ...shells].map(asking => ({ asking, needs: needsOf(asking, rules) }))
}

function dated(asking: Asking, on: string): Asking {
  const query = asking.query.replace('coverageOf(', `coverageOf(on: "${on}", `)
  return { ...asking, query }
}

function needsOf({ fields }: Asking, rules: Rules): string[] {
  const parts = rulesOnPath(rules, fields).flatMap(({ rule, table }) => (table && rule in table.parts ? [rule] : []))
  const rows = fields.flatMap(field => rowPartOf(rules, field.split('.')[0] ?? '') ?? [])
  const list = /Query\.residents/.test(fields[0] ?? '') ? ['identity'] : /Query\.referralsOf/.test(fields[0] ?? '') ? ['basic'] : []
  return [...new Set([...parts, ...rows, ...list])]
}

/** What the hand-written table says: whether the question has a value for this role in this stance. */
export function shouldAnswer({ needs }: Probe, role: Role, stance: Stance, of: 'open' | 'sealed'): boolean {
  const parts = (expected[role][stance]?.[of] ?? '').split(' ')
  return needs.every(part => parts.includes(part))
}

/** Asks the probes as a role in a stance; the names of those whose outcome is not the expected one. */
export async function observe({ hub, ...families }: RightsHub, probes: readonly Probe[], role: Role, stance: Stance): Promise<string[]> {
  const wrong: string[] = []
  for (const of of ['open', 'sealed'] as const) {
    const family: Family = families[of]
    const claims = claimsOf(role, stance, family)
    const ask = clientWith(hub.url, await hub.token(claims))
    const byAsking = new Map(probes.map(probe => [probe.asking, probe]))
    for (const batch of batchesOf(probes.map(({ asking }) => asking))) {
      const answer = await ask(batch.query, batch.variables(family))
      for (const [i, asking] of batch.askings.entries()) {
        const probe = byAsking.get(asking)
        const should = probe !== undefined && shouldAnswer(probe, role, stance, of)
        if (hasValue(answer, `q${i}`, asking.path.slice(1)) !== should) wrong.push(`${role} ${stance} ${of}: ${asking.name} ${should ? 'is missing' : 'is told'}`)
      }
    }
  }
  return wrong
}

/** A value at the end of the way, without an error on it; a count of nothing is nothing. */
function hasValue({ data, errors = [] }: Answer, alias: string, path: readonly string[]): boolean {
  if (errors.some(error => error.path?.[0] === alias)) return false
  return valuesAt(data?.[alias], path).some(value => value !== null && value !== undefined && !(path.at(-1) === 'totalCount' && value === 0))
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value) && key !== undefined) return value.flatMap(each => valuesAt(each, [key, ...rest]))
  if (key === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  return valuesAt(Object.entries(value).find(([name]) => name === key)?.[1], rest)
}
