import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '../../kit/auth.js'
import type { Database } from '../../kit/database.js'
import { selectCandidates, type Sought } from '../../subgraphs/facilities/duplicate/duplicate.loaders.js'
import { weigh } from '../../subgraphs/facilities/duplicate/duplicate.rules.js'
import { toldTo } from '../../subgraphs/facilities/resident/health-sharing.access.js'
import { residentFilter } from '../../subgraphs/facilities/resident/resident.access.js'
import { countResidents, type ResidentQuery, selectResidents } from '../../subgraphs/facilities/resident/resident.service.js'
import { loadUnitIndex, type UnitIndex } from '../../subgraphs/facilities/unit/unit.index.js'
import { type ManyResidents, manyResidents } from '../support/many-residents.js'
import { medianOf } from '../support/size.js'

const many = 200_000
const today = '2026-11-02'

const viewer = (claims: Partial<Viewer> & Pick<Viewer, 'role'>): Viewer => ({ subject: 's', client: 'c', expiresAt: 0, ...claims })
const viewers = {
  home: viewer({ role: 'nurse', facility: 'QN-NCC' }),
  province: viewer({ role: 'coordinator', province: '48' }),
  country: viewer({ role: 'coordinator', scope: 'country' }),
}
type Who = keyof typeof viewers
const everybody = ['home', 'province', 'country'] as const satisfies readonly Who[]

/** Once in a run of all modes is enough: the database is one of its own. */
const runs = process.env.HUB_TEST_DATABASE_URL !== undefined && inject('hub').mode !== 'services'
if (!runs) process.stdout.write('Not run here: 200,000 residents need PostgreSQL (HUB_TEST_DATABASE_URL), in any mode but services.\n')

describe.runIf(runs)('among 200,000 residents, on PostgreSQL', () => {
  let residents: ManyResidents
  let db: Database
  let units: UnitIndex

  beforeAll(async () => {
    residents = await manyResidents(many)
    db = residents.db
    units = await loadUnitIndex(db)
  }, 300_000)
  afterAll(() => residents?.drop())

  const asking = (who: Who) => ({ viewer: viewers[who], units, today })
  const list = (who: Who, query: ResidentQuery) => selectResidents(asking(who), query, { limit: 50, backward: false })
  const like = (who: Who, sought: readonly Sought[]) => {
    const rights = { visible: residentFilter(viewers[who], units), ...toldTo({ viewer: viewers[who] }), numbers: true }
    return selectCandidates(sought, rights, today)
  }
  const aPerson = (more: Partial<Sought['person']>): Sought => {
    const identifiers = [{ type: 'PERSONAL_ID', value: '010000000007', active: true } as const]
    return { self: null, person: { fullName: 'Nguyễn Thị Hương', birthDate: '1950-03-08', sex: 'FEMALE', identifiers, categories: [], facilityId: null, ...more } }
  }

  const searches: [string, ResidentQuery][] = [
    ['nguyen thi huong', { search: 'nguyen thi huong' }],
    ['Hương Nguyễn Thị, in NFD', { search: 'Hương Nguyễn Thị'.normalize('NFD') }],
    ['dang thi hoa, born 1950', { search: 'dang thi hoa', born: '1950' }],
    ['born on a day', { born: '1950-03-08' }],
  ]
  const persons: [string, Sought[]][] = [
    ['a day of birth', [aPerson({})]],
    ['a year of birth', [aPerson({ birthDate: '1950' })]],
    ['the first of January', [aPerson({ birthDate: '1950-01-01' })]],
    ['births of ten years', Array.from({ length: 10 }, (_, i) => aPerson({ birthDate: String(1940 + i) }))],
  ]

  test.each(searches)('the search «%s» goes through an index, whoever asks, and so does its count', async (_, query) => {
    for (const who of everybody) {
      for (const statement of [list(who, query), countResidents(asking(who), query)]) {
        const { scanned, indexes } = await planOf(db, statement)
        expect([scanned, indexes.some(index => index.startsWith('resident_'))]).toEqual([[], true])
      }
    }
  })

  test.each(persons)('records like a person go through the index of births and that of numbers: %s', async (_, sought) => {
    for (const who of everybody) {
      const { scanned, indexes } = await planOf(db, like(who, sought))
      expect(scanned).toEqual([])
      expect(indexes).toEqual(expect.arrayContaining(['resident_birth_idx', 'resident_identifier_value_idx']))
    }
  })

  test('the same people come back however they are typed, exact marks first', async () => {
    const texts = ['nguyen thi huong', 'Hương Nguyễn Thị', 'NGUYỄN THỊ HƯƠNG'.normalize('NFD'), 'huong thi nguyen']
    const counts = await Promise.all(texts.map(search => db.query(countResidents(asking('country'), { search }))))
    expect(new Set(counts.map(([row]) => row?.n)).size).toBe(1)
    expect(counts[0]?.[0]?.n).toBeGreaterThan(300)
    const [best] = await db.query(list('country', { search: 'Nguyễn Thị Hương'.normalize('NFD') }))
    expect(best?.fullName).toBe('Nguyễn Thị Hương')
  })

  test('each question is one statement; what it costs, and how many strangers a clerk is shown', { timeout: 120_000 }, async () => {
    const statements = [
      ...searches.flatMap(([text, query]) => everybody.map(who => [`search ${text}, ${who}`, () => list(who, query)] as const)),
      ...persons.flatMap(([text, sought]) => everybody.map(who => [`like a person with ${text}, ${who}`, () => like(who, sought)] as const)),
    ]
    for (const [text, statement] of statements) {
      const before = db.statements()
      const rows = await db.query<unknown>(statement())
      expect(db.statements() - before).toBe(1)
      process.stdout.write(`| ${text} | ${rows.length} | ${(await medianOf(() => db.query<unknown>(statement()), 3)).toFixed(1)} |\n`)
    }
    process.stdout.write(`${await strangersShown(db, sought => like('country', sought))}\n`)
  })
})

