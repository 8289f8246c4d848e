import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { placesOf, requestOf } from '../../support/attacks/places.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { doerOf, insertPatient } from '../../support/attacks/doers.js'
import type { Family } from '../../support/rights/target.js'
import { apiOfHub } from '../../support/rights/walk.js'
import { subgraphs } from '../../../schema/subgraphs.js'

const nfd = (text: string) => text.normalize('NFD')
const refused = Symbol('refused')

/** What is typed, and what is kept: the same, another form of it, or nothing. */
const texts: readonly (readonly [what: string, typed: string, kept?: string | typeof refused])[] = [
  ['plain text', 'Da kham xong'],
  ['marks in one letter each', 'Đã khám xong, bệnh nhân tỉnh táo'],
  ['marks apart from their letters', nfd('Đã khám xong, bệnh nhân tỉnh táo'), 'Đã khám xong, bệnh nhân tỉnh táo'],
  ['marks half apart, as Windows types them', 'Nguyê\u0303n Thi\u0323 Hoa\u0300', 'Nguyễn Thị Hoà'],
  ['marks in the wrong order', 'e\u0323\u0302', 'ệ'],
  ['the old place of the tone', 'hoà'],
  ['the new place of the tone', 'hòa'],
  ['đ and Đ', 'đường Đức'],
  ['d with a stroke over it, which is no đ', 'd\u0335uong'],
  ['the Icelandic letter that looks like Đ', 'Ðức'],
  ['the African letter that looks like Đ', 'Ɖức'],
  ['Å as a sign', '\u212b', 'Å'],
  ['Kelvin as a sign', '\u212a', 'K'],
  ['capitals', 'NGUYỄN THỊ ÁNH'],
  ['a capital that grows when it is made small', 'İstanbul'],
  ['ß', 'Straße'],
  ['a ligature', 'ﬁ'],
  ['full-width letters', 'ＡＢＣ１２３'],
  ['a full-width equals sign', '＝1+1'],
  ['an Arabic number', '٠١٢٣'],
  ['a letter of another alphabet that looks the same', 'Nguyеn'],
  ['Greek', 'Νguyen'],
  ['Chinese, with a letter of four bytes', '阮氏𠜎'],
  ['Chữ Nôm', '𡨸喃'],
  ['an emoji', '👍'],
  ['an emoji of four people', '👩‍👩‍👧‍👦'],
  ['a flag', '🇻🇳'],
  ['a skin', '👋🏽'],
  ['blanks around', '  Xong  ', 'Xong'],
  ['a no-break space around', '\u00a0Xong\u00a0', 'Xong'],
  ['an ideographic space within', 'a\u3000b'],
  ['line breaks', 'a\nb'],
  ['tabs', 'a\tb'],
  ['a zero-width joiner', 'a\u200db'],
  ['a soft hyphen', 'a\u00adb'],
  ['a byte order mark within', 'a\ufeffb'],
  ['a byte order mark in front', '\ufeffa', 'a'],
  ['twenty marks on one letter', `a${'\u0301'.repeat(20)}`, `á${'\u0301'.repeat(19)}`],
  ['right to left', 'مريض'],
  ['the least private letter', '\ue000'],
  ['HTML', '<b onclick="x">đậm</b>'],
  ['quotes', '“trích” \'trích\' "trích"'],
  ['a backslash', 'a\\nb'],
  ['what JSON would escape', 'x\u2028\u2029y'],
  ['as long as may be', 'ế'.repeat(2_000)],
  ['as long as may be, once composed', nfd('ế'.repeat(2_000)), 'ế'.repeat(2_000)],
  ['a letter too long', 'ế'.repeat(2_001), refused],
  ['nothing', '', refused],
  ['blanks only', ' \u00a0\u3000\n', refused],
  ['NUL', 'a\u0000b', refused],
  ['a bell', 'a\u0007b', refused],
  ['an escape of a terminal', '\u001b[31mđỏ', refused],
  ['a backspace', 'a\bb', refused],
  ['a carriage return', 'a\rb', refused],
  ['a form feed', 'a\fb', refused],
  ['DEL', 'a\u007fb', refused],
  ['the next line of C1', 'a\u0085b', refused],
  ['the string terminator of C1', 'a\u009cb', refused],
  ['a turn to the left', 'ảnh\u202egnp.exe', refused],
  ['an embedding', 'a\u202ab\u202c', refused],
  ['an isolate', 'a\u2066b\u2069', refused],
  ['half a letter, the first', 'a\ud800b', refused],
  ['half a letter, the second', 'a\udc00b', refused],
  ['the halves the wrong way round', 'a\udc00\ud800b', refused],
  ['what is no letter and never will be', 'a\ufffeb', refused],
  ['the same of another plane', 'a\u{1ffff}b', refused],
]

const api = apiOfHub()
const places = placesOf(api, new Set(['String'])).filter(({ operation, name }) => operation === 'mutation' && !/idempotencyKey|Import|content\)/.test(name))
/** What no column may hold, whatever the field: as PostgreSQL says it. */
const unkept = String.raw`[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]`

underAttack('vietnamese text', { cases: texts.length, writes: /./, slowest: 400 }, at => {
  let family: Family
  beforeAll(async () => {
    family = await insertPatient(at().hub)
  })

  test.each(texts)('%s', async (_, typed, kept = typed) => {
    const { hub, timed } = at()
    const token = await hub.token({ role: 'nurse', facility: 'QN-NCC' })
    const query = 'mutation ($input: CommentOnReferralInput!) { commentOnReferral(input: $input) { comment { text } userErrors { code path } } }'
    const input = { idempotencyKey: randomUUID(), referral: family.ids.Referral, text: typed }
    const { body } = await timed(() => hub.graphql(token, query, { input }))
    const no = { comment: null, userErrors: [{ code: 'INVALID_VALUE', path: ['input', 'text'] }] }
    expect(body).toEqual({ data: { commentOnReferral: kept === refused ? no : { comment: { text: kept }, userErrors: [] } } })
  })

  describe('typed into every text of every change', () => {
    const share = 16
    test('each is kept, refused or the mistake of the caller', { timeout: 240_000 }, async () => {
      const wrong: string[] = []
      for (const [i, place] of places.entries()) {
        const some = texts.filter((_, j) => (i + j) % share === 0).map(([, typed]) => typed)
        const { query, variables } = requestOf(api, some.map(text => ({ place, variables: place.variables(family, text) })))
        const { codes } = await at().hub.graphql(await at().hub.token(doerOf(place.field, family)), query, variables)
        if (codes.includes('INTERNAL')) wrong.push(place.name)
      }
      expect(wrong).toEqual([])
    })

    test.each(subgraphs.map(({ name }) => name))('no column of %s holds what is not seen, or a letter in two pieces', async name => {
      const columns = await at().hub.sql<{ table: string; column: string }>(name,
        `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
         where c.table_schema = $1 and c.data_type = 'text' and c.is_generated = 'NEVER' and c.table_name not like '%part' order by 1, 2`, [name])
      const found: string[] = []
      for (const { table, column } of columns) {
        const [row] = await at().hub.sql<{ n: number }>(name, `select count(*)::int as n from ${name}."${table}" where "${column}" ~ $1 or "${column}" is not nfc normalized`, [unkept])
        if (row && row.n > 0) found.push(`${table}.${column}`)
      }
      expect(found).toEqual([])
    })
  })
})
