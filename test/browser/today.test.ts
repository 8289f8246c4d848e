import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { browserWindows, hasBrowser, isSettled } from '../support/browser.js'
import { field, signedIn } from '../support/client.js'
import { nurse, residentOfNurse, urgentAlert } from '../support/nurse.js'
import { sentReferral } from '../support/referral-windows.js'

const coordinator: TokenClaims = { role: 'coordinator', hospital: '49001' }

/** The tiles by their words. */
async function tilesOf(page: Page): Promise<Record<string, number>> {
  const found = await page.locator('[data-tile]').evaluateAll(all => all.map(tile => [tile.getAttribute('data-tile') ?? '', Number((tile.firstElementChild?.textContent ?? '').replaceAll('.', ''))] as const))
  return Object.fromEntries(found)
}

async function countOf(claims: TokenClaims, root: string, by: string, value: string): Promise<number> {
  const answer = await (await signedIn(claims))(`{ ${root} { ${by} count } }`)
  return field<Record<string, unknown>[]>(answer, root).filter(each => each[by] === value).map(({ count }) => Number(count))[0] ?? 0
}

describe.runIf(hasBrowser)('today', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test('a referral that is sent to the hospital is counted on its tile by itself, and the tile leads to its list', async () => {
    const { page, complaints } = await openAs(url, 'coordinator-49001', '/')
    await isSettled(page)
    const before = await tilesOf(page)
    await sentReferral(50)
    await expect.poll(async () => (await tilesOf(page))['Chờ tiếp nhận']).not.toBe(before['Chờ tiếp nhận'])
    await expect.poll(async () => (await tilesOf(page))['Chờ tiếp nhận'] === (await countOf(coordinator, 'referralWorklistCounts', 'list', 'TO_RECEIVE'))).toBe(true)
    await page.locator('[data-tile="Chờ tiếp nhận"]').click()
    await expect.poll(() => new URL(page.url()).search).toBe('?list=TO_RECEIVE')
    expect(complaints).toEqual([])
  })

  test('an alert that is raised in the home is counted among the duties by itself', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/')
    await isSettled(page)
    const before = await tilesOf(page)
    await urgentAlert(residentOfNurse(51), 193)
    await expect.poll(async () => (await tilesOf(page))['Cảnh báo chưa xử trí']).not.toBe(before['Cảnh báo chưa xử trí'])
    await expect.poll(async () => (await tilesOf(page))['Cảnh báo chưa xử trí'] === (await countOf(nurse, 'dutyCounts', 'kind', 'ALERT_OPEN'))).toBe(true)
  })

  test('what no line tells of is asked again each minute: somebody who does not come back is counted, and is not when they have', async () => {
    const person = residentOfNurse(52)
    const change = async (name: string, input: object) => {
      const ask = await signedIn(nurse)
      const { version } = field<{ version: number }>(await ask('query ($id: ID!) { resident(id: $id) { version } }', { id: person.id }), 'resident')
      const text = `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code path } } }`
      expect(field(await ask(text, { input: { idempotencyKey: randomUUID(), resident: person.id, expectedVersion: version, ...input } }), name)).toEqual({ userErrors: [] })
    }
    const { page } = await openAs(url, 'nurse-qn-ncc', '/')
    await page.clock.install()
    await page.reload()
    await isSettled(page)
    const before = (await tilesOf(page))['Quá ngày hẹn về'] ?? 0
    await change('recordLeave', { reason: 'HOME_VISIT', from: '2026-10-20', expectedReturn: '2026-10-30' })
    await page.clock.fastForward(61_000)
    await expect.poll(async () => (await tilesOf(page))['Quá ngày hẹn về']).toBe(before + 1)
    await change('recordReturn', { on: '2026-11-02' })
    await page.clock.fastForward(61_000)
    await expect.poll(async () => (await tilesOf(page))['Quá ngày hẹn về'] ?? 0).toBe(before)
  })

  test('everybody sees what is theirs', async () => {
    const groupsOf = async (who: string) => {
      const { page } = await openAs(url, who, '/')
      await isSettled(page)
      return page.getByRole('heading', { level: 2 }).allInnerTexts()
    }
    expect(await groupsOf('coordinator-49001')).toEqual(['Chuyển tuyến'])
    expect(await groupsOf('nurse-qn-ncc')).toEqual(['Chuyển tuyến', 'Việc chăm sóc hôm nay', 'Thẻ bảo hiểm'])
    expect(await groupsOf('insurance-officer-48')).toEqual(['Thẻ bảo hiểm'])
  })
})
