import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openEmbedded } from '../../kit/database.js'
import { clientWith } from '../support/client.js'
import { copyTemplate, type Hub, startHub, testClock, tokenFor } from '../support/hub.js'
import { run } from '../support/processes.js'
import { referredResidents } from '../support/world.js'

const verify = async (settings: Record<string, string>) => {
  const command = run('start/audit-verify.js', settings)
  return { code: await command.ended, says: (command.stdout() + command.stderr()).trimEnd().split('\n') }
}

describe('npm run audit:verify', { timeout: 240_000 }, () => {
  let hub: Hub
  const [id = ''] = referredResidents('QN-NCC')
  const whole = (sector: string) => expect.stringMatching(new RegExp(`^${sector}: [\\d,]+ entr(y|ies), whole; \\d+ checkpoints? vouch(es)? for the first [\\d,]+\\.$`))
  const entries = (line = '') => Number(/: ([\d,]+) entr(?:y|ies), whole/.exec(line)?.[1]?.replaceAll(',', ''))

  beforeAll(async () => {
    hub = await startHub('embedded', inject('template'))
  })
  afterAll(() => hub?.stop())

  test('asks the hub that has the folder, and counts what was written since', async () => {
    const settings = { HUB_DATA_DIR: hub.dataDir }
    const before = await verify(settings)
    expect(before).toEqual({ code: 0, says: [whole('facilities'), whole('referrals'), whole('insurance')] })
    const ask = clientWith(hub.url, await tokenFor(hub.dataDir, { role: 'nurse', facility: 'QN-NCC' }))
    const answer = await ask('query ($id: ID!) { resident(id: $id) { fullName referrals(first: 1) { totalCount } coverage { __typename } } }', { id })
    expect(answer.errors).toBeUndefined()
    const after = await verify(settings)
    expect(after.says.map(entries).map((n, i) => n - entries(before.says[i]))).toEqual([1, 1, 1])
  })

  test('the other commands reach it too, and say what is wrong with how they are called', async () => {
    const clock = run('start/clock.js', { HUB_DATA_DIR: hub.dataDir })
    expect([await clock.ended, clock.stdout()]).toEqual([0, expect.stringMatching(/^\d+ expired, \d+ no-shows, \d+ escalated, \d+ departures noted/)])
    const rebuild = run('start/rebuild.js', { HUB_DATA_DIR: hub.dataDir }, ['insurance'])
    expect([await rebuild.ended, rebuild.stdout()]).toEqual([0, expect.stringMatching(/^insurance: the copies of facilities are filled anew from \d+ events\.\n/)])
    const wrong = run('start/rebuild.js', { HUB_DATA_DIR: hub.dataDir }, ['hospitals'])
    expect([await wrong.ended, wrong.stderr()]).toEqual([1, expect.stringMatching(/^Use: npm run rebuild/)])
  })

  test('opens the folder itself when nobody runs, and names the first thing that was changed', async () => {
    await hub.processes.get('hub')?.stop()
    const settings = { HUB_DATA_DIR: hub.dataDir, HUB_CLOCK: testClock }
    expect(await verify(settings)).toEqual({ code: 0, says: [whole('facilities'), whole('referrals'), whole('insurance')] })
    const embedded = await openEmbedded({ folder: join(hub.dataDir, 'database') })
    await embedded.exec(`alter table facilities.audit_entry disable trigger user;
      update facilities.audit_entry set actor = 'somebody-else' where position = (select max(position) from facilities.audit_entry)`)
    await embedded.exec(`alter table referrals.audit_entry disable trigger user;
      delete from referrals.audit_entry where position = (select max(position) from referrals.audit_entry)`)
    await embedded.close()
    const { code, says } = await verify(settings)
    expect([code, says]).toEqual([
      1,
      [
        expect.stringMatching(/^facilities: entry \d+ of \S+Z is not what was written: it, or the one before it, was changed\. Before that, [\d,]+ (entries are|entry is) whole\.$/),
        expect.stringMatching(/^referrals: it ends with entry \d+, but its head saw entry \d+: its tail was cut, or an old copy was put back\. Before that, [\d,]+ (entries are|entry is) whole\.$/),
        whole('insurance'),
      ],
    ])
  })

  test('an old copy of the folder beside checkpoints kept elsewhere', async () => {
    const [folder, kept] = [await copyTemplate(inject('template')), await mkdtemp(join(tmpdir(), 'hub-checkpoints-'))]
    for (const name of ['facilities.jsonl', 'demo-key.pem']) await writeFile(join(kept, name), await readFile(join(hub.dataDir, 'audit', name)))
    const { code, says } = await verify({ HUB_DATA_DIR: folder, HUB_AUDIT_DIR: kept })
    expect([code, says[0]]).toEqual([1, expect.stringMatching(/^facilities: it ends with entry \d+, but the checkpoint of \S+Z saw entry \d+: its tail was cut, or an old copy was put back\./)])
    await Promise.all([folder, kept].map(each => rm(each, { recursive: true })))
  })

  test('where no socket can be made the hub starts all the same, and a command says that it has the folder', async () => {
    const folder = await copyTemplate(inject('template'))
    await mkdir(join(folder, 'hub.sock', 'in-the-way'), { recursive: true })
    const other = await startHub('embedded', folder)
    expect(other.processes.get('hub')?.stderr() + (other.processes.get('hub')?.stdout() ?? '')).toContain('commands cannot reach this hub while it runs')
    const { code, says } = await verify({ HUB_DATA_DIR: other.dataDir })
    expect([code, says]).toEqual([1, [`The data folder ${other.dataDir} is in use by another hub. Stop that one, or set HUB_DATA_DIR to another folder.`]])
    await other.stop()
    await rm(folder, { recursive: true })
  })
})
