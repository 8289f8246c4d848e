import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { gatewaySettings } from '../../gateway/config.js'
import { createVerifier } from '../../kit/auth.js'
import { createClock } from '../../kit/clock.js'
import { commonSettings, readSettings } from '../../kit/config.js'
import { demoKeys, signDemoToken, type TokenClaims } from '../../kit/demo-keys.js'
import { PlainError } from '../../kit/errors.js'
import { createLogger } from '../../kit/log.js'
import { fixedKeys } from '../../kit/token-keys.js'
import { isDemoSignIn, trustInForce } from '../../kit/trust.js'
import { databaseSettings, migrateSettings, neededDatabaseSettings } from '../../start/settings.js'
import { settings as facilities } from '../../subgraphs/facilities/config.js'
import { settings as insurance } from '../../subgraphs/insurance/config.js'
import { settings as referrals } from '../../subgraphs/referrals/config.js'
import { run } from '../support/processes.js'

const dataDir = mkdtempSync(join(tmpdir(), 'an-sinh-hub-production-'))
const untouched = join(dataDir, 'untouched')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const production = {
  HUB_ENV: 'production',
  HUB_ISSUER: 'https://id.example.vn',
  HUB_JWKS_URL: 'https://id.example.vn/jwks',
  HUB_GATEWAY_SECRET: 'a secret of more than thirty-two characters',
  HUB_DATA_DIR: untouched,
}
/** Nobody answers there: whoever gets so far was not refused. */
const database = 'postgres://127.0.0.1:1/nothing'
const databases = { HUB_FACILITIES_DATABASE_URL: database, HUB_REFERRALS_DATABASE_URL: database, HUB_INSURANCE_DATABASE_URL: database }

/** What each process reads. */
const schemas = {
  'start/hub.js': gatewaySettings.extend(databaseSettings),
  'start/services.js': gatewaySettings.extend(neededDatabaseSettings),
  'gateway/main.js': gatewaySettings,
  'subgraphs/facilities/main.js': facilities,
  'subgraphs/referrals/main.js': referrals,
  'subgraphs/insurance/main.js': insurance,
  'start/migrate.js': migrateSettings,
}
type Script = keyof typeof schemas

const ofSettings: [what: string, change: Record<string, string>, says: string][] = [
  ['no keys of a provider', { HUB_JWKS_URL: '', HUB_ISSUER: 'urn:our-provider' }, 'HUB_JWKS_URL: the demo key is refused in production'],
  ['no issuer', { HUB_ISSUER: '' }, 'HUB_ISSUER: the demo issuer is refused in production'],
  ['the issuer of the demo', { HUB_ISSUER: 'urn:an-sinh-hub:demo' }, 'HUB_ISSUER: the demo issuer is refused in production'],
  ['the sign-in of the demo as issuer', { HUB_ISSUER: 'http://127.0.0.1:4005' }, 'HUB_ISSUER: needs HTTPS in production'],
  ['keys in the clear', { HUB_JWKS_URL: 'http://id.example.vn/jwks' }, 'HUB_JWKS_URL: needs HTTPS in production'],
  ['the port of the demo’s sign-in', { HUB_LOGIN_PORT: '4005' }, "HUB_LOGIN_PORT: the demo's sign-in is refused in production; remove it"],
  ['a clock that stands still', { HUB_CLOCK: '2026-11-02T09:00+07:00' }, 'HUB_CLOCK: a fixed clock is refused in production; remove it'],
  ['no secret of the doors', { HUB_GATEWAY_SECRET: '' }, 'HUB_GATEWAY_SECRET: needed in production (at least 32 characters)'],
  ['a short secret', { HUB_GATEWAY_SECRET: 'short' }, 'HUB_GATEWAY_SECRET: needs at least 32 characters'],
]

const ofGateways: typeof ofSettings = [
  ['nobody signs in', { HUB_AUTH: 'off' }, 'HUB_AUTH: "off" is refused in production; remove it'],
  ['nobody signs in, on this machine', { HUB_AUTH: 'off', HOST: '127.0.0.1' }, 'HUB_AUTH: "off" is refused in production; remove it'],
  ['nobody is counted', { HUB_RATES: 'off' }, 'HUB_RATES: "off" is refused in production; remove it'],
]

const ofScripts: [what: string, script: string, change: Record<string, string>, says: string, args?: string[]][] = [
  ['checkpoints beside the database', 'subgraphs/facilities/main.js', databases, 'The log of who looked needs HUB_AUDIT_DIR'],
  ['a token of the demo', 'start/token.js', {}, 'Demo tokens are refused in production. Sign in with your identity provider.', ['nurse', '--facility', 'QN-NCC']],
  ['people of the demo', 'start/seed.js', databases, 'Demo data is refused in production.'],
  ['a simulated card gateway', 'start/card-gateway.js', {}, 'The simulated card gateway is no source of cards: refused in production.'],
]

