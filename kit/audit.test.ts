import { expect, test } from 'vitest'
import { z } from 'zod'
import { createAudit, type ReadRecord } from './audit.js'
import type { Database } from './database.js'

const record = (residentId: string): ReadRecord => ({
  at: new Date(0),
  requestId: 'request',
  viewer: { subject: 's', client: 'c', role: 'nurse', expiresAt: 0 },
  residentId,
  fields: 'fullName',
  result: 'SHOWN',
})

/** A database whose inserts end when the test says so. */
function slowDatabase() {
  const inserts: { residents: string[]; end: (error?: Error) => void }[] = []
  const read = (_: string, columns: readonly unknown[]) =>
    new Promise<never[]>((resolve, reject) => {
      const residents = z.array(z.object({ resident_id: z.string() })).parse(JSON.parse(String(columns[0]))).map(each => each.resident_id)
      inserts.push({ residents, end: error => (error ? reject(error) : resolve([])) })
    })
  return { inserts, db: { schema: 'kit', read } as unknown as Database }
}

const settled = async (promise: Promise<void>) => promise.then(() => 'written', () => 'failed')
const turn = () => new Promise(resolve => setImmediate(resolve))

test('a batch that fails fails all who wait for it and nobody else; the next one is written', async () => {
  const { inserts, db } = slowDatabase()
  const audit = createAudit(db)
  const first = settled(audit.recordReads([record('1')]))
  await turn()
  const second = settled(audit.recordReads([record('2')]))
  const third = settled(audit.recordReads([record('3')]))
  expect(inserts.map(({ residents }) => residents)).toEqual([['1']])
  inserts[0]?.end()
  await turn()
  const fourth = settled(audit.recordReads([record('4')]))
  inserts[1]?.end(new Error('the disk is full'))
  await turn()
  inserts[2]?.end()
  expect(await Promise.all([first, second, third, fourth])).toEqual(['written', 'failed', 'failed', 'written'])
  expect(inserts.map(({ residents }) => residents)).toEqual([['1'], ['2', '3'], ['4']])
})

test('nobody read, nothing written', async () => {
  const { inserts, db } = slowDatabase()
  await createAudit(db).recordReads([])
  expect(inserts).toEqual([])
})
