import { describe, expect, inject, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf, type Window } from '../support/browser.js'
import { referredResidents, residentsOf, world } from '../support/world.js'

const home = 'QN-NCC'
const [person] = residentsOf(home).filter(({ id }) => toGlobalId('Resident', id) === referredResidents(home)[0])
if (!person) throw new Error(`Nobody of ${home} was referred`)
const record = `/residents/${toGlobalId('Resident', person.id)}`
const [inside] = residentsOf('QN-CNMT').filter(({ leftOn, survivorId }) => leftOn === null && survivorId === null)
if (!inside) throw new Error('Nobody is in the centre')
const sealed = `/residents/${toGlobalId('Resident', inside.id)}`

const numberOf = (type: string) => {
  const found = world.facilities.identifiers.find(each => each.residentId === person.id && each.type === type)
  if (!found) throw new Error(`${person.code} has no ${type}`)
  return found.value
}

const textsOf = ({ page }: Window, selector: string) => page.locator(selector).allInnerTexts()
const bare = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

describe.runIf(hasBrowser)('the residents in the console', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test('are found as one types a name without marks, and opened by keys', async () => {
    const window = await openAs(url, 'nurse-qn-ncc', '/residents')
    const { page } = window
    await isSettled(page)
    await page.keyboard.press('/')
    await page.keyboard.type(bare(person.fullName).toLowerCase())
    await page.locator('tbody tr', { hasText: person.code }).waitFor()
    await expect.poll(async () => (await textsOf(window, 'tbody tr td:first-child')).every(text => text.includes(person.fullName))).toBe(true)
    await page.keyboard.press('Enter')
    const rows = await page.locator('tbody tr').evaluateAll(all => all.map(row => row.getAttribute('data-row')))
    const nth = rows.indexOf(toGlobalId('Resident', person.id))
    for (let at = 0; at <= nth; at++) await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: person.fullName }).waitFor()
    expect(new URL(page.url()).pathname).toBe(record)
  })

  test('nobody with a name is said honestly, with the way back', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/residents#q=khongcoai')
    await page.getByText('Không có mục nào khớp bộ lọc.').waitFor()
    await page.getByRole('button', { name: 'Bỏ bộ lọc' }).click()
    await page.locator('tbody tr').first().waitFor()
    expect(page.url()).toBe(`${url}/residents`)
  })

  test('are found by a number of their papers, which then stands in no address and is not kept', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/residents')
    await isSettled(page)
    const number = numberOf('PERSONAL_ID')
    await page.getByLabel('Tìm người').fill(number)
    await page.getByText('Đã nhận ra: số định danh cá nhân (CCCD)').waitFor()
    expect(await page.locator('tbody tr').evaluateAll(all => all.map(row => row.getAttribute('data-row')))).toEqual([toGlobalId('Resident', person.id)])
    expect(await page.evaluate(() => window.location.href + JSON.stringify(localStorage) + JSON.stringify(Object.keys(sessionStorage)))).not.toContain(number)
    await page.getByLabel('Tìm người').fill(number.replace(/\d$/, last => String((Number(last) + 1) % 10)))
    await page.getByText('Không có ai bạn được xem có số này.').waitFor()
  })

  test('a record has its banner and five parts, of which an address opens each', async () => {
    const window = await openAs(url, 'nurse-qn-ncc', record)
    const { page } = window
    await isSettled(page)
    const banner = await page.locator('[data-banner]').innerText()
    expect(banner).toContain(person.fullName)
    expect(banner).toMatch(/Bảo hiểm\s+Được hưởng( một phần)? \d+ %\s+lúc/)
    expect(banner).toMatch(/Phiếu chuyển đang mở\s+Bệnh viện .* – .*\s+(còn|quá hạn)/)
    expect(banner).toMatch(/Cảnh báo chưa xử trí\s+\d+ – /)
    const parts = { timeline: 'Diễn biến', health: 'Sức khoẻ', referrals: 'Chuyển tuyến', coverage: 'Bảo hiểm', looks: 'Ai đã xem' }
    for (const [tab, name] of Object.entries(parts)) {
      await page.getByRole('tab', { name }).click()
      await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe(tab)
      await page.reload()
      await isSettled(page)
      expect(await page.getByRole('tab', { name }).getAttribute('aria-selected')).toBe('true')
    }
    expect(await page.locator('[data-failure]').evaluateAll(all => all.map(each => each.getAttribute('data-failure')))).toEqual(['forbidden', 'forbidden', 'forbidden'])
    expect(window.complaints).toEqual([])
  })

  test('the timeline puts what three sectors tell into one order', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', record)
    await isSettled(page)
    const items = await page.locator('[data-sector]').evaluateAll(all => all.map(item => ({ sector: item.getAttribute('data-sector'), text: item.textContent ?? '' })))
    const days = items.map(({ text }) => {
      const [, day = '', month = '', year = '', time = '00:00'] = /(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d))?/.exec(text) ?? []
      return `${year}-${month}-${day} ${time}`
    })
    expect(days).toEqual(days.toSorted().toReversed())
    expect([...new Set(items.map(({ sector }) => sector))].toSorted()).toEqual(['FACILITIES', 'INSURANCE', 'REFERRALS'])
  })

  test('each role sees what is its own, and is told what is not', async () => {
    const failures = async (who: string, tab: string) => {
      const { page } = await openAs(url, who, `${record}?tab=${tab}`)
      await isSettled(page)
      return page.locator('[data-failure]').evaluateAll(all => all.map(each => each.getAttribute('data-failure')))
    }
    expect(await failures('head-qn-ncc', 'looks')).toEqual([])
    expect(await failures('insurance-officer-48', 'coverage')).not.toContain('unavailable')
    const { page } = await openAs(url, 'coordinator-52', record)
    await isSettled(page)
    expect(await page.locator('[data-banner]').innerText()).toContain('Không tìm thấy, hoặc bạn không được xem.')
  })

  test('who looked is told to the head, in words', async () => {
    await openAs(url, 'nurse-qn-ncc', record)
    const { page } = await openAs(url, 'head-qn-ncc', `${record}?tab=looks`)
    const rows = page.locator('[aria-label="Ở cơ sở trợ giúp xã hội"] tbody tr')
    await rows.first().waitFor()
    expect((await rows.allInnerTexts()).some(text => /^\d\d\/\d\d\/2026 \d\d:\d\d\s+Điều dưỡng, QN-NCC\s+Xem: /.test(text))).toBe(true)
  })

  test('a sealed record says so, asks for a reason, says who will be told, opens for a while, and shuts', async () => {
    const { page, complaints } = await openAs(url, 'coordinator-48', sealed)
    await page.locator('[data-failure="sealed"]').first().waitFor()
    expect(await page.locator('main').innerText()).not.toContain(inside.fullName)
    await page.getByRole('button', { name: 'Mở niêm phong…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Mở hồ sơ đang niêm phong' })
    expect(await dialog.innerText()).toContain('Người được chăm sóc, và lãnh đạo cơ sở giữ hồ sơ, sẽ được báo')
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByLabel(/^Lý do/).selectOption('EMERGENCY_CARE')
    await dialog.getByLabel(/Nêu rõ lý do/).fill('quá ngắn')
    await dialog.getByRole('button', { name: 'Mở và ghi nhận' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Hãy nêu rõ lý do bằng 15–1.000 ký tự.' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Mở niêm phong…' }).click()
    expect(await dialog.getByLabel(/Nêu rõ lý do/).inputValue()).toBe('quá ngắn')
    await dialog.getByLabel(/Nêu rõ lý do/).fill('Cấp cứu vì ngất ở sân, cần biết bệnh nền')
    await dialog.getByRole('button', { name: 'Mở và ghi nhận' }).click()
    await page.getByRole('heading', { level: 1, name: inside.fullName }).waitFor()
    expect(await page.locator('[data-sealed="open"]').innerText()).toMatch(/Bạn đang mở hồ sơ này đến 02\/11\/2026 \d\d:\d\d\./)
    await page.getByRole('button', { name: 'Đóng ngay' }).click()
    await page.locator('[data-failure="sealed"]').first().waitFor()
    expect(await page.locator('main').innerText()).not.toContain(inside.fullName)
    expect(complaints).toEqual([])
  })

  test.each(['vi', 'en'] as const)('axe finds nothing in %s, and every part fits a desk and a phone', async language => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/residents', { language })
    for (const path of ['/residents', ...['timeline', 'health', 'referrals', 'coverage', 'looks'].map(tab => `${record}?tab=${tab}`)]) {
      await page.goto(`${url}${path}`)
      for (const size of [desk, phone]) {
        await page.setViewportSize(size)
        expect({ path, size, found: await violationsOf(page), isTooWide: await isTooWide(page) }).toEqual({ path, size, found: [], isTooWide: false })
      }
    }
  })
})
