import { expect, test } from 'vitest'
import { errorText } from '../../../kit/errors.js'
import { requestText, sendRaw } from '../../support/attacks/raw.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { referredResidents } from '../../support/world.js'

/** By which proxies and frameworks tell a service who asks; the hub takes it from the token alone. */
const claims = [
  ['X-User-Id', 'demo-coordinator'],
  ['X-Hub-Role', 'coordinator'],
  ['X-Hub-Scope', 'country'],
  ['X-Hub-Facility', 'QN-NCC'],
  ['X-Hub-Viewer', '{"role":"coordinator","scope":"country"}'],
  ['X-Forwarded-User', 'demo-coordinator'],
  ['X-Authenticated-User', 'demo-coordinator'],
  ['X-Remote-User', 'demo-coordinator'],
  ['X-Original-Authorization', 'TOKEN'],
  ['X-Forwarded-Authorization', 'TOKEN'],
  ['Proxy-Authorization', 'TOKEN'],
  ['X-Hub-Signature', 'v1.1793584800000.nonce.mac'],
] as const

const odd = (name: string) => [...name].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('')

/** The ways to write one, beside each other. */
const forms = {
  'instead of a token': (name: string, value: string) => [`${name}: ${value}`],
  'beside a token, twice, in odd case and with underscores': (name: string, value: string) => [
    `${name}: ${value}`, `${name}: ${value}`, `${odd(name)}: ${value}`, `${name.replaceAll('-', '_')}: ${value}`,
  ],
  'beside a token, with a Connection that names everything': (name: string, value: string) => [
    `${name}: ${value}`, `Connection: close, Authorization, ${name}, X-Request-Id, Content-Type`,
  ],
} as const

const cases = claims.flatMap(([name, value]) => Object.entries(forms).map(([form, write]) => ({ name, value, form, write })))

underAttack('forwarded claims', { cases: cases.length }, at => {
  const [person = ''] = referredResidents('QN-NCC')
  const body = JSON.stringify({ query: 'query ($id: ID!) { resident(id: $id) { fullName } residents(first: 1) { totalCount } }', variables: { id: person } })
  const ask = async (headers: readonly string[]) => {
    const { hub } = at()
    const common = ['Host: hub', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, 'X-Request-Id: request-0001', 'Connection: close']
    const { statuses, text } = await at().timed(() => sendRaw(hub.url, requestText('POST /graphql HTTP/1.1', [...common, ...headers], body)))
    return { statuses, body: JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as unknown }
  }

  test.each(cases)('$name $form changes nothing', async ({ name, value, form, write }) => {
    const { hub, token } = at()
    // A nurse of the neighbour: with what the header claims she would see the person.
    const own = `Authorization: Bearer ${await hub.token({ role: 'nurse', facility: 'BD-NCC' })}`
    const forged = write(name, value.replace('TOKEN', `Bearer ${token}`))
    const beside = form === 'instead of a token' ? [] : [own]
    expect(await ask([...beside, ...forged])).toEqual(await ask(beside))
  })

  test('what those answers are: nobody’s without a token, the neighbour’s with hers', async () => {
    const own = await at().hub.token({ role: 'nurse', facility: 'BD-NCC' })
    const refused = [{ message: errorText('UNAUTHENTICATED'), extensions: { code: 'UNAUTHENTICATED', requestId: 'request-0001' } }]
    expect(await ask([])).toEqual({ statuses: [401], body: { errors: refused } })
    expect(await ask([`Authorization: Bearer ${own}`])).toEqual({ statuses: [200], body: { data: { resident: null, residents: { totalCount: expect.any(Number) } } } })
  })

  test('two different tokens in one request are nobody’s', async () => {
    const { hub, token } = at()
    const other = await hub.token({ role: 'nurse', facility: 'BD-NCC' })
    const seen = await ask([`Authorization: Bearer ${other}`, `Authorization: Bearer ${token}`])
    expect(seen).toEqual(await ask([]))
  })
})
