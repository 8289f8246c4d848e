import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import { hub } from './hub.js'
import { handleOf, startGateway, type RunningGateway } from './toys.js'

describe('what a subgraph is asked', () => {
  const handles = hub.map(handleOf)
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway(hub, inProcessTransport(handles))
  })
  afterAll(() => gateway.close())

  async function callsOf(query: string) {
    for (const handle of handles) handle.requests.length = 0
    const { body } = await gateway.ask(query)
    expect(body.errors).toBeUndefined()
    return Object.fromEntries(handles.map(({ name, requests }) => [name, requests.map(each => each.query)]))
  }

  test('a fact that another sector requires comes with the object, not by a second call', async () => {
    const calls = await callsOf('{ resident(id: "1") { name referrals { number coverageNow } coverage } }')
    expect(calls).toEqual({
      facilities: ['{resident(id: "1"){__typename name id}}'],
      referrals: [
        'query($representations:[_Any!]!){_entities(representations:$representations){...on Resident' +
          '{referrals{__typename number id facts{kind}}}}}',
      ],
      insurance: [
        'query($representations:[_Any!]!){_entities(representations: $representations){...on Resident{coverage}}}',
        'query($representations:[_Any!]!){_entities(representations: $representations){...on Referral{coverageNow}}}',
      ],
    })
  })

  test('the same holds for a list, at one call per subgraph and step', async () => {
    const calls = await callsOf('{ residents { name referrals { number coverageNow } coverage } }')
    expect(Object.fromEntries(Object.entries(calls).map(([name, queries]) => [name, queries.length]))).toEqual({
      facilities: 1,
      referrals: 1,
      insurance: 2,
    })
  })

  test('a document is planned once: subgraphs get the same document again', async () => {
    const query = '{ resident(id: "1") { coverage } }'
    await callsOf(query)
    const first = handles.map(handle => handle.requests[0]?.document)
    await callsOf(query)
    for (const [index, handle] of handles.entries()) expect(handle.requests[0]?.document).toBe(first[index])
  })
})
