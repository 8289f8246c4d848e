import { defineEntity, p } from '@mikro-orm/core'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../kit/database.js'
import { PgMessageReader, PgStatementTexts } from '../support/pg-messages.js'
import { type PgProxy, type PgVerdict, startPgProxy } from '../support/pg-proxy.js'
import { makeDatabases, type TestDatabases } from '../support/postgres.js'

const server = process.env.HUB_TEST_DATABASE_URL

if (!server) process.stdout.write('Not run here: the statement proxy needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

const Note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: { id: p.integer().primary(), text: p.text() },
})

const transaction = [
  'begin',
  `insert into "desk"."note" ("id", "text") values (1, 'một')`,
  `insert into "desk"."note" ("id", "text") values (2, 'hai')`,
  'commit',
]
const places = 2

describe.runIf(server)('a proxy in front of PostgreSQL', () => {
  let databases: TestDatabases
  let url: string
  /** Past the proxy. */
  let direct: pg.Client
  let proxy: PgProxy
  let db: Database

  beforeAll(async () => {
    databases = await makeDatabases(server ?? '')
    url = Object.values(databases.settings)[0] ?? ''
    direct = new pg.Client({ connectionString: url })
    await direct.connect()
    await direct.query('create schema desk; create table desk.note (id int primary key, text text not null)')
  })
  afterAll(async () => {
    await direct?.end()
    await databases?.drop()
  })
  beforeEach(async () => {
    await direct.query('truncate desk.note')
    proxy = await startPgProxy(url)
    const target = { url: proxy.urlFor(url) }
    db = await openDatabase(target, { schema: 'desk', entities: [Note], migrations: [], poolSize: places })
    proxy.forget()
  })
  afterEach(async () => {
    await db.close()
    await proxy.stop()
  })

  const write = () =>
    db.orm.em.fork().transactional(async em => {
      em.create(Note, { id: 1, text: 'một' })
      await em.flush()
      em.create(Note, { id: 2, text: 'hai' })
    })
  const written = async () => (await direct.query<{ id: number }>('select id from desk.note order by id')).rows.map(({ id }) => id)
  const texts = () => proxy.statements().map(({ text }) => text)
  const at = (text: string, verdict: PgVerdict) =>
    proxy.onStatement(statement => (statement.text === text ? verdict : 'pass'))
  const failed = { message: expect.stringContaining('Connection terminated unexpectedly') as string }

  test('counts the statements of a transaction, with their texts', async () => {
    await write()
    expect(proxy.statements()).toEqual(transaction.map((text, index) => ({ n: index + 1, text, connection: 1 })))
    expect(await written()).toEqual([1, 2])
  })

  test.each(transaction)('cut before %s: the transaction left no trace', async text => {
    at(text, 'cut')
    await expect(write()).rejects.toMatchObject(failed)
    expect(texts()).toEqual(transaction.slice(0, transaction.indexOf(text) + 1))
    expect(await written()).toEqual([])
  })

  test('a statement is cut by its number too', async () => {
    proxy.onStatement(({ n }) => (n === 3 ? 'cut' : 'pass'))
    await expect(write()).rejects.toMatchObject(failed)
    expect(texts()).toEqual(transaction.slice(0, 3))
  })

  test('however often transactions were cut, the pool has all its places again', async () => {
    for (const text of [...transaction, ...transaction]) {
      at(text, 'cut')
      await expect(write()).rejects.toMatchObject(failed)
    }
    proxy.onStatement()
    // As many at once as there are places, each on a connection of its own until all have begun.
    let begun = 0
    const insideAtOnce = () =>
      db.orm.em.fork().transactional(async em => {
        await em.find(Note, {})
        begun++
        while (begun < places) await new Promise(resolve => setTimeout(resolve, 2))
        return 'done'
      })
    expect(await Promise.all(Array.from({ length: places }, insideAtOnce))).toEqual(Array(places).fill('done'))
  })

  test('the answer of the commit is lost: the rows are there although the client got an error', async () => {
    at('commit', 'dropReply')
    await expect(write()).rejects.toMatchObject(failed)
    expect(texts()).toEqual(transaction)
    expect(await written()).toEqual([1, 2])
  })

  test('the answer of an earlier statement is lost: the transaction left no trace', async () => {
    at(transaction[1] ?? '', 'dropReply')
    await expect(write()).rejects.toMatchObject(failed)
    expect(texts()).toEqual(transaction.slice(0, 2))
    expect(await written()).toEqual([])
  })

  test('the answer of a single prepared statement is lost: it is done', async () => {
    const insert = 'insert into desk.note values ($1, $2)'
    at(insert, 'dropReply')
    await expect(db.read(insert, [7, 'bảy'])).rejects.toMatchObject(failed)
    expect(await written()).toEqual([7])
  })

  test('a prepared statement is sent once and known by its name from then on', async () => {
    for (const id of [1, 2, 3]) await db.read('select $1::int as "id"', [id])
    expect(texts()).toEqual(Array(3).fill('select $1::int as "id"'))
  })

  test('a held connection waits until it is released, the others do not', async () => {
    at('commit', 'hold')
    let over = false
    const writing = write().then(() => (over = true))
    const connection = await proxy.held()
    proxy.onStatement()
    expect(await db.read('select 1 as "one"', [])).toEqual([{ one: 1 }])
    expect([over, await written()]).toEqual([false, []])
    proxy.release(connection)
    expect(await writing).toBe(true)
    expect(await written()).toEqual([1, 2])
  })

  test('a client that leaves while it is held takes its transaction along', async () => {
    const client = new pg.Client({ connectionString: proxy.urlFor(url) })
    client.on('error', () => {})
    await client.connect()
    const pid = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
    at('commit', 'hold')
    await client.query('begin')
    await client.query(`insert into desk.note values (9, 'chín')`)
    const committing = client.query('commit').catch((error: unknown) => error)
    await proxy.held()
    client.connection.stream.destroy()
    expect(await committing).toMatchObject(failed)
    const there = () => direct.query('select 1 from pg_stat_activity where pid = $1', [pid])
    while ((await there()).rowCount) await new Promise(resolve => setTimeout(resolve, 10))
    expect(await written()).toEqual([])
  })

  test('a statement waits for a listener that takes its time, and several in one text count as one', async () => {
    proxy.onStatement(async (): Promise<PgVerdict> => {
      await new Promise(resolve => setTimeout(resolve, 50))
      return 'pass'
    })
    const client = new pg.Client({ connectionString: proxy.urlFor(url) })
    await client.connect()
    await client.query(`insert into desk.note values (4, 'bốn'); insert into desk.note values (5, 'năm')`)
    await client.end()
    expect(texts()).toEqual([`insert into desk.note values (4, 'bốn'); insert into desk.note values (5, 'năm')`])
    expect(await written()).toEqual([4, 5])
  })

  test('a client that asks for TLS is told no', async () => {
    const client = new pg.Client({ connectionString: proxy.urlFor(url), ssl: true })
    await expect(client.connect()).rejects.toThrow('The server does not support SSL connections')
  })

  test('what a listener throws cuts its connection and comes out at the end', async () => {
    const other = await startPgProxy(url)
    const client = new pg.Client({ connectionString: other.urlFor(url) })
    client.on('error', () => {})
    await client.connect()
    other.onStatement(() => {
      throw new Error('not what this test expects')
    })
    await expect(client.query('select 1')).rejects.toMatchObject(failed)
    await expect(other.stop()).rejects.toThrow('not what this test expects')
  })
})

