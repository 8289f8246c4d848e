import { afterEach, describe, expect, test } from 'vitest'
import { errorText, type ErrorCode } from '../../kit/errors.js'
import type { SubgraphHandle } from '../../kit/subgraph.js'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import { hub } from './hub.js'
import { handleOf, reach, startGateway, type Asked, type RunningGateway } from './toys.js'

const requestId = 'test-request-1'
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** An error as the caller must see it. */
function error(code: ErrorCode, service: string | undefined, ...path: (string | number)[]) {
  return { message: errorText(code), path, extensions: { code, ...(service && { service }), requestId } }
}

const down = (service: string, ...path: (string | number)[]) => error('SUBGRAPH_UNAVAILABLE', service, ...path)

async function ask(gateway: RunningGateway, query: string): Promise<Pick<Asked, 'status' | 'body'>> {
  const { status, body } = await gateway.ask(query, {}, { 'x-request-id': requestId })
  return { status, body }
}

const everything = '{ resident(id: "1") { name referrals { number coverageNow } coverage card } }'

describe.each(['in-process', 'http'] as const)('over the %s transport, with a sector down', way => {
  async function without(...names: string[]): Promise<RunningGateway> {
    const { transport, stop, close } = await reach(way, hub)
    for (const name of names) await stop(name)
    const gateway = await startGateway(hub, transport)
    closing.push(gateway.close, close)
    return gateway
  }

  test('insurance: care and referrals answer, each missing field says why', async () => {
    expect(await ask(await without('insurance'), everything)).toEqual({
      status: 200,
      body: {
        data: {
          resident: {
            name: 'Nguyễn Văn An',
            referrals: [
              { number: 'GCT-1', coverageNow: null },
              { number: 'GCT-2', coverageNow: null },
            ],
            coverage: null,
            card: null,
          },
        },
        errors: [
          down('insurance', 'resident', 'referrals', 0, 'coverageNow'),
          down('insurance', 'resident', 'referrals', 1, 'coverageNow'),
          down('insurance', 'resident', 'coverage'),
          down('insurance', 'resident', 'card'),
        ],
      },
    })
  })

  test('referrals: care and cover answer, and nothing that hangs on a referral is asked', async () => {
    expect(await ask(await without('referrals'), everything)).toEqual({
      status: 200,
      body: {
        data: { resident: { name: 'Nguyễn Văn An', referrals: null, coverage: 91, card: 'HT2' } },
        errors: [down('referrals', 'resident', 'referrals')],
      },
    })
  })

  test('facilities: the resident is missing, the other sectors answer at their own doors', async () => {
    const query =
      '{ resident(id: "1") { name coverage } referralsOf(resident: "1") { number coverageNow } ' +
      'coverageOf(resident: "1") }'
    expect(await ask(await without('facilities'), query)).toEqual({
      status: 200,
      body: {
        data: {
          resident: null,
          referralsOf: [
            { number: 'GCT-1', coverageNow: 'for CLINICAL' },
            { number: 'GCT-2', coverageNow: 'for CLINICAL' },
          ],
          coverageOf: 80,
        },
        errors: [down('facilities', 'resident')],
      },
    })
  })

  test('insurance, for a list: every place is named with its index', async () => {
    expect(await ask(await without('insurance'), '{ residents { name coverage } }')).toEqual({
      status: 200,
      body: {
        data: {
          residents: [
            { name: 'Nguyễn Văn An', coverage: null },
            { name: 'Trần Thị Bình', coverage: null },
          ],
        },
        errors: [down('insurance', 'residents', 0, 'coverage'), down('insurance', 'residents', 1, 'coverage')],
      },
    })
  })

  test('facilities, for a list that may not be null: the whole answer is, with one error', async () => {
    expect(await ask(await without('facilities'), '{ residents { name } }')).toEqual({
      status: 200,
      body: { data: null, errors: [down('facilities', 'residents')] },
    })
  })

  test('an alias is named as the caller wrote it', async () => {
    expect(await ask(await without('insurance'), '{ who: resident(id: "1") { percent: coverage } }')).toEqual({
      status: 200,
      body: { data: { who: { percent: null } }, errors: [down('insurance', 'who', 'percent')] },
    })
  })

  test('all three: every root is named', async () => {
    const query = '{ resident(id: "1") { name } coverageOf(resident: "1") }'
    expect(await ask(await without('facilities', 'referrals', 'insurance'), query)).toEqual({
      status: 200,
      body: {
        data: { resident: null, coverageOf: null },
        errors: [down('facilities', 'resident'), down('insurance', 'coverageOf')],
      },
    })
  })
})

