import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClock } from '../../kit/clock.js'
import { commonSettings, readSettings } from '../../kit/config.js'
import { demoKeys, signDemoToken, type TokenClaims } from '../../kit/demo-keys.js'
import { projectFile } from '../../kit/files.js'
import { clientWith } from '../support/client.js'
import { run, type Running, until } from '../support/processes.js'

interface Block {
  file: string
  after?: string
  replace?: string
  text: string
}

/** The code blocks of a recipe that name a file, in the order of the page. */
function blocksOf(title: string): Block[] {
  const page = readFileSync(projectFile('README.md'), 'utf8')
  const section = page.split(`### ${title}\n`)[1]?.split(/\n##+ /)[0] ?? ''
  return [...section.matchAll(/```(?:ts|graphql) file=(\S+)(?: (after|replace)="(.*)")?\n([\s\S]*?)```/g)].map(match => {
    const place = match[3]?.replaceAll('\\"', '"')
    const { 1: file = '', 2: how, 4: text = '' } = match
    return { file, text, ...(how === 'after' && { after: place }), ...(how === 'replace' && { replace: place }) }
  })
}

/** Does what the page says: a new file, a line after another, or a word in the place of another. */
function follow(top: string, { file, after, replace, text }: Block): void {
  const path = join(top, file)
  if (after === undefined && replace === undefined) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return
  }
  const before = readFileSync(path, 'utf8')
  const place = after ?? replace ?? ''
  expect(before.split(place), `${file} holds «${place}» once`).toHaveLength(2)
  writeFileSync(path, before.replace(place, () => (after === undefined ? text.trimEnd() : `${place}\n${text.trimEnd()}`)))
}

const nurse = { role: 'nurse', facility: 'QN-NCC' } as const

describe('a newcomer follows the recipes of the README', () => {
  const top = mkdtempSync(join(tmpdir(), 'an-sinh-hub-recipes-'))
  const dataDir = join(top, '.data')
  const npm = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...args], { cwd: top, encoding: 'utf8' })
    if (status !== 0) throw new Error(stdout + stderr)
    return stdout
  }
  let hub: Running
  let url: string

  beforeAll(async () => {
    for (const each of ['console', 'kit', 'gateway', 'subgraphs', 'start', 'schema', 'docs', 'package.json', 'tsconfig.json', 'CHANGELOG.md']) {
      cpSync(projectFile(each), join(top, each), { recursive: true })
    }
    symlinkSync(projectFile('node_modules'), join(top, 'node_modules'))
    for (const title of ['Add a field', 'Add a mutation', 'Add a sector']) for (const block of blocksOf(title)) follow(top, block)
    npm('schema')
    hub = run(join(top, 'dist/start/hub.js'), {
      HUB_DATA_DIR: dataDir,
      HUB_SUPERGRAPH_FILE: join(top, 'schema/supergraph.graphql'),
      PORT: '0',
      HUB_METRICS_PORT: '0',
      HUB_LOGIN_PORT: '0',
      HUB_LOG_LEVEL: 'warn',
    })
    url = await until(hub, () => /GraphQL and explorer\s+(\S+)\/graphql/.exec(hub.stdout())?.[1])
  })
  afterAll(async () => {
    await hub?.stop()
    rmSync(top, { recursive: true, force: true })
  })

  const ask = async (query: string, variables?: Record<string, unknown>, claims: TokenClaims = nurse) => {
    const settings = readSettings(commonSettings, { HUB_DATA_DIR: dataDir })
    return clientWith(url, await signDemoToken(await demoKeys(dataDir), settings, createClock(), claims))(query, variables)
  }

  test('the recipes have blocks to follow', () => {
    expect(blocksOf('Add a field')).toHaveLength(9)
    expect(blocksOf('Add a mutation')).toHaveLength(17)
    expect(blocksOf('Add a sector')).toHaveLength(15)
  })

  test('the schema files agree with the code, and nothing was broken', () => {
    expect(npm('schema', '--', '--check')).toContain('The schema files are what the code says')
  })

  test('the console is built with the new step, and no word of it is missing', { timeout: 120_000 }, () => {
    npm('build')
    const { stdout } = spawnSync('npx', ['tsc', '-p', 'console/tsconfig.json'], { cwd: top, encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(readFileSync(join(top, 'dist/console/documents.json'), 'utf8')).toContain('mutation RecordHomecoming(')
  })

  test('the new field answers', async () => {
    expect(await ask('{ facilities(first: 1) { nodes { telephone } } }')).toEqual({ data: { facilities: { nodes: [{ telephone: null }] } } })
  })

  test('the new mutation is done once, and noted as a step', async () => {
    const list = '{ referrals(first: 20, status: [COMPLETED]) { nodes { id version fromFacility { code } steps { move } } } }'
    const listed = await ask(list, {}, { role: 'coordinator', scope: 'country' })
    const row = z.object({ id: z.string(), version: z.number(), fromFacility: z.object({ code: z.string() }), steps: z.array(z.object({ move: z.string() })) })
    const [back] = z.object({ referrals: z.object({ nodes: z.array(row) }) }).parse(listed.data).referrals.nodes
    const input = { idempotencyKey: 'recipe-return', referral: back?.id, expectedVersion: back?.version }
    const record = `mutation ($input: RecordHomecomingInput!) {
      recordHomecoming(input: $input) { referral { status steps { move } } userErrors { code } }
    }`
    const done = { data: { recordHomecoming: { referral: { status: 'COMPLETED', steps: [...(back?.steps ?? []), { move: 'recordHomecoming' }] }, userErrors: [] } } }
    const home = { role: 'nurse', facility: back?.fromFacility.code } as const
    expect(await ask(record, { input }, home)).toEqual(done)
    expect(await ask(record, { input }, home)).toEqual(done)
  })

  test('the new sector adds its field to a resident of another sector', async () => {
    const answer = await ask('{ diets residents(first: 1) { nodes { fullName diet } } }')
    expect(answer).toEqual({
      data: { diets: ['normal', 'soft', 'diabetic'], residents: { nodes: [{ fullName: expect.any(String), diet: 'normal' }] } },
    })
  })
})
