import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { toGlobalId } from '../../kit/id.js'
import type { Answer } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { type Caller, type Home, homes, isHome, isSignedIn, mayAsk, mayMove, mayTakeBack, meetsSeal, partsOf, type Person, sees, type Verdict } from '../support/rights-model/model.js'
import { claimsOf, type Step, steps } from '../support/rights-model/steps.js'
import { facilityOf } from '../support/world.js'
import { admit, anAdmission, freshKey } from '../support/writes.js'

/** Random operations of many people against a model of the rights: 500, all of them by `npm run test:long`. */
const isLong = process.env.HUB_TEST_LONG === '1'
const rounds = isLong ? 10_000 : 500
const seed = 20_261_129
const name = 'Kiểm Mẫu Quyền'

let hub: CountedHub
const people: Person[] = []
const revoked = new Set<string>()
const counted: Record<string, number> = {}

beforeAll(async () => {
  hub = await countedHub()
  const places = Object.keys(homes).filter(isHome)
  for (const home of [...places, ...places]) {
    const input = anAdmission(home, { admittedOn: '2026-01-01' }, { fullName: name, birthDate: `19${50 + people.length}`, categories: [{ kind: homes[home].sealed ? 'DRUG_REHABILITATION' : 'ELDERLY' }] })
    const { data, errors } = await hub.ask({ role: 'nurse', facility: home }, admit, { input })
    const { resident, userErrors } = (data?.admitResident ?? {}) as { resident: { id: string } | null; userErrors: unknown }
    if (!resident) throw new Error(`Not admitted: ${JSON.stringify(userErrors ?? errors)}`)
    people.push({ id: resident.id, index: people.length, home, left: false, version: 1 })
  }
})
afterAll(() => hub.close())

const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions?.code)
const ask = (caller: Caller, text: string, variables: Record<string, unknown>) => hub.ask(claimsOf(caller, people), text, variables)
const signedOut = { data: undefined, codes: ['UNAUTHENTICATED'] }

async function read(caller: Caller, person: Person) {
  const answer = await ask(caller, 'query ($id: ID!) { resident(id: $id) { id identifiers { value } categories { kind } conditions { id } } }', { id: person.id })
  const { resident } = (answer.data ?? {}) as { resident?: Record<string, unknown> | null }
  const word = (value: unknown) => (value === null ? 'refused' : 'there')
  return {
    seen: resident && { identifiers: word(resident.identifiers), care: word(resident.categories), health: word(resident.conditions) },
    codes: codes(answer),
  }
}

function readByModel(caller: Caller, person: Person) {
  if (!mayAsk(caller)) return { seen: null, codes: ['FORBIDDEN'] }
  if (!sees(caller, person)) return { seen: null, codes: meetsSeal(caller, person) ? ['RECORD_SEALED'] : [] }
  const parts = partsOf(caller)
  // The groups are promised to whoever sees the person: a token that may not ask for them, and does, loses the person with them.
  if (parts.care === 'refused') return { seen: null, codes: [parts.identifiers, parts.care].filter(word => word === 'refused').map(() => 'FORBIDDEN') }
  return { seen: parts, codes: Object.values(parts).filter(word => word === 'refused').map(() => 'FORBIDDEN') }
}

async function search(caller: Caller) {
  const answer = await ask(caller, 'query ($name: String!) { residents(search: $name, first: 100) { totalCount nodes { id } } }', { name })
  const { residents } = (answer.data ?? {}) as { residents?: { totalCount: number; nodes: { id: string }[] } | null }
  return { total: residents?.totalCount, ids: residents?.nodes.map(({ id }) => id).sort(), codes: codes(answer) }
}

function searchByModel(caller: Caller) {
  if (!mayAsk(caller)) return { total: undefined, ids: undefined, codes: ['FORBIDDEN'] }
  const ids = people.filter(person => sees(caller, person)).map(({ id }) => id).sort()
  return { total: ids.length, ids, codes: [] }
}

const fieldOf = { transfer: 'transferResident', discharge: 'dischargeResident', readmit: 'readmitResident' } as const
type Move = keyof typeof fieldOf

interface Moved {
  readonly verdict: Verdict
  readonly version?: number
}

