import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { underAttack } from '../../support/attacks/under-attack.js'

const bytes = (...values: number[]) => Uint8Array.from(values)
const around = (middle: Uint8Array) => Buffer.concat([Buffer.from('{"query":"{ __typename }","operationName":"'), middle, Buffer.from('"}')])
const asked = '"query":"{ __typename }"'

/** No JSON in UTF-8, each in its own way; after the kinds of the JSON Test Suite. */
const malformed: readonly (readonly [what: string, body: string | Uint8Array])[] = [
  ['nothing', ''],
  ['blanks', '  \n\t '],
  ['a word', 'query'],
  ['a document instead of JSON', '{ __typename }'],
  ['an object that does not end', `{${asked}`],
  ['a text that does not end', '{"query":"{ __typename }'],
  ['a comma too many in an object', `{${asked},}`],
  ['a comma too many in a list', `{${asked},"variables":{"a":[1,]}}`],
  ['two commas', `{${asked},,"variables":{}}`],
  ['a comma in front', `{,${asked}}`],
  ['no comma', `{${asked} "variables":{}}`],
  ['no colon', '{"query" "{ __typename }"}'],
  ['two colons', '{"query"::"{ __typename }"}'],
  ['names without quotes', '{query:"{ __typename }"}'],
  ['quotes of the other kind', "{'query':'{ __typename }'}"],
  ['something after the end', `{${asked}}x`],
  ['a second object after the end', `{${asked}}{${asked}}`],
  ['a bracket too many', `{${asked}}]`],
  ['a comment', `{${asked}/* x */}`],
  ['a line comment', `{${asked}} // x`],
  ['a number with a nought in front', `{${asked},"variables":{"a":01}}`],
  ['a number with a plus', `{${asked},"variables":{"a":+1}}`],
  ['a number that ends with its point', `{${asked},"variables":{"a":1.}}`],
  ['a number that begins with its point', `{${asked},"variables":{"a":.1}}`],
  ['a number in hexadecimal', `{${asked},"variables":{"a":0x1}}`],
  ['an exponent of nothing', `{${asked},"variables":{"a":1e}}`],
  ['NaN', `{${asked},"variables":{"a":NaN}}`],
  ['Infinity', `{${asked},"variables":{"a":Infinity}}`],
  ['a minus alone', `{${asked},"variables":{"a":-}}`],
  ['undefined', `{${asked},"variables":undefined}`],
  ['True with a capital', `{${asked},"variables":{"a":True}}`],
  ['a line break in a text', '{"query":"{ \n __typename }"}'],
  ['a tab in a text', '{"query":"{\t__typename }"}'],
  ['a NUL in a text', '{"query":"{ __typename }\u0000"}'],
  ['an escape that does not exist', '{"query":"{ __typename }\\x00"}'],
  ['an escape cut short', '{"query":"{ __typename }\\u00"}'],
  ['an escape at the end', '{"query":"{ __typename }\\'],
  ['the BOM of UTF-16', Buffer.from(`\ufeff{${asked}}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(`{${asked}}`, 'utf16le')],
  ['Latin-1', Buffer.from('{"query":"{ __typename }","operationName":"Đà"}'.replace('Đà', 'é'), 'latin1')],
  ['a byte that no UTF-8 has', around(bytes(0xff))],
  ['a NUL in two bytes', around(bytes(0xc0, 0x80))],
  ['a quote in two bytes', around(bytes(0xc0, 0xa2))],
  ['half a letter', around(bytes(0xc4))],
  ['a surrogate in UTF-8', around(bytes(0xed, 0xa0, 0x80))],
  ['a letter beyond Unicode', around(bytes(0xf4, 0x90, 0x80, 0x80))],
  ['a letter of five bytes', around(bytes(0xf8, 0x88, 0x80, 0x80, 0x80))],
  ['half a million brackets', '['.repeat(500_000)],
  ['half a million objects', '{"a":'.repeat(500_000)],
]

/** Good JSON, and no question. */
const shapeless: readonly (readonly [what: string, body: string])[] = [
  ['a text', '"{ __typename }"'],
  ['a number', '1'],
  ['null', 'null'],
  ['true', 'true'],
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['a list of questions', `[{${asked}},{${asked}}]`],
  ['a number for the query', '{"query":1}'],
  ['a list for the query', '{"query":["{ __typename }"]}'],
  ['an object for the query', '{"query":{"toString":"x"}}'],
  ['null for the query', '{"query":null}'],
  ['an empty query', '{"query":""}'],
  ['a text for the variables', `{${asked},"variables":"{}"}`],
  ['a list for the variables', `{${asked},"variables":[]}`],
  ['a number for the name', `{${asked},"operationName":1}`],
  ['a list for the name', `{${asked},"operationName":["a"]}`],
  ['a name that is not there', `{${asked},"operationName":"b"}`],
  ['a name of the prototype', `{${asked},"operationName":"__proto__"}`],
  ['a text for the extensions', `{${asked},"extensions":"x"}`],
  ['the query in another case', '{"Query":"{ __typename }"}'],
  ['the query in the prototype', '{"__proto__":{"query":"{ __typename }"}}'],
]

/** Odd, and good: the last of two names counts, what is unknown is not read, depth alone is no crime. */
const odd: readonly (readonly [what: string, body: string | Uint8Array, straight?: string])[] = [
  ['a BOM of UTF-8 in front', Buffer.from(`\ufeff{${asked}}`), '400 BAD_REQUEST'],
  ['blanks around', `\n\t {${asked}} \r\n`],
  ['the same name twice', `{"query":"{ nothing }",${asked}}`],
  ['names that nobody reads', `{${asked},"constructor":{"prototype":{"x":1}},"toString":"x"}`],
  ['a number that is too large for any', `{${asked},"variables":{"a":1e400}}`],
  ['variables that nobody asked for, deep', `{${asked},"variables":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`],
  ['a hundred thousand variables', `{${asked},"variables":{${Array.from({ length: 100_000 }, (_, i) => `"v${i}":${i}`).join()}}}`],
  ['everything escaped', `{"${[...'query'].map(letter => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')}":"{ __typename }"}`],
]

underAttack('bodies', { cases: (malformed.length + shapeless.length + odd.length) * 2 }, at => {
  const through = async (body: string | Uint8Array) => {
    const { hub, token, timed } = at()
    const accept = 'application/graphql-response+json'
    return timed(() => hub.send('/graphql', { body, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept } }))
  }
  const straight = async (body: string | Uint8Array) => {
    const { hub, token, timed } = at()
    return timed(() => hub.direct('insurance', token, Buffer.from(body)))
  }

  test.each([...malformed, ...shapeless])('%s is refused at both doors', async (_, body) => {
    expect((await through(body)).told).toBe('400 BAD_USER_INPUT')
    const { status, text } = await straight(body)
    expect([status, text.includes('"data"')]).toEqual([400, false])
  })

  test.each(odd.map(([what, body, told = '200']) => ({ what, body, told })))('$what is answered', async ({ body, told }) => {
    expect((await through(body)).body).toEqual({ data: { __typename: 'Query' } })
    expect((await straight(body)).told).toBe(told)
  })

  test('a query that is to be kept under its hash is kept nowhere', async () => {
    const kept = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update('{ __typename }').digest('hex') } }
    const whole = JSON.stringify({ query: '{ __typename }', extensions: kept })
    const alone = JSON.stringify({ extensions: kept })
    expect([(await through(whole)).told, (await through(alone)).told]).toEqual(['200', '400 BAD_USER_INPUT'])
    for (const body of [whole, alone]) expect((await straight(body)).text).not.toContain('"data"')
  })

  test('nobody’s prototype was touched', () => {
    expect(Object.keys(Object.prototype)).toEqual([])
    expect({}).not.toHaveProperty('query')
  })
})