describe('production refuses what makes the demo easy', () => {
  async function failure(script: string, change: Record<string, string>, args: string[] = []) {
    const running = run(script, { ...production, PORT: '0', ...change }, args)
    return { code: await running.ended, says: running.stderr(), printed: running.stdout() }
  }
  const refused = (script: Script, change: Record<string, string>) => {
    try {
      readSettings<z.ZodRawShape>(schemas[script], { ...production, ...databases, ...change })
      return ''
    } catch (error) {
      return error instanceof PlainError ? error.message : String(error)
    }
  }
  const left = () => (existsSync(untouched) ? readdirSync(untouched) : [])

  test.each(ofSettings)('%s, in whatever process', (_, change, says) => {
    for (const script of Object.keys(schemas) as Script[]) expect(refused(script, change), script).toContain(`  ${says}`)
  })

  test.each(ofGateways)('a gateway at which %s', (_, change, says) => {
    for (const script of ['start/hub.js', 'start/services.js', 'gateway/main.js'] as const) expect(refused(script, change), script).toContain(`  ${says}`)
  })

  test('nothing of it is refused when all is as it should be', () => {
    for (const script of Object.keys(schemas) as Script[]) expect(refused(script, {}), script).toBe('')
  })

  test('an issuer with HTTPS that tells where its keys are is enough', () => {
    expect(refused('gateway/main.js', { HUB_JWKS_URL: '' })).toBe('')
  })

  test.each(['start/hub.js', 'gateway/main.js', 'subgraphs/insurance/main.js'])('%s says all that is wrong and ends, and makes nothing', { timeout: 90_000 }, async script => {
    const wrong = { HUB_JWKS_URL: '', HUB_ISSUER: '', HUB_LOGIN_PORT: '4005', HUB_CLOCK: '2026-11-02T09:00+07:00', HUB_GATEWAY_SECRET: '' }
    const { code, says, printed } = await failure(script, { ...(script === 'start/hub.js' ? {} : databases), ...wrong })
    expect([code, printed, left()]).toEqual([1, '', []])
    expect(says).toMatch(/^Wrong settings\. Correct them and start again:\n/)
    for (const name of Object.keys(wrong)) expect(says).toContain(`  ${name}: `)
    expect(says).not.toMatch(/\n\s+at /)
  })

  test.each(ofScripts)('%s', { timeout: 90_000 }, async (_, script, change, says, args) => {
    const failed = await failure(script, change, args)
    expect([failed.code, failed.printed, left()]).toEqual([1, '', []])
    expect(failed.says).toContain(says)
  })
})

describe('tokens of the demo in production', () => {
  const clock = createClock('2026-11-02T09:00:00+07:00')
  const settings = readSettings(commonSettings, { HUB_DATA_DIR: dataDir })
  const taken = async (isProduction: boolean, claims: TokenClaims) => {
    const keys = await demoKeys(dataDir)
    // As if somebody had given the demo’s key to a hub in production.
    const verify = createVerifier({ issuers: [{ issuer: settings.HUB_ISSUER, keys: fixedKeys(keys.jwks) }], audience: 'hub', clock, production: isProduction })
    return verify(`Bearer ${await signDemoToken(keys, settings, clock, claims)}`).then(
      () => true,
      () => false,
    )
  }

  test.each<[string, TokenClaims]>([
    ['of the client demo', { role: 'nurse', facility: 'QN-NCC' }],
    ['of the whole country', { role: 'coordinator', scope: 'country', client: 'console' }],
  ])('one %s is taken in development only', async (_, claims) => {
    expect([await taken(false, claims), await taken(true, claims)]).toEqual([true, false])
  })

  test('one of another client, for one home, is judged like every other', async () => {
    expect(await taken(true, { role: 'nurse', facility: 'QN-NCC', client: 'console' })).toBe(true)
  })

  test('nobody trusts the keys of the demo where a provider is configured', async () => {
    const log = createLogger('test', 'silent')
    const issuersOf = async (env: Record<string, string>) => (await trustInForce(readSettings(commonSettings, { HUB_DATA_DIR: dataDir, ...env }), log)).issuers.map(({ issuer }) => issuer)
    const ours = { HUB_ISSUER: 'https://id.example.vn', HUB_JWKS_URL: 'https://127.0.0.1:1/jwks' }
    expect(await issuersOf({})).toEqual(['urn:an-sinh-hub:demo', 'http://127.0.0.1:4005'])
    expect(await issuersOf(ours)).toEqual(['https://id.example.vn'])
    expect(await issuersOf({ ...production, ...ours })).toEqual(['https://id.example.vn'])
    expect(isDemoSignIn(readSettings(commonSettings, production))).toBe(false)
    expect(isDemoSignIn(readSettings(commonSettings, {}))).toBe(true)
  })
})
