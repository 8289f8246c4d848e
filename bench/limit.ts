import '../kit/require-node.js'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { createVerifier, type Viewer } from '../kit/auth.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { fromGlobalId } from '../kit/id.js'
import { createLogger } from '../kit/log.js'
import { listen, sendJson, stopOnSignal } from '../kit/serve.js'
import { trustInForce } from '../kit/trust.js'
import { localDateOf } from '../kit/vn/working-days.js'
import { databaseSettings } from '../start/settings.js'
import { openFacilitiesDatabase } from '../subgraphs/facilities/orm.js'
import { mayReadPart as mayReadHealth } from '../subgraphs/facilities/resident/resident.access.js'
import { loadUnitIndex, type UnitIndex } from '../subgraphs/facilities/unit/unit.index.js'
import { openInsuranceDatabase } from '../subgraphs/insurance/orm.js'
import { mayReadPart as mayReadCoverage } from '../subgraphs/insurance/resident/resident.access.js'
import { loadRuleBook } from '../subgraphs/insurance/rules/rule-book.index.js'
import type { RuleBook } from '../subgraphs/insurance/rules/rule-book.rules.js'
import { pageOf, residentOf } from './limit-answer.js'
import { type LimitDatabase, openLimitDatabase } from './limit-database.js'
import { type CardRow, type CareRow, pageSize, type ReferralRow, statementsFor } from './limit-sql.js'

interface Parts {
  readonly facilities: LimitDatabase
  readonly referrals: LimitDatabase
  readonly insurance: LimitDatabase
  readonly units: UnitIndex
  readonly book: RuleBook
}

/**
 * What the hub is measured against: the same two answers by hand, without GraphQL – one process, the fewest statements,
 * with the hub's token check, row rights, rules and awaited audit of reads.
 */
await runMain(async () => {
  const settings = readSettings(commonSettings.extend(databaseSettings))
  const { issuers } = await trustInForce(settings, createLogger('limit', settings.HUB_LOG_LEVEL))
  const verify = createVerifier({ issuers, audience: settings.HUB_AUDIENCE, clock: createClock(settings.HUB_CLOCK), production: false })
  const url = { facilities: '', referrals: '', insurance: '' }
  url.facilities = settings.HUB_FACILITIES_DATABASE_URL ?? ''
  url.referrals = settings.HUB_REFERRALS_DATABASE_URL ?? ''
  url.insurance = settings.HUB_INSURANCE_DATABASE_URL ?? ''
  const parts: Parts = {
    facilities: openLimitDatabase(url.facilities, 'facilities'),
    referrals: openLimitDatabase(url.referrals, 'referrals'),
    insurance: openLimitDatabase(url.insurance, 'insurance'),
    ...(await readTables(url)),
  }
  const listening = await listen(
    async (request, response) => {
      const viewer = await verify(request.headers.authorization)
      await answer(parts, viewer, await readText(request), response)
    },
    { port: 0, host: '127.0.0.1' },
  )
  process.stdout.write(`ready ${listening.url}\n`)
  stopOnSignal(async () => {
    await listening.close()
    await Promise.all([parts.facilities.close(), parts.referrals.close(), parts.insurance.close()])
  })
})

/** The tables that the hub too holds in memory, read by its own loaders. */
async function readTables(url: { facilities: string; insurance: string }) {
  const facilities = await openFacilitiesDatabase({ url: url.facilities })
  const insurance = await openInsuranceDatabase({ url: url.insurance })
  const tables = { units: await loadUnitIndex(facilities), book: await loadRuleBook(insurance) }
  await Promise.all([facilities.close(), insurance.close()])
  return tables
}

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (text += part))
    request.on('end', () => resolve(text))
    request.on('error', reject)
  })
}

const view = z.object({ operationName: z.literal('ResidentView'), variables: z.object({ id: z.string() }) })
const page = z.object({
  operationName: z.literal('ResidentPage'),
  variables: z.object({ first: z.literal(pageSize), after: z.string().nullable() }),
})
const asked = z.discriminatedUnion('operationName', [view, page])