async function move(step: Extract<Step, { person: number }>, person: Person, to: Home | undefined): Promise<Moved> {
  const field = fieldOf[step.do as Move]
  const place = to && toGlobalId('Facility', facilityOf(to).id)
  const own: Record<Move, object> = {
    transfer: { on: '2026-11-02', toFacility: place, expectedVersion: person.version },
    discharge: { on: '2026-11-02', reason: 'GOAL_MET', expectedVersion: person.version },
    readmit: { admittedOn: '2026-11-02', facility: place, mode: 'RESIDENTIAL', expectedVersion: person.version },
  }
  const input = { resident: person.id, idempotencyKey: freshKey(step.do), ...own[step.do as Move] }
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
  const answer = await ask(step.caller, `mutation ($input: ${type}!) { ${field}(input: $input) { resident { version } userErrors { code path } } }`, { input })
  if (codes(answer).includes('FORBIDDEN') && !answer.data?.[field]) return { verdict: 'forbidden' }
  const { resident, userErrors } = (answer.data?.[field] ?? {}) as { resident: { version: number } | null; userErrors: { code: string; path: string[] }[] }
  if (userErrors.some(({ code, path }) => code === 'NOT_FOUND' && path.at(-1) === 'resident')) return { verdict: 'not found' }
  // After a transfer the person is not there any more for who sent them; the version is known all the same.
  return { verdict: 'allowed', version: userErrors.length === 0 ? (resident?.version ?? person.version + 1) : undefined }
}

/** What came, and what the model says; what the step did is done to the model. */
interface Compared {
  readonly came: unknown
  readonly said: unknown
}

async function take(step: Step): Promise<Compared> {
  const { caller } = step
  if (step.do === 'revoke') return revoke(caller, step.subject)
  const person = people[step.person]
  if (!person) throw new Error('The world is too small')
  if (!isSignedIn(caller, revoked)) {
    const answer = await ask(caller, 'query ($id: ID!) { resident(id: $id) { id } }', { id: person.id })
    // The gateway refuses who never was signed in; a sector refuses who was, and then the resident is null. What a token may not ask
    // at all reaches no sector, which would know that its sign-in was withdrawn.
    const said = isSignedIn(caller, new Set()) && !mayAsk(caller) ? { ...signedOut, codes: ['FORBIDDEN'] } : signedOut
    return { came: { data: answer.data?.resident ?? undefined, codes: codes(answer) }, said }
  }
  if (step.do === 'read') return { came: await read(caller, person), said: readByModel(caller, person) }
  if (step.do === 'search') return { came: await search(caller), said: searchByModel(caller) }
  const to = 'to' in step ? step.to : undefined
  const said = step.do === 'readmit' ? mayTakeBack(caller, person, step.to) : mayMove(caller, person)
  const { verdict, version } = await move(step, person, to)
  if (version !== undefined) {
    Object.assign(person, { version, left: step.do === 'discharge' }, to && { home: to })
    counted[`${step.do} done`] = (counted[`${step.do} done`] ?? 0) + 1
  }
  return { came: verdict, said }
}

async function revoke(caller: Caller, subject: string): Promise<Compared> {
  const input = { subject, reason: 'Bước thử', idempotencyKey: freshKey('revoke') }
  const answer = await ask(caller, 'mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { subject } }', { input })
  const said = isSignedIn(caller, revoked) && caller.role === 'admin' && caller.only === undefined
  if (said) revoked.add(subject)
  return { came: answer.errors === undefined, said }
}

test(`${rounds} random steps of many people come out as a second telling of the rights says`, { timeout: 3_600_000 }, async () => {
  const all = fc.sample(steps(people.length), { seed, numRuns: rounds })
  for (const [at, step] of all.entries()) {
    counted[step.do] = (counted[step.do] ?? 0) + 1
    const before = JSON.stringify(people)
    const { came, said } = await take(step)
    expect(came, `step ${at} of seed ${seed}: ${JSON.stringify(step)} with ${before}`).toEqual(said)
  }
  process.stdout.write(`Rights against their model: ${JSON.stringify(counted)}, ${revoked.size} sign-ins withdrawn.\n`)
  if (isLong) writeFileSync(projectFile('docs/evidence/rights-model.md'), evidence())
  expect(counted).toMatchObject({ 'transfer done': expect.any(Number), 'discharge done': expect.any(Number) })
})

function evidence(): string {
  const rows = Object.entries(counted).map(([what, times]) => `| ${what} | ${times} |\n`)
  return `# Rights against a second telling of them

Written by \`npm run test:long\`; do not edit. ${rounds} random steps of many people (seed ${seed}) on ${people.length} persons in ${Object.keys(homes).length} homes, two of them
sealed: what the hub answered was each time what \`test/support/rights-model/model.ts\` says. ${revoked.size} sign-ins were withdrawn on the way.

| step | times |
|---|---|
${rows.join('')}`
}
