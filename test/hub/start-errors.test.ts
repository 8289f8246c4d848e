import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { run } from '../support/processes.js'

const dataDir = mkdtempSync(join(tmpdir(), 'an-sinh-hub-errors-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Runs an entry point that must fail; its exit code and what it says. */
async function failure(script: string, settings: Record<string, string>, args: string[] = []) {
  const running = run(script, { HUB_DATA_DIR: dataDir, ...settings }, args)
  const code = await running.ended
  return { code, says: running.stderr().trim() }
}

describe('what goes wrong at the start is told in one plain sentence, exit code 1', () => {
  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const settings = { PORT: port, HUB_AUTH: 'off', HUB_SUPERGRAPH_FILE: projectFile('schema/supergraph.graphql') }
    expect(await failure('gateway/main.js', settings)).toEqual({
      code: 1,
      says: `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another port in the settings.`,
    })
    server.close()
  })

  test('a database that cannot be reached', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/nothing'
    const { code, says } = await failure('subgraphs/referrals/main.js', { HUB_REFERRALS_DATABASE_URL: url })
    expect(code).toBe(1)
    expect(says).toMatch(
      /^The database nothing on 127\.0\.0\.1:1 cannot be reached \(.*\)\. Start PostgreSQL, or correct the HUB_…_DATABASE_URL, then start again\.$/,
    )
  })

  test('wrong settings, all at once', async () => {
    const settings = { PORT: 'many', HUB_ENV: 'prod', HUB_CLOCK: 'noon' }
    const { code, says } = await failure('start/hub.js', settings)
    expect(code).toBe(1)
    for (const name of ['PORT', 'HUB_ENV', 'HUB_CLOCK']) expect(says).toContain(`  ${name}: `)
    expect(says).toMatch(/^Wrong settings\. Correct them and start again:/)
  })

  test('a door without a lock in production, or where others reach it', async () => {
    const file = { HUB_SUPERGRAPH_FILE: projectFile('schema/supergraph.graphql') }
    expect((await failure('gateway/main.js', { ...file, HUB_AUTH: 'off', HOST: '0.0.0.0' })).says).toContain(
      'HUB_AUTH: "off" is refused where others can reach it; set HOST=127.0.0.1',
    )
    expect((await failure('gateway/main.js', { ...file, HUB_AUTH: 'off', HUB_ENV: 'production' })).says).toContain(
      'HUB_AUTH: "off" is refused in production; remove it',
    )
  })

  test('a door that counts nobody in production, and origins that are none', async () => {
    const { says } = await failure('gateway/main.js', { HUB_RATES: 'off', HUB_ENV: 'production', HUB_ORIGINS: 'https://app.example.vn/path' })
    expect(says).toContain('HUB_ORIGINS: needs origins like https://app.example.vn')
    const production = { HUB_ENV: 'production', HUB_ISSUER: 'https://id.example.vn', HUB_JWKS_URL: 'https://id.example.vn/jwks', HUB_GATEWAY_SECRET: 'a secret of more than thirty-two characters' }
    expect((await failure('gateway/main.js', { ...production, HUB_RATES: 'off' })).says).toContain('HUB_RATES: "off" is refused in production; remove it')
  })

  test('a sector in production without a place for its checkpoints', async () => {
    const { says } = await failure('subgraphs/insurance/main.js', {
      HUB_ENV: 'production', HUB_ISSUER: 'https://id.example.vn', HUB_JWKS_URL: 'https://id.example.vn/jwks', HUB_GATEWAY_SECRET: 'a secret of more than thirty-two characters',
      HUB_INSURANCE_DATABASE_URL: 'postgres://127.0.0.1:1/x',
    })
    expect(says).toContain('The log of who looked needs HUB_AUDIT_DIR')
  })

  test('demo conveniences in production', async () => {
    const { code, says } = await failure('start/hub.js', { HUB_ENV: 'production', HUB_CLOCK: '2026-11-02T09:00+07:00' })
    expect(code).toBe(1)
    for (const name of ['HUB_CLOCK', 'HUB_JWKS_URL', 'HUB_ISSUER', 'HUB_GATEWAY_SECRET']) expect(says).toContain(`  ${name}: `)
    expect((await failure('start/token.js', { HUB_ENV: 'production' }, ['nurse'])).code).toBe(1)
    expect((await failure('start/seed.js', { HUB_ENV: 'production' })).code).toBe(1)
  })

  test('tables that were not migrated, in production', async () => {
    const production = {
      HUB_ENV: 'production',
      HUB_ISSUER: 'https://id.example.vn',
      HUB_JWKS_URL: 'https://id.example.vn/jwks',
      HUB_GATEWAY_SECRET: 'a secret of more than thirty-two characters',
      PORT: '0',
    }
    expect(await failure('start/hub.js', production)).toEqual({
      code: 1,
      says: 'The database of facilities lacks migrations. Run "npm run migrate", then start again.',
    })
  })

  test('some of the database URLs', async () => {
    const { says } = await failure('start/hub.js', { HUB_FACILITIES_DATABASE_URL: 'postgres://127.0.0.1:1/x' })
    expect(says).toBe('Give all database URLs or none; missing: HUB_REFERRALS_DATABASE_URL, HUB_INSURANCE_DATABASE_URL.')
  })

  test('a token for a role or a province that does not exist', async () => {
    expect((await failure('start/token.js', {}, ['king'])).says).toContain('Use: npm run token -- ROLE')
    expect((await failure('start/token.js', {}, ['nurse', '--province', '49'])).says).toContain(
      '--province takes a code valid today, and "49" is none of them:',
    )
  })

  test('the long tests without a server', async () => {
    expect(await failure('test/long.js', {})).toEqual({
      code: 1,
      says:
        'The long tests need PostgreSQL. Set HUB_TEST_DATABASE_URL to a server on which databases may be made and dropped, ' +
        'for example postgres://user@127.0.0.1:5432/postgres, then run them again.',
    })
  })

  test('an old Node typed by hand', () => {
    const { command, version } = oldNode()
    const { status, stderr } = spawnSync(command[0] ?? '', command.slice(1), { encoding: 'utf8' })
    expect([status, stderr.trim()]).toEqual([
      1,
      `This needs Node 24 or newer, but ran on ${version}. Start it with the npm scripts (npm start, npm run …): they use the Node that "npm ci" installed.`,
    ])
  })

  test('a data folder that another hub uses', async () => {
    const owned = mkdtempSync(join(tmpdir(), 'an-sinh-hub-owned-'))
    writeFileSync(join(owned, 'owner.pid'), String(process.pid))
    const { code, says } = await failure('start/seed.js', { HUB_DATA_DIR: owned })
    rmSync(owned, { recursive: true })
    expect([code, says]).toEqual([
      1,
      `The data folder ${owned} is in use by another hub. Stop that one, or set HUB_DATA_DIR to another folder.`,
    ])
  })
})