const planNode = z.object({ 'Node Type': z.string(), 'Relation Name': z.string().optional(), 'Index Name': z.string().optional(), get Plans() { return z.array(planNode).optional() } })
type PlanNode = z.infer<typeof planNode>
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) })])

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** The tables of people that a statement reads from one end to the other, and the indexes it goes through. */
async function planOf(db: Database, statement: RawBuilder<unknown>) {
  const [{ 'QUERY PLAN': [{ Plan }] }] = explained.parse(await db.query(sql`explain (format json) ${statement}`))
  const nodes = nodesOf(Plan)
  const scanned = nodes.filter(node => node['Node Type'] === 'Seq Scan').flatMap(node => node['Relation Name'] ?? [])
  return { scanned: scanned.filter(table => table.startsWith('resident')), indexes: nodes.flatMap(node => node['Index Name'] ?? []) }
}

/** Of 100 people there, asked for without numbers in the whole country: how many others come back with them. */
async function strangersShown(db: Database, like: (sought: readonly Sought[]) => ReturnType<typeof selectCandidates>): Promise<string> {
  const people = await db.query<{ id: string; fullName: string; birthDate: string; sex: 'MALE' | 'FEMALE' }>(sql`select id, full_name as "fullName",
    birth_date as "birthDate", sex from facilities.resident order by md5(id::text) limit 100`)
  const nothing = { identifiers: [], categories: [], facilityId: null }
  const sought = people.map(({ id, ...person }): Sought => ({ self: id, person: { ...person, ...nothing } }))
  const rows = await db.query(like(sought))
  const shown = rows.flatMap(row => {
    const { person } = sought[row.sought] ?? aNobody
    const { band } = weigh(person, { ...row, ...nothing })
    return band ? [{ band, known: person.birthDate.length === 10 ? 'a day' : 'a year' }] : []
  })
  const lines = ['a day', 'a year'].map(known => {
    const asked = people.filter(({ birthDate }) => (birthDate.length === 10 ? 'a day' : 'a year') === known).length
    const likely = shown.filter(each => each.known === known && each.band === 'SAME_PERSON_LIKELY').length
    const possible = shown.filter(each => each.known === known && each.band === 'POSSIBLE').length
    return `born on ${known}: ${asked} people, others likely ${(likely / asked).toFixed(2)}, possible ${(possible / asked).toFixed(2)} each`
  })
  return [`${rows.length} records weighed for ${people.length} people`, ...lines].join('\n')
}

const aNobody: Sought = { self: null, person: { fullName: '', birthDate: '1800', sex: 'UNKNOWN', identifiers: [], categories: [], facilityId: null } }
