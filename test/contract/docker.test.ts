import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { gatewaySettings } from '../../gateway/config.js'
import { projectFile } from '../../kit/files.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { migrateSettings } from '../../start/settings.js'
import { settings as facilities } from '../../subgraphs/facilities/config.js'
import { settings as insurance } from '../../subgraphs/insurance/config.js'
import { settings as referrals } from '../../subgraphs/referrals/config.js'

const read = (file: string) => readFileSync(projectFile(file), 'utf8')

const service = z.object({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  privileged: z.boolean().default(false),
  user: z.string().optional(),
})
const compose = z
  .object({ services: z.record(z.string(), service) })
  .parse(parse(read('docker-compose.yml'), { merge: true }))
const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json'))).scripts

/** The settings each service of the hub reads. */
const known: Record<string, readonly string[]> = {
  migrate: [...Object.keys(migrateSettings.shape), 'HOST'],
  facilities: Object.keys(facilities.shape),
  referrals: Object.keys(referrals.shape),
  insurance: Object.keys(insurance.shape),
  gateway: Object.keys(gatewaySettings.shape),
}

describe('docker-compose.yml says what the code does', () => {
  test('it runs PostgreSQL, NATS, one migration, each subgraph and the gateway', () => {
    expect(Object.keys(compose.services).toSorted()).toEqual(
      ['gateway', 'migrate', 'nats', 'postgres', ...subgraphs.map(({ name }) => name)].toSorted(),
    )
  })

  test.each(Object.keys(known))('the command of %s is what its package script runs', name => {
    const script = name === 'migrate' ? 'migrate' : `start:${name}`
    expect(compose.services[name]?.command?.join(' ')).toBe(scripts[script])
  })

  test.each(Object.entries(known))('every setting of %s is known to its code', (name, names) => {
    const given = Object.keys(compose.services[name]?.environment ?? {})
    expect(given.filter(setting => !names.includes(setting))).toEqual([])
    expect(given).toContain('HUB_ENV')
  })

  test('each sector listens where the gateway looks for it', () => {
    const gateway = compose.services.gateway?.environment ?? {}
    for (const { name, port, urlSetting } of subgraphs) {
      expect(compose.services[name]?.environment.PORT).toBe(String(port))
      expect(gateway[urlSetting]).toBe(`http://${name}:${port}/graphql`)
    }
  })

  test('each sector has a database of its own, and the migration, which owns the tables, reaches all of them', () => {
    const migrate = compose.services.migrate?.environment ?? {}
    const urls = subgraphs.map(({ name, databaseSetting }) => compose.services[name]?.environment[databaseSetting] ?? '')
    expect(new Set(urls).size).toBe(subgraphs.length)
    const asOwner = urls.map(url => url.replace('hub_app:${HUB_APP_PASSWORD}', 'hub:${POSTGRES_PASSWORD}'))
    expect(subgraphs.map(({ databaseSetting }) => migrate[databaseSetting])).toEqual(asOwner)
    expect(urls.every(url => url.startsWith(`postgres://${migrate.HUB_APP_ROLE}:`))).toBe(true)
    expect(read('docker/databases.sql')).toContain(`create role ${migrate.HUB_APP_ROLE} login`)
    for (const { name, databaseSetting } of subgraphs) {
      const foreign = subgraphs.filter(each => each.databaseSetting !== databaseSetting).map(each => each.databaseSetting)
      expect(Object.keys(compose.services[name]?.environment ?? {})).not.toEqual(expect.arrayContaining(foreign))
    }
  })

  test('each sector keeps its checkpoints and their key outside its database', () => {
    for (const { name } of subgraphs) {
      const { environment, volumes, secrets } = compose.services[name] ?? service.parse({})
      expect([environment.HUB_AUDIT_DIR, environment.HUB_AUDIT_KEY_FILE]).toEqual(['/audit', '/run/secrets/audit_key'])
      expect([volumes.includes('audit:/audit'), secrets]).toEqual([true, ['audit_key']])
    }
    expect(compose.services.postgres?.volumes.join(' ')).not.toContain('audit')
  })

  test('the image runs without root, from the lock file', () => {
    const text = read('Dockerfile')
    expect(text).toContain('RUN npm ci')
    expect(text.match(/^USER .*$/gm)).toEqual(['USER node'])
    expect(text.indexOf('USER node')).toBeGreaterThan(text.lastIndexOf('\nRUN '))
    expect(text).not.toMatch(/^ADD |SECRET|PASSWORD|TOKEN|sudo|chmod/m)
  })

  test.each(Object.keys(known))('%s writes to its folders only, with no right that it has no use for', name => {
    const { read_only, tmpfs, cap_drop, security_opt, privileged, user } = compose.services[name] ?? service.parse({})
    expect({ read_only, tmpfs, cap_drop, security_opt, privileged, user }).toEqual({
      read_only: true, tmpfs: ['/tmp', '/data'], cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], privileged: false, user: undefined,
    })
  })

  test('no secret stands in the file, and what is demo is not in it', () => {
    for (const { environment } of Object.values(compose.services)) {
      const secrets = Object.entries(environment).filter(([setting]) => /SECRET|PASSWORD/.test(setting))
      expect(secrets.filter(([, value]) => !/^\$\{\w+:[?-]\}$/.test(value))).toEqual([])
      expect(Object.keys(environment).filter(setting => ['HUB_CLOCK', 'HUB_AUTH', 'HUB_RATES', 'HUB_LOGIN_PORT'].includes(setting))).toEqual([])
    }
  })
})
