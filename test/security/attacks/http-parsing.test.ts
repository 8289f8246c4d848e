import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { requestText, sendRaw } from '../../support/attacks/raw.js'
import { underAttack } from '../../support/attacks/under-attack.js'

const body = JSON.stringify({ query: '{ __typename }' })
const length = `Content-Length: ${body.length}`
const json = 'Content-Type: application/json'
const post = 'POST /graphql HTTP/1.1'
const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
/** Would answer on its own, were it taken for a request. */
const smuggled = 'GET /version HTTP/1.1\r\nHost: hub\r\n\r\n'

/** What is written on the connection (`AUTH` is a good token’s header), and the statuses that come back: one each for what was taken for a request. */
type Case = readonly [what: string, bytes: string, statuses: readonly number[]]

const signed = (line: string, headers: readonly string[], text = body, end = '\r\n') => requestText(line, ['Host: hub', 'AUTH', json, ...headers], text, end)

const cases: readonly Case[] = [
  ['an honest request, for comparison', signed(post, [length]), [200]],
  ['an honest request in chunks', signed(post, ['Transfer-Encoding: chunked'], chunked), [200]],
  ['both a length and chunks', signed(post, [length, 'Transfer-Encoding: chunked'], chunked + smuggled), [400]],
  ['chunks and then a length', signed(post, ['Transfer-Encoding: chunked', 'Content-Length: 4'], chunked + smuggled), [400]],
  ['two lengths', signed(post, [length, 'Content-Length: 5'], body + smuggled), [400]],
  ['two lengths in one header', signed(post, [`Content-Length: ${body.length}, ${body.length}`], body), [400]],
  ['a length with a sign', signed(post, [`Content-Length: +${body.length}`], body), [400]],
  ['a length in hexadecimal', signed(post, ['Content-Length: 0x1a'], body), [400]],
  ['a length below nought', signed(post, ['Content-Length: -1'], body), [400]],
  ['a length beyond all numbers', signed(post, ['Content-Length: 99999999999999999999999'], body), [400]],
  ['a length of nothing', signed(post, ['Content-Length: '], body), [400]],
  ['an encoding that is not chunked', signed(post, ['Transfer-Encoding: identity'], body), [400]],
  ['an encoding after chunked', signed(post, ['Transfer-Encoding: chunked, identity'], chunked), [400]],
  ['chunked, misspelt with a tab', signed(post, ['Transfer-Encoding:\tchunkedx'], chunked), [400]],
  ['chunked twice', signed(post, ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], chunked), [400]],
  ['a space before the colon', signed(post, [`Content-Length : ${body.length}`]), [400]],
  ['a chunk whose size is no number', signed(post, ['Transfer-Encoding: chunked'], 'zz\r\nab\r\n0\r\n\r\n'), [400]],
  ['a chunk larger than anything', signed(post, ['Transfer-Encoding: chunked'], 'fffffffffffffffff\r\nab'), [400]],
  ['a chunk with an endless extension', signed(post, ['Transfer-Encoding: chunked'], `1;${'x'.repeat(40_000)}\r\na\r\n0\r\n\r\n`), [413]],
  ['a header folded over two lines', signed(post, [length, 'X-Folded: a\r\n b']), [400]],
  ['a folded authorization', requestText(post, ['Host: hub', json, length, 'Authorization: Bearer\r\n TOKEN'], body), [400]],
  ['lines that end with a bare LF', signed(post, [length], body, '\n'), [400]],
  ['a bare CR within a header', signed(post, [length, 'X-A: b\rX-C: d']), [400]],
  ['a NUL within a header', signed(post, [length, 'X-A: b\u0000c']), [400]],
  ['no name before the colon', signed(post, [length, ': nothing']), [400]],
  ['a header without a colon', signed(post, [length, 'NoColon']), [400]],
  ['two hosts', signed(post, ['Host: elsewhere', length]), [400]],
  ['no host', requestText(post, ['AUTH', json, length], body), [400]],
  ['a version that does not exist', signed('POST /graphql HTTP/9.9', [length]), [400]],
  ['no version, as in the first days of the web', signed('POST /graphql', [length]), [400]],
  ['a method that does not exist', signed('HACK /graphql HTTP/1.1', [length]), [400]],
  ['a method that is not for this', signed('DELETE /graphql HTTP/1.1', [length]), [405]],
  ['a tunnel', signed('CONNECT hub:443 HTTP/1.1', [], ''), []],
  ['TRACE', signed('TRACE /graphql HTTP/1.1', [], ''), [405]],
  ['another method in a header', signed('GET /graphql?query=mutation%7B__typename%7D HTTP/1.1', ['X-HTTP-Method-Override: POST', 'X-Method: POST', 'X-HTTP-Method: POST'], ''), [405]],
  ['an upgrade to HTTP/2', signed(post, [length, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA']), [200]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['an upgrade to a socket', signed('GET /graphql HTTP/1.1', ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'], ''), [400]],
  ['a whole address in the line', signed('GET http://elsewhere/version HTTP/1.1', [], ''), [404]],
  ['a way up and out', signed('GET /explorer/../../../../etc/passwd HTTP/1.1', [], ''), [404]],
  ['the same, encoded', signed('GET /explorer/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1', [], ''), [404]],
  ['a path with NUL', signed('GET /explorer/%00 HTTP/1.1', [], ''), [404]],
  ['ten thousand headers', signed(post, [length, ...Array.from({ length: 10_000 }, (_, i) => `X-${i}: ${i}`)]), [431]],
  ['one header of a megabyte', signed(post, [length, `X-Long: ${'x'.repeat(1_000_000)}`]), [431]],
  ['an address of a megabyte', signed(`GET /graphql?query=${'x'.repeat(1_000_000)} HTTP/1.1`, [], ''), [431]],
  ['a body that says it is ten gigabytes', signed(post, ['Content-Length: 10737418240']), [413]],
  ['a body of five megabytes', signed(post, ['Content-Length: 5242880'], 'x'.repeat(5_242_880)), [413]],
  ['five megabytes in chunks', signed(post, ['Transfer-Encoding: chunked'], `500000\r\n${'x'.repeat(5_242_880)}\r\n0\r\n\r\n`), [413]],
  ['a body that waits for leave', signed(post, ['Content-Length: 10737418240', 'Expect: 100-continue'], ''), [100, 413]],
  ['a leave that nobody gives', signed(post, [length, 'Expect: something-else']), [417]],
  ['two requests at once, as is allowed', signed(post, [length]) + smuggled, [200, 200]],
]

/** A megabyte of blanks in a few hundred bytes, and the names by which it may be called. */
const bombs = ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'identity', 'x-gzip']

underAttack('http parsing', { cases: cases.length + bombs.length }, at => {
  test.each(cases)('%s', async (_, bytes, statuses) => {
    const { hub, token, timed } = at()
    const written = bytes.replace('AUTH', `Authorization: Bearer ${token}`).replace('TOKEN', token)
    const { statuses: seen, text } = await timed(() => sendRaw(hub.url, written))
    expect(seen, text.slice(0, 300)).toEqual(statuses)
    expect(text).not.toMatch(/root:|an-sinh-hub","version.*HTTP/s)
  })

  test.each(bombs)('a bomb that is called %s', async encoding => {
    const { hub, token, timed } = at()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-encoding': encoding }
    const { told } = await timed(() => hub.send('/graphql', { body: gzipSync(' '.repeat(1_000_000)), headers }))
    expect(told).toBe('415 BAD_USER_INPUT')
  })
})
