import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { subgraphs } from '../../schema/subgraphs.js'
import { clientWith } from '../support/client.js'
import { askUrl, Browser, chosenCode, newVerifier, redeem } from '../support/login.js'
import { makeDatabases } from '../support/postgres.js'
import { freePort, run, until } from '../support/processes.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: npm run start:services needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

test.runIf(server)('when one process cannot start, none stays behind', async () => {
  const databases = await makeDatabases(server ?? '')
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const urls: [string, string][] = []
  for (const { urlSetting } of subgraphs) urls.push([urlSetting, `http://127.0.0.1:${await freePort()}/graphql`])
  const dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-services-'))
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const settings = { ...databases.settings, ...Object.fromEntries(urls), HUB_DATA_DIR: dataDir, HUB_METRICS_PORT: '0', HUB_LOGIN_PORT: '0' }
  const services = run('start/services.js', { ...settings, HUB_LOG_LEVEL: 'warn', PORT: port })
  expect(await services.ended).toBe(1)
  expect(services.stderr()).toContain(`Port ${port} on 127.0.0.1 is taken.`)
  for (const [, url] of urls) await expect(fetch(url)).rejects.toThrow('fetch failed')
  taken.close()
  await databases.drop()
  await rm(dataDir, { recursive: true })
}, 90_000)

test.runIf(server)('npm run start:services fills empty databases, answers, and SIGTERM ends all four', async () => {
  const databases = await makeDatabases(server ?? '')
  const dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-services-'))
  const urls: [string, string][] = []
  for (const { urlSetting } of subgraphs) urls.push([urlSetting, `http://127.0.0.1:${await freePort()}/graphql`])
  const port = String(await freePort())
  const services = run('start/services.js', {
    ...databases.settings,
    ...Object.fromEntries(urls),
    HUB_DATA_DIR: dataDir,
    HUB_LOG_LEVEL: 'warn',
    HUB_METRICS_PORT: '0',
    HUB_LOGIN_PORT: '0',
    PORT: port,
  })
  const curl = await until(services, () => /^curl .*$/m.exec(services.stdout())?.[0])
  const [, authorization = '', body = ''] = /authorization: ([^']+)' -d '(.*)'$/.exec(curl) ?? []
  const headers = { 'content-type': 'application/json', authorization }
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as { data: { resident: { coverage: unknown } }; errors?: unknown }
  expect(errors).toBeUndefined()
  expect(data.resident.coverage).toMatchObject({ __typename: 'Covered' })
  const login = /Sign-in of the demo\s+(\S+)/.exec(services.stdout())?.[1] ?? ''
  const { verifier, challenge } = newVerifier()
  const landing = { redirect_uri: `http://127.0.0.1:${port}/console/signed-in` }
  const signedIn = await redeem(login, await chosenCode(new Browser(), askUrl(login, challenge, landing), 'nurse-qn-ncc'), verifier, landing)
  const { access_token } = (await signedIn.json()) as { access_token: string }
  const seen = await clientWith(`http://127.0.0.1:${port}`, access_token)('{ residents(first: 1) { nodes { currentStay { facility { code } } } } }')
  expect(seen).toEqual({ data: { residents: { nodes: [{ currentStay: { facility: { code: 'QN-NCC' } } }] } } })
  expect(await services.stop()).toBe(0)
  for (const [, url] of urls) await expect(fetch(url)).rejects.toThrow('fetch failed')
  await databases.drop()
  await rm(dataDir, { recursive: true })
}, 90_000)
