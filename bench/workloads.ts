import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { request } from 'undici'
import { z } from 'zod'
import { PlainError } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { toGlobalId } from '../kit/id.js'
import type { Target } from './targets.js'

/** What is asked, again and again: the bodies of the requests, taken in turn. */
export interface Workload {
  readonly id: 'resident' | 'page50'
  readonly title: string
  readonly bodies: readonly string[]
}

const mostResidents = 500
const pageSize = 50

/** Residents that a country-wide coordinator may see and that have a referral of theirs. */
export async function residentIds(settings: Record<string, string>): Promise<string[]> {
  const referred = await rows(
    settings.HUB_REFERRALS_DATABASE_URL,
    'select distinct resident_id as id from referrals.referral where not sealed',
    [],
  )
  const seen = await rows(
    settings.HUB_FACILITIES_DATABASE_URL,
    `select r.id from facilities.resident r join facilities.facility f on f.id = r.facility_id
     where f.kind <> 'DRUG_REHABILITATION' and r.id = any($1::uuid[]) order by r.code limit ${mostResidents}`,
    [referred],
  )
  return seen.map(id => toGlobalId('Resident', id))
}

async function rows(url: string | undefined, text: string, values: unknown[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: found } = await client.query<{ id: string }>(text, values)
  await client.end()
  return found.map(row => row.id)
}

/** The two workloads; the pages are found by walking through the first target's list to its end. */
export async function workloads(ids: readonly string[], first: Target, token: string): Promise<Workload[]> {
  const view = readFileSync(projectFile('schema/examples/resident-view.graphql'), 'utf8')
  const page = readFileSync(projectFile('schema/examples/resident-page.graphql'), 'utf8')
  const pageBody = (after: string | null) => body(page, 'ResidentPage', { first: pageSize, after })
  const bodies = [pageBody(null)]
  for (;;) {
    const { hasNextPage, endCursor } = pageInfo.parse(await ask(first, token, bodies.at(-1) ?? '')).residents.pageInfo
    if (!hasNextPage) break
    bodies.push(pageBody(endCursor))
  }
  const views = ids.map(id => body(view, 'ResidentView', { id }))
  return [
    { id: 'resident', title: '`ResidentView`, one resident', bodies: views },
    // The last page is not full.
    { id: 'page50', title: '`ResidentPage`, 50 residents', bodies: bodies.slice(0, -1) },
  ]
}

const pageInfo = z.object({
  residents: z.object({ pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) }),
})

function body(query: string, operationName: string, variables: Record<string, unknown>): string {
  return JSON.stringify({ query, operationName, variables })
}

const answer = z.object({ data: z.record(z.string(), z.unknown()), errors: z.never().optional() })

/** The `data` of a whole answer; anything else stops the benchmark. */
async function ask(target: Target, token: string, sent: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` }
  const response = await request(`${target.url}/graphql`, { method: 'POST', headers, body: sent })
  const text = await response.body.text()
  const parsed = answer.safeParse(response.statusCode === 200 ? JSON.parse(text) : undefined)
  if (!parsed.success) {
    const told = text.slice(Math.max(0, text.indexOf('"errors"'))).slice(0, 500)
    throw new PlainError(`${target.title} answered ${response.statusCode}: ${told}`)
  }
  return parsed.data.data
}

/** Compares the answers of all targets; gives one hash for the workload's. A difference stops the benchmark. */
export async function compareAnswers(targets: readonly Target[], workload: Workload, token: string): Promise<string> {
  const all = createHash('sha256')
  for (const sent of workload.bodies) {
    const answers = await Promise.all(targets.map(target => ask(target, token, sent)))
    const hashes = answers.map(data => createHash('sha256').update(canonical(data)).digest('hex'))
    const odd = hashes.findIndex(hash => hash !== hashes[0])
    if (odd >= 0) {
      const parts = [answers[0], answers[odd]].map(canonical)
      throw new PlainError(
        `${targets[odd]?.title} answers ${workload.id} otherwise than ${targets[0]?.title}, first at:\n` +
          parts.map(text => `  ${aroundDifference(text, parts)}`).join('\n'),
      )
    }
    all.update(hashes[0] ?? '')
  }
  return all.digest('hex')
}

/** JSON with the keys of every object in order, so that only the content decides. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function aroundDifference(text: string, [one = '', other = '']: string[]): string {
  const at = [...one].findIndex((character, index) => character !== other[index])
  return text.slice(Math.max(0, at - 60), at + 60)
}