/** The requests are those of the others: the name of the operation says which answer, its text is not read. */
async function answer(parts: Parts, viewer: Viewer, text: string, response: ServerResponse): Promise<void> {
  const { success, data: wanted } = asked.safeParse(JSON.parse(text))
  if (!success) return sendJson(response, 400, { error: 'not one of the two questions' })
  if (!mayReadHealth(viewer, 'health') || !mayReadCoverage(viewer, 'answer')) {
    return sendJson(response, 403, { error: 'not for this role' })
  }
  const data =
    wanted.operationName === 'ResidentView'
      ? { resident: await residentView(parts, viewer, wanted.variables.id) }
      : { residents: await residentPage(parts, viewer, wanted.variables.after) }
  const body = JSON.stringify({ data })
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  response.end(body)
}

async function residentView(parts: Parts, viewer: Viewer, id: string) {
  const key = fromGlobalId('Resident', id)
  if (!key) return null
  const { careOfOne } = statementsFor(viewer, parts.units)
  const visit = visitOf(viewer)
  const [care, others] = await Promise.all([
    parts.facilities.rows<CareRow>(careOfOne, key),
    readOthers(parts, visit, [key]),
  ])
  const [row] = care
  if (!row) return null
  await Promise.all([record(parts.facilities, visit, [key]), recordOthers(parts, visit, others)])
  return residentOf(row, { ...others, book: parts.book, today: visit.today })
}

const firstCursor: [string, string] = ['', '00000000-0000-0000-0000-000000000000']
const cursor = z.tuple([z.literal(0), z.string().max(500), z.guid()])

async function residentPage(parts: Parts, viewer: Viewer, after: string | null) {
  const from = after === null ? firstCursor : cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString())).slice(1)
  const { careOfPage } = statementsFor(viewer, parts.units)
  const visit = visitOf(viewer)
  const care = await parts.facilities.rows<CareRow>(careOfPage, ...from)
  const keys = care.slice(0, pageSize).map(row => row.id)
  const recorded = record(parts.facilities, visit, keys)
  const others = await readOthers(parts, visit, keys)
  await Promise.all([recorded, recordOthers(parts, visit, others)])
  return pageOf(care, { ...others, book: parts.book, today: visit.today })
}

/** Who reads, when. */
interface Visit {
  readonly viewer: Viewer
  readonly requestId: string
  readonly at: Date
  readonly today: string
}

function visitOf(viewer: Viewer): Visit {
  const at = new Date()
  return { viewer, requestId: randomUUID(), at, today: localDateOf(at) }
}

interface Others {
  readonly referrals: Map<string, ReferralRow[]>
  readonly cards: Map<string, CardRow[]>
}

async function readOthers(parts: Parts, { viewer, today }: Visit, keys: string[]): Promise<Others> {
  const statements = statementsFor(viewer, parts.units)
  const [referrals, cards] = await Promise.all([
    parts.referrals.rows<ReferralRow>(statements.referrals, keys, today),
    parts.insurance.rows<CardRow>(statements.cards, keys),
  ])
  return { referrals: groupsOf(referrals, row => row.residentId), cards: groupsOf(cards, row => row.key) }
}

function groupsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

async function recordOthers(parts: Parts, visit: Visit, { referrals, cards }: Others): Promise<void> {
  const persons = new Set<string>()
  for (const [key, [card]] of cards) if (card && (card.visible || referrals.has(key))) persons.add(card.person)
  await Promise.all([
    record(parts.referrals, visit, [...referrals.keys()]),
    record(parts.insurance, visit, [...persons]),
  ])
}

/** As the hub writes them, but for the names of the fields: those of the two questions never change. */
const fields = 'alerts birthDate categories coverage coverageNow currentStay fullName latestHealthCheck referrals'

function record(database: LimitDatabase, { viewer, requestId, at }: Visit, keys: string[]): Promise<void> {
  return database.record(keys.map(residentId => ({ at, requestId, viewer, residentId, fields, result: 'SHOWN' })))
}
