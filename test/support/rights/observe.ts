import type { Role } from '../../../kit/auth.js'
import { type Answer, clientWith } from '../client.js'
import type { Asking } from './askings.js'
import { claimsOf, expected } from './expected.js'
import type { Stance } from './stances.js'
import { rowPartOf, type Rules, rulesOnPath } from './rules.js'
import type { Family, Target } from './target.js'
import { batchesOf, type RightsHub } from './walk.js'

/** A question with the parts one must hold to get a value. */
export interface Probe {
  readonly asking: Asking
  readonly needs: readonly string[]
}

/** The members of the insurance's answer, by a question that meets them. */
const members: Record<string, { root: string; field?: string; on?: string }> = {
  // On the last day before a rise of the percent, so that something would give more.
  Covered: { root: 'Query.coverageOf', on: '2025-12-31' },
  NotCovered: { root: 'Query.coverageOf', on: '2001-01-01' },
  CouldNotCheck: { root: 'Query.referral', field: 'Referral.coverageNow' },
}

/** Questions whose answer hangs on more than rights: they have tests of their own, and the walk of strangers. */
const besides = [
  /\([^)]*\b(after|before)\b/,
  // What a worklist leaves out, whose rows a funnel counts: it gives its noughts to everybody.
  /^referralWorklist|^referralFunnel/,
  // A file with content was not withdrawn.
  /^attachmentContent.*withdraw/,
  // Who sends a person from an alert; the first alerts of a home need not have steps.
  /referralDraft|^alerts.*\.(steps|referrals)/,
  // The first questions of a home need not be about anything, or answered.
  /^teleConsultations.*\.(alert|healthCheck|steps|agreedFor|heldOn|result|advice|reason)\b/,
  // What is on a list of cards or of certificates, and how many are counted.
  /^(expiringCards|entitledWithoutCard|coverageRates|certificatesExpiring|stayCounts)/,
  // A stay that has ended has nothing of one that lasts, and the other way round.
  /^residentsPresent.*\.(absence|stay)|^residents\(first, facility\).*currentAbsence/,
  /^(awayResidents|resident)\b.*(endedOn|outcome)$|^stay\b.*(emergencyEndsOn|warnings)/,
  // What was answered by a day.
  /checkList(\(on\))?\.__typename|checkList\(on\)/,
  /^(ruleChange|ruleChanges|previewRuleChange)\b/,
  // The rounds of a home and who is due there: the person does not see them.
  /^(healthRounds|healthChecksDue)\b|\bround\b/,
  // What is to be done in a home is told to those who do it, whoever else may read of the person.
  /^(duties|dutyCounts)\b/,
  // The first of a home need not have every part of a record.
  /^residents\(first, facility\)\.nodes\.(addresses|carePlans?|contacts|corrections|disabilities|functionalLevels|merges|teleConsultations)\b/,
  /^residents\(first, facility\)\.nodes\.(conditions|conditionHistory|allergies|allergyHistory|medicines|medicineHistory|vaccinations|vaccinationHistory|nextVaccinationDueOn)\b/,
  /^residents\(first, facility\)\.nodes\.\w+\(.*\)\.__typename/,
  // Nobody is like the person of these tests, and of two records only one is asked.
  /possibleDuplicates\(first\)/,
  /^compareResidents.*\.(replacedBy|corrections)/,
  // Nobody holds a seal open here.
  /\bsealed\.openUntil|^sealedOpenings/,
  // Who has allergies was not said to have none.
  /noKnownAllergiesSaidOn/,
  // Nothing is due of a request that was answered.
  /^personRequest\b.*dueOn$/,
  // Nobody was touched by somebody.
  /TouchedPeople\(.*\.(people|endCursor)\b/,
  // Who may not read the steps of a referral is told of its beginning only.
  /referralTimeline/,
]

/** For each field of a record that has rules: the shortest question that asks for it. */
export function probesOf(askings: readonly Asking[], rules: Rules): Probe[] {
  const best = new Map<string, Asking>()
  // Only questions: what a mutation does is for its own tests.
  const pointed = askings.filter(({ open, pointed, name, query }) => !open && pointed && query.startsWith('query') && !besides.some(each => each.test(name)))
  for (const asking of pointed) {
    const leaf = asking.fields.at(-1) ?? ''
    if (isRoot(leaf) || !rules.has(leaf) || rules.get(leaf)?.rule === 'register') continue
    const member = Object.keys(members).find(name => asking.name.includes(`on ${name}.`))
    const way = member === undefined ? undefined : members[member]
    if (way && (asking.fields[0] !== way.root || (way.field && !asking.fields.includes(way.field)))) continue
    const name = `${leaf} ${member}`
    const known = best.get(name)
    if (!known || asking.path.length < known.path.length) best.set(name, way?.on ? dated(asking, way.on) : asking)
  }
  // A list answers with the row, a count and a cursor, or with nothing.
  const shells = pointed.filter(({ fields: [root = ''], path }) => root in listed && shellEnds.has(path.slice(1).join('.')))
  const cards = [...best.values()].find(({ name }) => name.startsWith('insuranceCard(id).id'))
  const medicines = pointed.find(({ name }) => name === 'resident(id).medicines(on).__typename')
  const files = pointed.find(({ name }) => name === 'referral(id).attachments.id')
  return [
    ...[...best.values(), ...shells].map(asking => ({ asking, needs: needsOf(asking, rules) })),
    ...(cards ? [ofNobody(cards)] : []),
    ...(medicines ? [ofLongAgo(medicines, rules)] : []),
    ...(files ? [ofOneBefore(files, rules)] : []),
  ]
}

/** The same of the referral that went on: its code tells of HIV, so that its file is not there for who may not know. */
function ofOneBefore(files: Asking, rules: Rules): Probe {
  const variables = (target: Target) => Object.fromEntries(Object.keys(files.variables(target)).map(name => [name, target.ids['Referral before']]))
  return { asking: { ...files, name: `${files.name} of the one before`, variables }, needs: [...needsOf(files, rules), 'protectedFacts'] }
}

/** The same of a card that no home knows the holder of: who manages it reads it, and nobody else. */
function ofNobody(asking: Asking): Probe {
  const variables = (target: Target) => Object.fromEntries(Object.keys(asking.variables(target)).map(name => [name, target.ids['InsuranceCard of nobody']]))
  return { asking: { ...asking, name: `${asking.name} of nobody`, variables }, needs: ['register'] }
}

/** The same of the time of a medicine that tells a protected status: the list has something for those only who may know. */
function ofLongAgo(medicines: Asking, rules: Rules): Probe {
  const variables = (target: Target) => {
    const values = medicines.variables(target)
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name.startsWith('on') ? '2010-01-01' : value]))
  }
  return { asking: { ...medicines, name: `${medicines.name} of long ago`, variables }, needs: [...needsOf(medicines, rules), 'protected'] }
}