test('SIGTERM to npm ends what npm started', async () => {
  const npm = spawn('npm', ['run', '--silent', 'start:gateway'], {
    cwd: projectFile('.'),
    env: { PATH: process.env.PATH, HUB_AUTH: 'off', PORT: '0', HUB_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  npm.stderr.on('data', (part: Buffer) => (text += part.toString()))
  const log = () => text.split('\n').find(line => line.includes('"ready"'))
  while (!log()) await new Promise(resolve => setTimeout(resolve, 50))
  const { url } = JSON.parse(log() ?? '') as { url: string }
  npm.kill('SIGTERM')
  await once(npm, 'exit')
  const answers = () => fetch(url).then(
    () => true,
    () => false,
  )
  for (let tries = 0; tries < 40 && (await answers()); tries++) await new Promise(resolve => setTimeout(resolve, 100))
  expect(await answers()).toBe(false)
})

test('a token is printed alone on the last line, while the hub runs', async () => {
  const { url, settings } = inject('hub')
  const { HUB_CLOCK = '', HUB_DATA_DIR = '' } = settings
  const text = execFileSync(process.execPath, [projectFile('dist/start/token.js'), 'coordinator', '--scope', 'country'], {
    env: { HUB_CLOCK, HUB_DATA_DIR },
    encoding: 'utf8',
  })
  const token = text.trimEnd().split('\n').at(-1) ?? ''
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
})

/** The system's own Node when it is an old one; else this Node, told that it is old. */
function oldNode(): { command: string[]; version: string } {
  const hub = projectFile('dist/start/hub.js')
  const version = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? ''
  if (/^v(1\d|2[0-3])\./.test(version)) return { command: ['/usr/bin/node', hub], version }
  const told = `Object.defineProperty(process.versions, 'node', { value: '20.0.0' })
    Object.defineProperty(process, 'version', { value: 'v20.0.0' })
    await import(${JSON.stringify(hub)})`
  return { command: [process.execPath, '--input-type=module', '-e', told], version: 'v20.0.0' }
}
