import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openEmbedded } from '../../kit/database.js'
import { copyTemplate, testClock } from '../support/hub.js'
import { run } from '../support/processes.js'
import { world } from '../support/world.js'

let folder = ''

beforeAll(async () => {
  folder = await copyTemplate(inject('template'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs SQL on the embedded folder while nobody else has it open. */
async function sql<Row>(text: string): Promise<Row[]> {
  const embedded = await openEmbedded({ folder: join(folder, 'database') })
  const { rows } = await embedded.query<Row>(text)
  await embedded.close()
  return rows
}

const copies = `select md5(string_agg(l::text, '|' order by l.resident_id)) as links, count(*)::int as n
  from insurance.resident_link l`

const rebuild = async (...args: string[]) => {
  const command = run('start/rebuild.js', { HUB_DATA_DIR: folder, HUB_CLOCK: testClock }, args)
  return { code: await command.ended, says: command.stdout() + command.stderr() }
}

test('copies that were damaged are what their owners say again', async () => {
  const before = await sql(copies)
  expect(before).toEqual([{ links: expect.any(String), n: 3_000 }])
  await sql(`delete from insurance.resident_link where resident_id in
    (select resident_id from insurance.resident_link order by resident_id limit 100)`)
  await sql(`update insurance.resident_link set province_code = '01' where province_code = '48'`)
  expect(await sql(copies)).not.toEqual(before)
  const { code, says } = await rebuild('insurance')
  expect(code).toBe(0)
  expect(says).toMatch(/^insurance: the copies of facilities are filled anew from \d+ events\.\n/)
  expect(await sql(copies)).toEqual(before)
})

test('the health alerts are told of bulk-loaded checks, without any place, and fill their copy anew', async () => {
  const alerts = `select md5(string_agg(a::text, '|' order by a.alert_id)) as alerts, count(*)::int as n from referrals.health_alert a
    where a.kind like 'THRESHOLD%'`
  const before = await sql(alerts)
  expect(before).toEqual([{ alerts: expect.any(String), n: world.facilities.alerts.length }])
  const told = await sql(`select distinct k as key from facilities.outbox o, jsonb_object_keys(o.payload) k where o.type = 'alert.raised' order by k`)
  expect(told).toEqual(
    ['alertId', 'checkedOn', 'kind', 'measure', 'raisedAt', 'residentId', 'severity', 'subject', 'value'].map(key => ({ key })),
  )
  await sql('delete from referrals.health_alert')
  const { code, says } = await rebuild('referrals')
  expect(code).toBe(0)
  expect(says).toMatch(/^referrals: the copies of facilities are filled anew from \d+ events\.\n/)
  expect(await sql(alerts)).toEqual(before)
})

test('what is no sector is told in one sentence', async () => {
  const { code, says } = await rebuild('hospitals')
  expect(code).toBe(1)
  expect(says).toBe(
    'Use: npm run rebuild -- SUBGRAPH, or npm run rebuild -- SUBGRAPH --replay; SUBGRAPH is one of facilities, referrals, insurance.\n',
  )
})