const shellEnds = new Set(['totalCount', 'nodes.id', 'edges.cursor', 'pageInfo.endCursor'])

function isRoot(field: string): boolean {
  return /^(Query|Mutation)\./.test(field)
}

function dated(asking: Asking, on: string): Asking {
  const query = asking.query.replace('coverageOf(', `coverageOf(on: "${on}", `)
  return { ...asking, query }
}

/** The parts of every field on the way, and the rows themselves: of the types met, and of the list asked. */
function needsOf({ fields }: Asking, rules: Rules): string[] {
  const parts = rulesOnPath(rules, fields).flatMap(({ rule, table }) => (table && rule in table.parts ? [rule] : []))
  const types = [...fields.map(field => field.split('.')[0] ?? ''), listed[fields[0] ?? ''] ?? '']
  return [...new Set([...parts, ...types.flatMap(type => rowPartOf(rules, type) ?? [])])]
}

/** Lists of records, by what they list. */
const listed: Record<string, string> = {
  'Query.residents': 'Resident',
  'Query.possibleDuplicates': 'Resident',
  'Query.referralsOf': 'Referral',
  'Query.coverageChecks': 'CoverageCheck',
  'Query.alerts': 'Alert',
  'Query.teleConsultations': 'TeleConsultation',
}

/** Asks the probes as a role in a stance; those whose outcome is not the one of the hand-written table. */
export async function observe(
  { hub, ...families }: RightsHub,
  probes: readonly Probe[],
  role: Role,
  stance: Stance,
): Promise<string[]> {
  const wrong: string[] = []
  const needs = new Map(probes.map(probe => [probe.asking, probe.needs]))
  for (const of of ['open', 'sealed'] as const) {
    const family: Family = families[of]
    const ask = clientWith(hub.url, await hub.token(claimsOf(role, stance, family)))
    const parts = (expected[role][stance]?.[of] ?? '').split(' ')
    for (const batch of batchesOf([...needs.keys()])) {
      const answer = await ask(batch.query, batch.variables(family))
      for (const [i, asking] of batch.askings.entries()) {
        const should = (needs.get(asking) ?? []).every(part => parts.includes(part))
        const is = hasValue(answer, `q${i}`, asking.path.slice(1))
        if (is !== should) wrong.push(`${role} ${stance} ${of}: ${asking.name} ${should ? 'is missing' : 'is told'}`)
      }
    }
  }
  return wrong
}

/** A value at the end of the way, without an error on it; a count of nothing is nothing. */
function hasValue({ data, errors = [] }: Answer, alias: string, path: readonly string[]): boolean {
  if (errors.some(error => error.path?.[0] === alias)) return false
  const nothing: unknown[] = path.at(-1) === 'totalCount' ? [null, undefined, 0] : [null, undefined]
  return valuesAt(data?.[alias], path).some(value => !nothing.includes(value))
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value) && key !== undefined) return value.flatMap(each => valuesAt(each, [key, ...rest]))
  if (key === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  return valuesAt(Object.entries(value).find(([name]) => name === key)?.[1], rest)
}
