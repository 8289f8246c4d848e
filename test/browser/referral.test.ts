import { describe, expect, inject, test } from 'vitest'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { residentOfNurse } from '../support/nurse.js'
import { fields, headOf, sentReferral, take } from '../support/referral-windows.js'
import { world } from '../support/world.js'

const offHub = world.referrals.healthFacilities.find(({ onHub }) => !onHub)
const other = world.referrals.healthFacilities.find(({ onHub, code }) => onHub && code !== '49001')
if (!offHub || !other) throw new Error('The demo has too few hospitals')

describe.runIf(hasBrowser)('the page of a referral', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')
  const as = async (who: string, path: string) => {
    const { page } = await openAs(url, who, path)
    await isSettled(page)
    return page
  }

  test('offers only what may be done now; the rest is listed with the reason', async () => {
    const page = await as('coordinator-49001', await sentReferral(40))
    const offered = await page.locator('[data-action]').evaluateAll(all => all.map(each => each.getAttribute('data-action')))
    expect(offered).toEqual(['receiveReferral', 'acceptReferral', 'rejectReferral', 'redirectReferral', 'requestInformation', 'recordArrival', 'recordDeath'])
    await page.getByText('Thao tác chưa làm được và lý do').click()
    const refused = await page.locator('[data-refused]').allInnerTexts()
    expect(refused.length).toBeGreaterThan(5)
    expect(refused.filter(text => !/ – chưa làm được: .{10,}/.test(text))).toEqual([])
  })

  test('a refusal wants its coded reason and a note; what was typed stays until it is right, through a reload too', async () => {
    const page = await as('coordinator-49001', await sentReferral(41))
    await page.locator('[data-action="rejectReferral"]').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(fields.reason).selectOption('NO_BED')
    await dialog.locator('button[type="submit"]').click()
    await dialog.getByRole('alert').waitFor()
    expect(await dialog.getByRole('alert').innerText()).toMatch(/Hãy/)
    await page.reload()
    await isSettled(page)
    await page.locator('[data-action="rejectReferral"]').click()
    expect(await dialog.getByLabel(fields.reason).inputValue()).toBe('NO_BED')
    await dialog.getByLabel(fields.note).fill('Hết giường hồi sức đến thứ Năm')
    await dialog.locator('button[type="submit"]').click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(async () => (await headOf(page))[1]).toBe('Từ chối')
    expect(await page.locator('[data-step="rejectReferral"]').innerText()).toContain('Hết giường hồi sức đến thứ Năm')
  })

  test('what is asked for is answered, and both sides see it without doing anything', async () => {
    const path = await sentReferral(42)
    const hospital = await as('coordinator-49001', path)
    const home = await as('nurse-qn-ncc', path)
    await take(hospital, 'requestInformation', dialog => dialog.getByLabel(fields.note).fill('SpO2 bao nhiêu?'))
    await home.locator('[data-action="giveInformation"]').waitFor()
    await take(home, 'giveInformation', dialog => dialog.getByLabel(fields.note).fill('91% khi nằm'))
    await expect.poll(async () => (await headOf(hospital))[1]).toBe('Đã tiếp nhận phiếu')
    expect(await hospital.locator('[data-step="giveInformation"]').innerText()).toContain('91% khi nằm')
  })

  test('who is sent on keeps one chain, drawn as steps, with the way back to its first part', async () => {
    const path = await sentReferral(43)
    const hospital = await as('coordinator-49001', path)
    const home = await as('nurse-qn-ncc', path)
    await take(hospital, 'redirectReferral', async dialog => {
      await dialog.getByRole('combobox', { name: /^Chuyển tiếp đến/ }).fill(other.code)
      await hospital.getByRole('option', { name: new RegExp(`\\(${other.code}\\)$`) }).click()
      await dialog.getByLabel(fields.reason).selectOption('NO_SPECIALTY')
    })
    await expect.poll(async () => (await headOf(home))[1]).toBe('Chuyển tiếp')
    await home.goto(`${url}/residents/${residentOfNurse(43).id}?tab=referrals`)
    await home.getByRole('link', { name: other.name }).first().click()
    await home.locator('[data-chain]').waitFor()
    expect((await home.locator('[data-chain]').innerText()).replaceAll(/\s+/g, ' ')).toBe(`Bệnh viện Đa khoa Quảng Nam → ${other.name} Chuyển tiếp`)
    expect(await violationsOf(home)).toEqual([])
    await home.locator('[data-chain] a').click()
    await expect.poll(() => new URL(home.url()).pathname).toBe(path)
  })

  test('for a hospital that is not on the hub the sender records the steps, and says how they are known', async () => {
    const page = await as('nurse-qn-ncc', await sentReferral(44, offHub.code, 'SENT SENDER'))
    await page.getByText('Nơi nhận chưa dùng hệ thống').waitFor()
    await take(page, 'acceptReferral', async dialog => {
      await dialog.getByLabel(/^Biết qua đâu/).selectOption('PHONE')
      await dialog.getByLabel(/^Ngày hẹn đến/).fill('04/11/2026')
    })
    expect(await page.locator('[data-step="acceptReferral"]').innerText()).toContain('biết qua: Điện thoại')
    await expect.poll(() => page.locator('main').innerText()).toContain('Hẹn đến 04/11/2026')
  })

  test('two who act on the same state at once: one is done, the other is told, and loses nothing of what was typed', async () => {
    const path = await sentReferral(45)
    const [one, two] = [await as('coordinator-49001', path), await as('clinician-49001', path)]
    await two.locator('[data-action="requestInformation"]').click()
    await two.getByRole('dialog').getByLabel(fields.note).fill('Cần kết quả X-quang')
    await two.context().setOffline(true)
    await take(one, 'acceptReferral')
    await two.getByRole('dialog').locator('button[type="submit"]').click()
    await two.getByRole('dialog').getByText('Chưa lưu được. Những gì bạn nhập vẫn còn đây').waitFor()
    await two.context().setOffline(false)
    await two.getByRole('dialog').locator('button[type="submit"]').click()
    await two.getByRole('dialog').getByRole('alert').filter({ hasText: /phiếu|trạng thái/i }).first().waitFor()
    expect(await two.getByRole('dialog').getByLabel(fields.note).inputValue()).toBe('Cần kết quả X-quang')
    await expect.poll(async () => (await headOf(two))[1]).toBe('Đồng ý nhận')
  })

  test.each(['vi', 'en'] as const)('axe finds nothing in %s, and it fits a desk and a phone, with a dialog open too', async language => {
    const path = await sentReferral(language === 'vi' ? 46 : 47)
    const { page, complaints } = await openAs(url, 'coordinator-49001', path, { language })
    for (const viewport of [desk, phone]) {
      await page.setViewportSize(viewport)
      expect([await violationsOf(page), await isTooWide(page)]).toEqual([[], false])
    }
    await page.locator('[data-action="redirectReferral"]').click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
