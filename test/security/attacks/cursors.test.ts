import { beforeAll, describe, expect, test } from 'vitest'
import { type Place, placesOf, requestOf } from '../../support/attacks/places.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { absent, type Family, insertEmptyHomes, insertFamily } from '../../support/rights/target.js'
import { apiOfHub } from '../../support/rights/walk.js'

const api = apiOfHub()
const places = placesOf(api, new Set(['String'])).filter(({ operation, name }) => operation === 'query' && /\((after|before)\)$/.test(name))
const row = '00000000-0000-4000-8000-00000000000b'
const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')

/** No cursor that a list ever gave. */
const forged: readonly (readonly [what: string, cursor: string, byText?: 'any text'])[] = [
  ['words', 'give me the next ones'],
  ['blanks', '   '],
  ['an id', Buffer.from(`Resident:${row}`).toString('base64url')],
  ['no JSON', Buffer.from('["a"').toString('base64url')],
  ['null', cursor(null)],
  ['a number', cursor(1)],
  ['a text', cursor('a')],
  ['an object', cursor({ 0: 'a', 1: row, length: 2 })],
  ['an empty list', cursor([])],
  ['one part', cursor([row])],
  ['many parts', cursor(Array.from({ length: 1_000 }, () => row))],
  ['parts within parts', cursor([[['a']], [row]])],
  ['objects for parts', cursor([{ $gt: '' }, { $ne: null }])],
  ['null for parts', cursor([null, null])],
  ['a statement for the key', cursor(['a', "' or 1=1 --"])],
  ['a statement for all', cursor(["'; drop table facilities.resident; --", "1) or (1=1", "' union select 1 --"])],
  ['NUL', cursor(['\u0000', row]), 'any text'],
  ['half a letter', cursor(['\ud800', row]), 'any text'],
  ['a day that is none', cursor(['2026-02-30', row]), 'any text'],
  ['a day before all days', cursor(['-999999-01-01', row]), 'any text'],
  ['an instant that is none', cursor(['2026-10-28T99:99:99.999Z', row]), 'any text'],
  ['an endless number', `${Buffer.from(`[1e999,"a","${row}"]`).toString('base64url')}`],
  ['a number beyond columns', cursor([2 ** 53 + 2, 'a', row])],
  ['half a number', cursor([0.5, 'a', row])],
  ['a megabyte', cursor(['a'.repeat(700_000), row])],
  ['the prototype', Buffer.from(`{"__proto__":["a","${row}"]}`).toString('base64url')],
  ['something behind it', `${cursor(['a', row])}; select 1`],
  ['ten thousand brackets', Buffer.from('['.repeat(10_000)).toString('base64url')],
]

underAttack('cursors', { cases: forged.length, slowest: 400 }, at => {
  const askAll = async (some: readonly Place[], value: string) => {
    const { query, variables } = requestOf(api, some.map(place => ({ place, variables: place.variables(absent, value) })))
    return at().timed(() => at().hub.graphql(at().token, query, variables))
  }

  test.each(forged.map(([what, value, byText], index) => ({ what, value, byText, index })))('$what: no list goes on from there', async ({ value, byText, index }) => {
    const wrong: string[] = []
    // One by one: a list that may not be null takes its neighbours along where it is refused.
    for (const some of places.filter((_, i) => (i + index) % 4 === 0).map(place => [place])) {
      const { body, text } = await askAll(some, value)
      const { errors = [], data } = body as { errors?: { path?: unknown[]; extensions: { code: string } }[]; data?: Record<string, unknown> }
      expect(text).not.toContain(value)
      for (const [j, { name }] of some.entries()) {
        const code = errors.find(({ path }) => path?.[0] === `q${j}`)?.extensions.code
        // A list by name goes on from any text, as from a name that is not there.
        if (code === undefined && data?.[`q${j}`] != null && !byText) wrong.push(`${name}: ${JSON.stringify(data[`q${j}`])}`)
        if (code !== undefined && !['BAD_USER_INPUT', 'FORBIDDEN'].includes(code)) wrong.push(`${name}: ${code}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

underAttack('cursors of others', { cases: 4 }, at => {
  let family: Family
  let own = ''
  beforeAll(async () => {
    await insertEmptyHomes(at().hub)
    family = await insertFamily(at().hub, 'QN-NCC', 'Ongzak', 3)
    own = await at().hub.token({ role: 'nurse', facility: 'BD-NCC' })
    for (const canary of family.canaries) at().canaries.add(canary)
    await at().ready()
  })

  /** All that a nurse of another home reads by pages from a cursor on. */
  async function pages(field: string, first: number, from: string | null): Promise<unknown[]> {
    const seen: unknown[] = []
    for (let after = from; seen.length < 1_000; ) {
      const { body } = await at().hub.graphql(own, `query ($after: String) { list: ${field}(first: ${first}, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`, { after })
      const { data } = body as { data: { list: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } }
      seen.push(...data.list.nodes.map(({ id }) => id))
      if (!data.list.pageInfo.hasNextPage) break
      after = data.list.pageInfo.endCursor
    }
    return seen
  }

  describe.each(['residents', 'alerts', 'referrals', 'awayResidents'])('%s', field => {
    test('begin, go on and end among one’s own, also from the place of somebody else’s row', async () => {
      const whole = await pages(field, 100, null)
      const type = { residents: 'Resident', alerts: 'Alert', referrals: 'Referral', awayResidents: 'Query.awayResidents' }[field] ?? ''
      const onward = await pages(field, 7, family.cursors[type] ?? '')
      expect(onward.filter(id => !whole.includes(id))).toEqual([])
      expect(new Set(onward).size).toBe(onward.length)
      expect(whole.some(id => Object.values(family.ids).includes(String(id)))).toBe(false)
    })
  })
})