describe('what a subgraph itself says', () => {
  async function answering(name: string, execute: SubgraphHandle['execute'], timeout = 5_000): Promise<RunningGateway> {
    const handles = hub.map(toy => (toy.name === name ? { name, execute } : handleOf(toy)))
    const gateway = await startGateway(hub, inProcessTransport(handles), { subgraphTimeout: timeout })
    closing.push(gateway.close)
    return gateway
  }

  test('a known code keeps its text and gets the path in the whole graph', async () => {
    const gateway = await answering('insurance', async () => ({
      data: { _entities: [null, { coverage: 92 }] },
      errors: [
        {
          message: 'Not for you.',
          path: ['_entities', 0, 'coverage'],
          extensions: { code: 'FORBIDDEN', sql: 'select' },
        },
      ] as never,
    }))
    expect(await ask(gateway, '{ residents { coverage } }')).toEqual({
      status: 200,
      body: {
        data: { residents: [{ coverage: null }, { coverage: 92 }] },
        errors: [
          {
            message: 'Not for you.',
            path: ['residents', 0, 'coverage'],
            extensions: { code: 'FORBIDDEN', service: 'insurance', requestId },
          },
        ],
      },
    })
  })

  test('one root that may not be null takes its neighbours along, and is the only one to blame', async () => {
    const gateway = await answering('referrals', async () => ({
      data: null,
      errors: [{ message: 'Not for you.', path: ['two'], extensions: { code: 'FORBIDDEN' } }] as never,
    }))
    expect(await ask(gateway, '{ one: referralsOf(resident: "1") { number } two: referralsOf(resident: "2") { number } }')).toEqual({
      status: 200,
      body: { data: null, errors: [{ message: 'Not for you.', path: ['two'], extensions: { code: 'FORBIDDEN', service: 'referrals', requestId } }] },
    })
  })

  test('anything else is replaced: no text, no stack, no extension of it gets out', async () => {
    const gateway = await answering('insurance', async () => ({
      data: { _entities: [{ coverage: null }] },
      errors: [
        {
          message: 'relation "card" does not exist at 10.0.0.7',
          path: ['_entities', 0, 'coverage'],
          extensions: { code: 'DATABASE', stacktrace: ['at secret.ts'], signature: 'v1.abc' },
        },
      ] as never,
    }))
    expect(await ask(gateway, '{ resident(id: "1") { coverage } }')).toEqual({
      status: 200,
      body: {
        data: { resident: { coverage: null } },
        errors: [error('INTERNAL', 'insurance', 'resident', 'coverage')],
      },
    })
  })

  test('an error without a path stands at every field that is missing for it', async () => {
    const gateway = await answering('insurance', async () => ({
      errors: [{ message: 'x', extensions: { code: 'AUDIT_UNAVAILABLE' } }] as never,
    }))
    expect(await ask(gateway, '{ resident(id: "1") { name coverage card } }')).toEqual({
      status: 200,
      body: {
        data: { resident: { name: 'Nguyễn Văn An', coverage: null, card: null } },
        errors: [
          { ...error('AUDIT_UNAVAILABLE', 'insurance', 'resident', 'coverage'), message: 'x' },
          { ...error('AUDIT_UNAVAILABLE', 'insurance', 'resident', 'card'), message: 'x' },
        ],
      },
    })
  })

  test.each([
    ['too few entities', { data: { _entities: [{ coverage: 1 }] } }],
    ['too many', { data: { _entities: [{ coverage: 1 }, { coverage: 2 }, { coverage: 3 }] } }],
    ['none at all', { data: {} }],
    ['null', { data: null }],
  ])('with %s no entity is trusted', async (_, result) => {
    const gateway = await answering('insurance', async () => result)
    expect(await ask(gateway, '{ residents { name coverage } }')).toEqual({
      status: 200,
      body: {
        data: {
          residents: [
            { name: 'Nguyễn Văn An', coverage: null },
            { name: 'Trần Thị Bình', coverage: null },
          ],
        },
        errors: [down('insurance', 'residents', 0, 'coverage'), down('insurance', 'residents', 1, 'coverage')],
      },
    })
  })

  test.each([
    ['a text for a number', 'ninety'],
    ['a list for a value', [90]],
  ])('%s is not shown', async (_, coverage) => {
    const gateway = await answering('insurance', async () => ({ data: { _entities: [{ coverage }] } }))
    expect(await ask(gateway, '{ resident(id: "1") { name coverage } }')).toEqual({
      status: 200,
      body: {
        data: { resident: { name: 'Nguyễn Văn An', coverage: null } },
        errors: [error('INTERNAL', undefined, 'resident', 'coverage')],
      },
    })
  })

  test('nothing, for ever: the call is cut at its deadline and told so', async () => {
    let aborted = false
    const gateway = await answering(
      'insurance',
      ({ signal }) => new Promise(() => signal?.addEventListener('abort', () => (aborted = true))),
      50,
    )
    expect(await ask(gateway, '{ resident(id: "1") { name coverage } }')).toEqual({
      status: 200,
      body: {
        data: { resident: { name: 'Nguyễn Văn An', coverage: null } },
        errors: [error('SUBGRAPH_TIMEOUT', 'insurance', 'resident', 'coverage')],
      },
    })
    expect(aborted).toBe(true)
  })

  test('a fact that failed is not left out of a question: the question is not asked', async () => {
    const asked: string[] = []
    const insurance = hub[2]
    if (!insurance) throw new Error('no insurance')
    const real = handleOf(insurance)
    const handles = [
      ...hub.filter(toy => toy.name === 'facilities').map(handleOf),
      {
        name: 'referrals',
        execute: async () => ({
          data: { _entities: [{ referrals: [{ __typename: 'Referral', id: 'r1', number: 'GCT-1', facts: null }] }] },
          errors: [{ message: '', path: ['_entities', 0, 'referrals', 0, 'facts'] }] as never,
        }),
      },
      {
        name: 'insurance',
        execute: (request: Parameters<typeof real.execute>[0]) => (asked.push(request.query), real.execute(request)),
      },
    ]
    const gateway = await startGateway(hub, inProcessTransport(handles))
    closing.push(gateway.close)
    const { body } = await ask(gateway, '{ resident(id: "1") { referrals { coverageNow } } }')
    expect({ body, asked }).toEqual({
      body: {
        data: { resident: { referrals: [{ coverageNow: null }] } },
        errors: [error('INTERNAL', 'referrals', 'resident', 'referrals', 0, 'coverageNow')],
      },
      asked: [],
    })
  })
})