describe('the messages of a client', () => {
  const message = (type: string, ...parts: (string | Buffer)[]) => {
    const body = Buffer.concat(parts.map(part => Buffer.from(part)))
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const code = (number: number) => {
    const buffer = Buffer.alloc(4)
    buffer.writeInt32BE(number)
    return buffer
  }
  const nothing = Buffer.alloc(6)
  const stream = Buffer.concat([
    message('', code(80877103)),
    message('', code(196608), 'user\0root\0\0'),
    message('Q', 'begin\0'),
    message('P', 'by-id\0select $1\0', nothing),
    message('B', '\0by-id\0', nothing),
    message('E', '\0', code(0)),
    message('S'),
    message('P', '\0select 2\0', nothing),
    message('B', 'door\0\0', nothing),
    message('B', '\0by-id\0', nothing),
    message('E', 'door\0', code(0)),
    message('E', '\0', code(0)),
    message('S'),
    message('X'),
  ])

  test('are the same however the packets were cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length)), cuts => {
        const reader = new PgMessageReader(false)
        const texts = new PgStatementTexts()
        const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
        const packets = edges.slice(1).map((end, index) => stream.subarray(edges[index], end))
        const messages = packets.flatMap(packet => reader.push(packet))
        expect(messages.map(({ type }) => type).join(' ')).toBe('ssl startup Q P B E S P B B E E S X')
        expect(Buffer.concat(messages.map(({ raw }) => raw))).toEqual(stream)
        const executed = messages.map(each => texts.note(each)).filter(text => text !== undefined)
        expect(executed).toEqual(['begin', 'select $1', 'select 2', 'select $1'])
      }),
    )
  })
})
