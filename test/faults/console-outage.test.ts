import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { type SubgraphName, subgraphs } from '../../schema/subgraphs.js'
import { browserWindows, hasBrowser, isSettled } from '../support/browser.js'
import { consoleServices } from '../support/console-services.js'
import { startSubgraph } from '../support/hub.js'
import { referredResidents, world } from '../support/world.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: the console while sectors are away needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

const [resident = ''] = referredResidents('QN-NCC')
const received = world.referrals.healthFacilities.find(({ code }) => code === '49001')
const referral = world.referrals.referrals.find(each => each.toHealthFacilityId === received?.id && each.status === 'SENT')
if (!referral) throw new Error('Nothing was sent to 49001')

interface Watched {
  readonly who: string
  readonly path: string
  /** The parts that are gone while a sector is away, by the name of their panel or `page`; every other part stays. */
  readonly gone: Readonly<Record<SubgraphName, readonly string[]>>
}

const watched: Readonly<Record<string, Watched>> = {
  'the record of a person': {
    who: 'nurse-qn-ncc',
    path: `/residents/${resident}?tab=coverage`,
    gone: { facilities: ['Các thẻ BHYT', 'Hồ sơ', 'Hồ sơ'], referrals: ['Hồ sơ'], insurance: ['Các thẻ BHYT', 'Hồ sơ', 'Quyền lợi hôm nay'] },
  },
  'a referral': {
    who: 'coordinator-49001',
    path: `/referrals/${toGlobalId('Referral', referral.id)}`,
    gone: { facilities: [], referrals: ['Bảo hiểm', 'Diễn biến', 'Tóm tắt lâm sàng', 'Trao đổi', 'page'], insurance: ['Bảo hiểm'] },
  },
  'a worklist': { who: 'coordinator-49001', path: '/referrals', gone: { facilities: [], referrals: ['page'], insurance: ['page'] } },
  'today': { who: 'nurse-qn-ncc', path: '/', gone: { facilities: ['Việc chăm sóc hôm nay', 'Việc chăm sóc hôm nay'], referrals: ['Chuyển tuyến'], insurance: ['Thẻ bảo hiểm'] } },
  'the ward': { who: 'nurse-qn-ncc', path: '/ward', gone: { facilities: ['Cảnh báo cần xử trí', 'Việc trong ngày', 'Đang vắng mặt'], referrals: [], insurance: ['Thẻ BHYT sắp hết hạn'] } },
  'cards that end soon': { who: 'insurance-officer-48', path: '/coverage/expiring', gone: { facilities: [], referrals: [], insurance: ['page'] } },
  'the people of a home': { who: 'nurse-qn-ncc', path: '/residents', gone: { facilities: ['page'], referrals: [], insurance: [] } },
}

/** Each part that says it could not be fetched, by the panel it is in. */
const goneOn = (page: Page) =>
  page
    .locator('[data-failure]')
    .evaluateAll(all => all.map(each => `${each.getAttribute('data-failure')} ${each.closest('section')?.getAttribute('aria-label') ?? 'page'}`).toSorted())

const textOf = (page: Page) => page.locator('main').innerText()

describe.runIf(server && hasBrowser)('the console while a sector is away', () => {
  const { openAs } = browserWindows()
  let hub: Awaited<ReturnType<typeof consoleServices>>
  beforeAll(async () => {
    hub = await consoleServices()
  })
  afterAll(() => hub?.stop())

  const start = async (sector: SubgraphName) => void hub.processes.set(sector, await startSubgraph(sector, hub.settings))
  // A test that failed leaves no sector away for the next one.
  afterEach(async () => {
    for (const [name, { child }] of hub.processes) if (child.exitCode !== null) await start(subgraphs.find(each => each.name === name)?.name ?? 'facilities')
  })

  test.each(['insurance', 'referrals', 'facilities'] as const)(
    '%s: open pages stay as they are, a page fetched meanwhile says what is missing, and it comes back by itself',
    { timeout: 240_000 },
    async sector => {
      const pages: Record<string, Page> = {}
      const before: Record<string, string> = {}
      for (const [name, { who, path }] of Object.entries(watched)) {
        const { page } = await openAs(hub.url, who, path)
        await isSettled(page)
        expect([name, await goneOn(page)]).toEqual([name, []])
        pages[name] = page
        before[name] = await textOf(page)
      }
      await hub.processes.get(sector)?.stop()
      for (const [name, page] of Object.entries(pages)) expect([name, await textOf(page)]).toEqual([name, before[name]])

      for (const [name, page] of Object.entries(pages)) {
        await page.reload()
        await page.waitForSelector('#page-title')
        await isSettled(page)
        const expected = watched[name]?.gone[sector].map(part => `unavailable ${part}`).toSorted()
        await expect.poll(async () => [name, await goneOn(page)], { timeout: 20_000 }).toEqual([name, expected])
        expect((await textOf(page)).length).toBeGreaterThan(40)
        // A card that could not be looked at is never one that does not pay.
        const saysNo = (await textOf(page)).includes('Không được hưởng')
        expect([name, sector === 'insurance' && saysNo]).toEqual([name, false])
      }

      await start(sector)
      for (const [name, page] of Object.entries(pages)) {
        await expect.poll(async () => [name, await goneOn(page)], { timeout: 40_000 }).toEqual([name, []])
      }
    },
  )
})
