import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectFile } from '../../kit/files.js'
import { licenceProblems } from '../../start/supply-chain/licences.rules.js'
import { lockedPackages } from '../../start/supply-chain/lock-file.js'
import { secretsIn } from '../support/secrets.js'
import { es256, forged, strangers } from '../support/token-forge.js'

const packages = lockedPackages()
const read = (file: string) => readFileSync(projectFile(file), 'utf8')

describe('what the hub is built of', () => {
  test('each package is under an allowed licence or a noted exception', () => {
    expect(packages.length).toBeGreaterThan(500)
    expect(licenceProblems(packages)).toEqual([])
  })

  test('each package is pinned by its hash', () => {
    expect(packages.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')).map(({ path }) => path)).toEqual([])
  })

  test('no package comes from anywhere else than the registry in use', () => {
    expect(packages.filter(({ resolved }) => resolved !== undefined).map(({ path }) => path)).toEqual([])
    const manifest = z.record(z.string(), z.unknown()).parse(JSON.parse(read('package.json')))
    const named = z.record(z.string(), z.string()).array().parse(['dependencies', 'devDependencies', 'optionalDependencies'].map(kind => manifest[kind] ?? {}))
    expect(named.flatMap(each => Object.values(each)).filter(version => /[:/]/.test(version.replace(/^npm:/, '')))).toEqual([])
  })

  test('the one install script that there is warns its own developers and makes nothing the hub needs', () => {
    expect(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual(['@apollo/protobufjs'])
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('node_modules/@apollo/protobufjs/package.json')))
    expect([scripts.preinstall, scripts.install, scripts.postinstall]).toEqual([undefined, undefined, 'node scripts/postinstall'])
    expect(read('node_modules/@apollo/protobufjs/scripts/postinstall.js')).not.toMatch(/https?:|child_process|\beval\b|writeFile/)
  })

  test('npm run sbom lists every installed package, by name, version and hash', { timeout: 120_000 }, () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))
    const [command = '', file] = (scripts.sbom ?? '').split(' > ')
    const [npm = '', ...args] = command.split(' ')
    const { status, stdout, stderr } = spawnSync(npm, args, { cwd: projectFile('.'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    expect([status, stderr]).toEqual([0, ''])
    const component = z.object({ name: z.string(), version: z.string(), purl: z.string().startsWith('pkg:npm/'), hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().length(128) })).length(1) })
    const sbom = z.object({ bomFormat: z.literal('CycloneDX'), metadata: z.object({ component: z.object({ purl: z.string() }) }), components: z.array(component) }).parse(JSON.parse(stdout))
    expect(sbom.metadata.component.purl).toContain('pkg:npm/an-sinh-hub@')
    const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`))
    const needed = packages.filter(({ path }) => isInstalled(path))
    expect(needed.map(({ name, version }) => `${name}@${version}`).filter(each => !listed.has(each))).toEqual([])
    expect(read('.gitignore').split('\n')).toContain(file)
  })
})

function isInstalled(path: string): boolean {
  try {
    return read(`${path}/package.json`) !== ''
  } catch {
    return false
  }
}

/** Lists of hashes, and figures: mixed words there are what they are for. */
const ofHashes = /(^|\/)package-lock\.json$/

describe('secrets', () => {
  test('there are none in the repository', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: projectFile('.'), encoding: 'utf8' }).split('\0').filter(file => file !== '')
    expect(files.length).toBeGreaterThan(1_000)
    const found = files.flatMap(file => secretsIn(read(file), { mixed: !ofHashes.test(file) }).map(what => `${file}: ${what}`))
    expect(found).toEqual([])
    expect(files.filter(file => /\.(pem|key|p12|pfx|jks|keystore)$|(^|\/)\.env($|\.)|-keys\.json$|machine-client\.json$/.test(file))).toEqual([])
  })

  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const samples: Record<string, string> = {
    'a private key': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'a private JWK': JSON.stringify(privateKey.export({ format: 'jwk' })),
    'a signed token': forged({ alg: 'ES256', typ: 'at+jwt' }, { sub: 'somebody' }, es256(strangers.ec.privateKey)),
    'a key of AWS': `AKIA${'ABCDEFGH12345678'}`,
    'a token of GitHub': `ghp_${'a1B2'.repeat(9)}`,
    'a token of npm': `//registry.example/:_authToken=${'abc'}`,
    'a token of Slack': `xoxb-${'1234567890'}-abc`,
    'a key of Google': `AIza${'x'.repeat(35)}`,
    'a setting that is secret': `HUB_GATEWAY_SECRET=${'correct-horse-battery'}`,
    'a password in an address': `postgres://hub:${'hunter2'}@db.example/hub`,
    'a word as mixed as a key': createHash('sha512').update('a sample').digest('base64url'),
  }
  test.each(Object.entries(samples))('this would be found: %s', (what, sample) => {
    expect(secretsIn(`const x = 1 // ${sample}\n`)).toContain(what)
  })

  test.each([
    'HUB_GATEWAY_SECRET: ${HUB_GATEWAY_SECRET:?}',
    'postgres://hub:${POSTGRES_PASSWORD}@postgres:5432/facilities',
    'postgres://user@host:5432/name',
    'a'.repeat(64),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'subgraphs/facilities/facility-record/facility-record.access.ts',
    'curl -s http://127.0.0.1:4000/graphql',
  ])('this is none: %s', text => {
    expect(secretsIn(text)).toEqual([])
  })
})
