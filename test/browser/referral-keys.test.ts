import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { browserWindows, hasBrowser, isSettled, violationsOf } from '../support/browser.js'
import { residentsOf, world } from '../support/world.js'

const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const [person] = residentsOf('QN-NCC').filter(({ id, leftOn, survivorId }) => !referred.has(id) && leftOn === null && survivorId === null)
if (!person) throw new Error('Everybody was referred already')

/** Moves on by Tab until the focus is at what has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => {
      const at = document.activeElement
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])].map(label => label.textContent) : []
      return [at?.getAttribute('aria-label'), ...labels, at?.textContent].filter(Boolean).join(' ')
    })
    if (name.test(text)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** Takes the step of a letter, and sends what its dialog asks by Ctrl+Enter from the note. */
async function take(page: Page, key: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  await isSettled(page)
  await page.locator('[data-action]:enabled', { has: page.locator('kbd', { hasText: key }) }).waitFor()
  await page.keyboard.press(key)
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  // The dialog takes the focus once it is there; a Tab before that is still the page's.
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null)
  await fill?.(page)
  await tabTo(page, /^Ghi chú/)
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
}

const statusOf = (page: Page) => page.locator('[data-head]').innerText()

describe.runIf(hasBrowser)('a referral by keys alone', () => {
  const { open } = browserWindows()
  const { url } = inject('hub')

  /** Signs in without a mouse, and counts any press of one. */
  async function openByKeys(who: string, path: string): Promise<Page> {
    const { page, context } = await open()
    await context.addInitScript(() => window.addEventListener('pointerdown', event => event.isTrusted && document.documentElement.setAttribute('data-pressed', 'yes'), true))
    await page.goto(`${url}${path}`)
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor()
    await tabTo(page, /^Đăng nhập/)
    await page.keyboard.press('Enter')
    const choice = page.locator(`button[name="person"][value="${who}"]`)
    await choice.waitFor()
    await choice.focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('#page-title')
    await isSettled(page)
    return page
  }

  test('from the search for a person to the answer of the hospital and its end, by four people', { timeout: 240_000 }, async () => {
    const doctor = await openByKeys('clinician-qn-ncc', '/')
    await doctor.keyboard.press('p')
    await doctor.getByRole('heading', { level: 1, name: 'Người được chăm sóc' }).waitFor()
    await doctor.keyboard.press('/')
    await doctor.keyboard.type(person.fullName)
    const row = doctor.locator(`tbody tr[data-row="${toGlobalId('Resident', person.id)}"]`)
    await row.waitFor()
    await expect.poll(async () => (await doctor.locator('tbody tr td:first-child').allInnerTexts()).every(text => text.includes(person.fullName))).toBe(true)
    await doctor.keyboard.press('Enter')
    const rows = await doctor.locator('tbody tr').evaluateAll(all => all.map(each => each.getAttribute('data-row')))
    for (let at = 0; at <= rows.indexOf(toGlobalId('Resident', person.id)); at++) await doctor.keyboard.press('j')
    await doctor.keyboard.press('Enter')
    await doctor.getByRole('heading', { level: 1, name: person.fullName }).waitFor()
    await doctor.keyboard.press('f')
    await doctor.getByRole('heading', { level: 1, name: `Chuyển – ${person.fullName}` }).waitFor()
    await isSettled(doctor)
    await tabTo(doctor, /^Chuyển đến/)
    await doctor.keyboard.type('49001')
    await doctor.getByRole('option', { name: /\(49001\)$/ }).waitFor()
    await doctor.keyboard.press('ArrowDown')
    await doctor.keyboard.press('Enter')
    await tabTo(doctor, /^Lý do/)
    await doctor.keyboard.type('Khó thở tăng dần ba ngày nay')
    await tabTo(doctor, /^Người đồng ý chuyển/)
    await doctor.keyboard.press('ArrowDown')
    await tabTo(doctor, /^Lập phiếu nháp/)
    await doctor.keyboard.press('Enter')
    await doctor.getByRole('heading', { level: 1, name: `Phiếu chuyển – ${person.fullName}` }).waitFor()
    const address = new URL(doctor.url()).pathname

    const head = await openByKeys('head-qn-ncc', address)
    await take(head, 'y')
    await expect.poll(() => doctor.locator('[data-action="sendReferral"]').count()).toBe(1)
    await take(doctor, 'g')

    const desk = await openByKeys('coordinator-49001', address)
    await take(desk, 'e')
    await take(desk, 'a')
    await take(desk, 'v')
    await expect.poll(() => statusOf(desk)).toContain('Đã đến')

    const hospital = await openByKeys('clinician-49001', address)
    await take(hospital, 'b')
    await take(hospital, 'f', async page => {
      await page.keyboard.press('ArrowDown')
      await tabTo(page, /^Mã bệnh ICD-10/)
      await page.keyboard.type('J44.1')
      await tabTo(page, /^Tóm tắt/)
      await page.keyboard.type('Đợt cấp, đã ổn')
    })
    await expect.poll(() => statusOf(hospital)).toContain('Đã có phản hồi')

    await expect.poll(() => doctor.locator('[data-action="closeReferral"]').count()).toBe(1)
    expect(await doctor.locator('[data-news]').innerText()).toBe('Phiếu vừa được cập nhật: Đã có phản hồi')
    await take(doctor, 'o')
    await expect.poll(() => statusOf(doctor)).toContain('Đã đóng')
    expect(await violationsOf(doctor)).toEqual([])
    const pressed = await Promise.all([doctor, head, desk, hospital].map(page => page.locator('html').getAttribute('data-pressed')))
    expect(pressed).toEqual([null, null, null, null])
  })
})
