import { expect, test } from 'vitest'
import { createOutbox } from './outbox.js'
import { localWake } from './wake.js'

const event = { position: 1, id: 'a', type: 'desk.moved', aggregate: 'Desk', aggregateId: 'b', version: 1, payload: {} }
const at = new Date('2026-11-02T02:00:00Z')

test('an event that is committed between the reading of the events and of the head is not waited past', async () => {
  const committed: object[] = []
  const read = async <Row>(text: string): Promise<Row[]> => {
    const isHead = text.includes('max(')
    const found = isHead ? [{ head: committed.length }] : [...committed]
    if (!isHead && committed.length === 0) committed.push({ ...event, at })
    return found as Row[]
  }
  const outbox = createOutbox({ schema: 'there', shared: false, read }, { name: 'there', wake: localWake() })
  const started = performance.now()
  expect(await outbox.read(0, { limit: 10, waitMs: 2_000 })).toEqual({ events: [{ ...event, at: at.toISOString() }], head: 1 })
  expect(performance.now() - started).toBeLessThan(1_000)
})
