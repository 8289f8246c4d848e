import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPortal } from './portal.js'
import { type Simulator, type SimulatorMode, simulatorModes, startSimulator } from './simulator.js'

const clock = () => new Date('2026-11-02T02:00:00Z')
const deadlineMs = 400
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ year: 2026, slowMs: 5_000 })
})
afterAll(() => simulator.close())

const question = { number: 'BT2520000000777', name: 'Nguyễn Văn Mẫu', birthDate: '1950' }
const aPortal = () => createPortal({ url: simulator.url, username: 'demo', password: 'demo', clock, deadlineMs })

test('a good card comes with its dates and its place', async () => {
  simulator.become('GOOD')
  expect(await aPortal().ask(question)).toEqual({
    kind: 'ANSWERED',
    code: '000',
    cards: [
      {
        objectCode: 'BT',
        printedLevel: 2,
        registeredFacilityCode: '52010',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        status: 'ACTIVE',
        fiveYearOn: null,
        asOf: clock(),
      },
    ],
  })
})

test('a code comes as it is', async () => {
  simulator.become('GOOD')
  const portal = aPortal()
  const asked = ['010', '060', '500'].map(code => portal.ask({ ...question, number: `2520000${code}` }))
  expect((await Promise.all(asked)).map(reply => reply.kind === 'ANSWERED' && reply.code)).toEqual(['010', '060', '500'])
})

test.each<[SimulatorMode, object]>([
  ['SLOW', { kind: 'FAILED', failure: 'SLOW' }],
  ['HALF', { kind: 'FAILED', failure: 'UNREADABLE' }],
  ['GARBAGE', { kind: 'FAILED', failure: 'UNREADABLE' }],
  ['DOWN', { kind: 'FAILED', failure: 'UNREACHABLE' }],
  ['LOGIN_REFUSED', { kind: 'ANSWERED', code: '401', cards: [] }],
])('%s is a reply, in time, whether the login was there before or not', async (mode, reply) => {
  const before = aPortal()
  simulator.become('GOOD')
  await before.ask(question)
  simulator.become(mode)
  for (const portal of [before, aPortal()]) {
    const started = performance.now()
    expect(await portal.ask(question)).toEqual(reply)
    expect(performance.now() - started).toBeLessThan(deadlineMs * 4)
  }
  simulator.become('GOOD')
  expect(await aPortal().ask(question)).toMatchObject({ code: '000' })
})

test('every way to fail is tried', () => {
  expect(simulatorModes).toEqual(['GOOD', 'SLOW', 'HALF', 'GARBAGE', 'DOWN', 'LOGIN_REFUSED'])
})
