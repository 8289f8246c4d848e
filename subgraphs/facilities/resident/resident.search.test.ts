import type { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase, openEmbedded } from '../../../kit/database.js'
import { nameMatchRank } from '../../../kit/vn/names.js'
import { searchNames } from './resident-name.rules.js'
import { nameSearch } from './resident.search.js'

const words = ['Nguyễn', 'Nguyên', 'Nguyen', 'Thị', 'Thi', 'Hương', 'Hường', 'Huong', 'Hoà', 'Hòa', 'Hoa', 'Đặng', 'Dang', 'Th', 'H', 'Ng', 'Hươ']
const aName = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map(each => each.join(' '))

describe('the search in the database and the rank of the rules', () => {
  let embedded: PGlite
  let db: Database

  beforeAll(async () => {
    embedded = await openEmbedded({})
    db = await openDatabase({ embedded }, { schema: 'public', entities: [], migrations: [] })
  })
  afterAll(async () => {
    await db.close()
    await embedded.close()
  })

  /** The names that are found, best first. */
  const search = async (text: string, names: readonly string[]) => {
    const { matches, rank } = nameSearch(text)
    const rows = names.map(name => ({ name, name_folded: searchNames(name).nameFolded, name_marked: searchNames(name).nameMarked }))
    return db.query<{ name: string; rank: number }>(sql`select r.name, ${rank} as rank
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(name text, name_folded text, name_marked text) where ${matches} order by rank`)
  }

  test.each([
    ['nguyen thi huong', ['Nguyen Thi Huong', 'Nguyễn Thị Hường', 'Hương Nguyễn Thị', 'Nguyễn Thị Thu Hương']],
    ['Nguyễn Thị Hương', ['Nguyễn Thị Hương', 'Hương Nguyễn Thị', 'Nguyễn Thị Thu Hương', 'Nguyễn Thị Hường']],
    ['Trần Hoà', ['Trần Hòa', 'Trần Văn Hòa', 'Trần Hoa', 'Trần Hoàng']],
    ['Đặng', ['Đặng', 'Đặng Văn Bé', 'Dang', 'Dang Van Be']],
  ])('«%s» finds %j in this order, typed in NFC or NFD', async (text, names) => {
    for (const typed of [text, text.normalize('NFD')]) {
      expect((await search(typed, [...names.toReversed(), 'Lê Văn Tám'])).map(({ name }) => name)).toEqual(names)
    }
  })

  test('find the same names, and put whoever bears exactly what was typed first', async () => {
    await fc.assert(
      fc.asyncProperty(aName, fc.array(aName, { minLength: 1, maxLength: 12 }), async (text, others) => {
        const names = [...new Set([text, ...others])]
        const found = await search(text, names)
        expect(found.map(({ name }) => name).toSorted()).toEqual(names.filter(name => nameMatchRank(text, name) !== null).toSorted())
        const best = found.filter(({ rank }) => rank === 0).map(({ name }) => name)
        expect(best.toSorted()).toEqual(names.filter(name => nameMatchRank(text, name) === 0).toSorted())
        const whole = found.filter(({ rank }) => rank < 10).map(({ name }) => name)
        expect(names.filter(name => (nameMatchRank(text, name) ?? 9) <= 2 && !whole.includes(name))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
