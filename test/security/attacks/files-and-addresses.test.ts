import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spreadsheetCsv } from '../../../kit/csv-text.js'
import { doerOf, insertPatient } from '../../support/attacks/doers.js'
import { placesOf, requestOf } from '../../support/attacks/places.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import type { Family } from '../../support/rights/target.js'
import { apiOfHub } from '../../support/rights/walk.js'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** A ZIP of one file that says of itself what it is told to say. */
function zip(name: string, content: Buffer, says: { unpacked?: number } = {}): Buffer {
  const packed = deflateRawSync(content)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(says.unpacked ?? content.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([bytes('PK\u0003\u0004'), common, bytes(name), packed])
  const entry = Buffer.concat([bytes('PK\u0001\u0002'), Buffer.from([20, 0]), common, Buffer.alloc(14), bytes(name)])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}

/** Files that are not what their name says, and names that are no names. */
const attachments: readonly (readonly [what: string, fileName: string, content: Buffer, code: string])[] = [
  ['a page that says it is a picture', 'a.png', bytes('<html><script>alert(1)</script></html>'), 'FILE_TYPE_REFUSED'],
  ['a picture with a page behind it that says it is a page', 'a.html', Buffer.concat([png, bytes('<script>alert(1)</script>')]), 'FILE_NAME_MISLEADING'],
  ['a drawing with a script', 'a.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'FILE_TYPE_REFUSED'],
  ['XML with an entity', 'a.xml', bytes('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'), 'FILE_TYPE_REFUSED'],
  ['a program for Windows', 'a.pdf', bytes(`MZ${'\0'.repeat(62)}PE`), 'FILE_TYPE_REFUSED'],
  ['a program for Linux', 'a.pdf', bytes(`\u007fELF${'\0'.repeat(60)}`), 'FILE_TYPE_REFUSED'],
  ['a shell script', 'a.png', bytes('#!/bin/sh\nid\n'), 'FILE_TYPE_REFUSED'],
  ['an archive', 'a.pdf', zip('a.txt', bytes('x')), 'FILE_TYPE_REFUSED'],
  ['a bomb of an archive', 'a.png', zip('a.txt', Buffer.alloc(5_000_000)), 'FILE_TYPE_REFUSED'],
  ['a PDF that begins late', 'a.pdf', Buffer.concat([bytes('x'.repeat(3_000)), pdf]), 'FILE_TYPE_REFUSED'],
  ['a picture by another name', 'a.pdf', png, 'FILE_NAME_MISLEADING'],
  ['two endings', 'a.pdf.exe', pdf, 'FILE_NAME_MISLEADING'],
  ['a turned ending', 'a\u202efdp.exe.pdf', pdf, 'FILE_NAME_INVALID'],
  ['no name but an ending', '.pdf', pdf, 'FILE_NAME_INVALID'],
  ['NUL in the name', 'a.pdf\0.png', pdf, 'FILE_NAME_INVALID'],
  ['a line break in the name', 'a\r\nX-Header: 1.pdf', pdf, 'FILE_NAME_INVALID'],
  ['a stream of Windows', 'a.pdf::$DATA', pdf, 'FILE_NAME_INVALID'],
  ['a name that is too long', `${'a'.repeat(500)}.pdf`, pdf, 'FILE_NAME_INVALID'],
]

/** Where a server might be led to look. `PORT` is the witness’s. */
const addresses = [
  'http://127.0.0.1:PORT/x', 'http://localhost:PORT/x', 'http://[::1]:PORT/x', 'http://0.0.0.0:PORT/x', 'http://0x7f000001:PORT/x', 'http://2130706433:PORT/x', 'http://127.1:PORT/x',
  'http://[::ffff:127.0.0.1]:PORT/x', 'http://user@127.0.0.1:PORT/x', 'http://127.0.0.1.nip.io:PORT/x', '//127.0.0.1:PORT/x', 'gopher://127.0.0.1:PORT/x', 'ftp://127.0.0.1:PORT/x',
  'jar:http://127.0.0.1:PORT/x!/', '<!DOCTYPE x SYSTEM "http://127.0.0.1:PORT/x">', '=HYPERLINK("http://127.0.0.1:PORT/x")', '![x](http://127.0.0.1:PORT/x)', 'file:///etc/passwd', '\\\\127.0.0.1@PORT\\x',
] as const

/** What a spreadsheet takes for a formula. */
const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1', '＋1+1', '－1+1', '＠SUM(1)', '=cmd|\'/c calc\'!A1', '=HYPERLINK("http://x","y")', '=1+1"', '=1,=2'] as const

const api = apiOfHub()
const places = placesOf(api, new Set(['String', 'ID']))

underAttack('files and addresses', { cases: attachments.length + addresses.length + formulas.length, writes: /./, slowest: 400 }, at => {
  let family: Family
  let witness: Server
  let port = 0
  const visits: string[] = []
  beforeAll(async () => {
    family = await insertPatient(at().hub)
    witness = createServer((request, response) => (visits.push(String(request.url)), response.end()))
    witness.on('connection', () => visits.push('a connection'))
    await new Promise<void>(resolve => witness.listen(0, resolve))
    const address = witness.address()
    port = address !== null && typeof address === 'object' ? address.port : 0
  })
  afterAll(() => witness.close())

  describe('attached to a referral', () => {
    const attach = async (fileName: string, content: Buffer) => {
      const { hub, timed } = at()
      const query = 'mutation ($input: AttachToReferralInput!) { attachToReferral(input: $input) { attachment { fileName mediaType } userErrors { code } } }'
      const input = { idempotencyKey: randomUUID(), referral: family.ids.Referral, fileName, content: content.toString('base64') }
      const token = await hub.token({ role: 'nurse', facility: 'QN-NCC' })
      return (await timed(() => hub.graphql(token, query, { input }))).body
    }

    test.each(attachments)('%s', async (_, fileName, content, code) => {
      expect(await attach(fileName, content)).toEqual({ data: { attachToReferral: { attachment: null, userErrors: [{ code }] } } })
    })

    test.each(['../../../etc/cron.d/x.png', '..\\..\\x.png', '/etc/x.png', 'C:\\Windows\\x.png'])('a way in the name is left out: %s', async fileName => {
      const content = Buffer.concat([png, Buffer.from(fileName)])
      expect(await attach(fileName, content)).toEqual({ data: { attachToReferral: { attachment: { fileName: 'x.png', mediaType: 'image/png' }, userErrors: [] } } })
    })
  })

  test.each(addresses)('nobody goes to %s, wherever it is typed', async address => {
    const typed = address.replace('PORT', String(port))
    const some = places.filter((_, i) => i % addresses.length === addresses.indexOf(address))
    for (const place of some) {
      const { query, variables } = requestOf(api, [{ place, variables: place.variables(family, typed) }])
      const token = place.operation === 'query' ? at().token : await at().hub.token(doerOf(place.field, family))
      const { codes } = await at().hub.graphql(token, query, variables)
      expect(codes.filter(code => code !== 'BAD_USER_INPUT' && code !== 'FORBIDDEN'), place.name).toEqual([])
    }
    expect(visits).toEqual([])
  })

  test.each(formulas)('in a file for a spreadsheet %j is a text', formula => {
    const csv = spreadsheetCsv([[formula, 'b']])
    expect(csv.startsWith('\ufeff')).toBe(true)
    // However it is quoted: the cell itself begins with an apostrophe, and is whole behind it.
    const cell = csv.slice(1).replace(/,b\r\n$/, '')
    const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    expect(text).toBe(`'${formula}`)
  })
})
