import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { field } from '../support/client.js'
import { asNurse, residentOfNurse, urgentAlert } from '../support/nurse.js'

const day = (text: string) => text.split('-').reverse().join('/')
const number = (value: number) => new Intl.NumberFormat('vi-VN').format(value)
const daysSince = (text: string) => number(Math.round((Date.parse('2026-11-02') - Date.parse(text)) / 86_400_000))

/** The lines of a part of the page, each as one text. */
async function linesOf(page: Page, part: string): Promise<string[]> {
  await isSettled(page)
  const lines = await page.locator(`#${part} [data-row]`).allInnerTexts()
  return lines.map(line => line.replaceAll(/\s*\n+\s*/g, ' | ').trim())
}

const lineOf = (page: Page, id: string) => page.locator(`#alerts [data-row="${id}"]`)

interface Listed<Node> {
  readonly nodes: readonly Node[]
}
type Named = { readonly resident: { readonly id: string; readonly fullName: string } }
const who = 'resident { id fullName }'

describe.runIf(hasBrowser)('the ward', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test('shows the duties of the kind that is in the address, and another kind is another address', async () => {
    const duties = async (kind: string) => {
      const answer = await (await asNurse())(`{ duties(first: 10, kinds: [${kind}]) { nodes { dueOn isOverdue ${who} } } }`)
      return field<Listed<Named & { dueOn: string; isOverdue: boolean }>>(answer, 'duties').nodes
    }
    const due = (what: string, action: string) => (duty: Named & { dueOn: string; isOverdue: boolean }) =>
      `${duty.resident.fullName} | ${what} | Hạn ${day(duty.dueOn)}${duty.isOverdue ? ` · quá hạn ${daysSince(duty.dueOn)} ngày` : ''}${action}`
    const { page, complaints } = await openAs(url, 'nurse-qn-ncc', '/ward?kind=HEALTH_CHECK')
    expect(await linesOf(page, 'duties')).toEqual((await duties('HEALTH_CHECK')).map(due('Đến hạn khám định kỳ', ' | Khám')))
    await page.getByLabel('Loại việc').selectOption('RETURN_OVERDUE')
    await expect.poll(() => linesOf(page, 'duties'), { timeout: 20_000 }).toEqual((await duties('RETURN_OVERDUE')).map(due('Quá ngày hẹn về', '')))
    expect(new URL(page.url()).search).toBe('?kind=RETURN_OVERDUE')
    await page.getByLabel('Loại việc').selectOption('VACCINATION_DUE')
    await page.locator('#duties').getByText('Không có mục nào khớp bộ lọc.').waitFor()
    expect(complaints).toEqual([])
  })

  test('is where the tiles of today lead: to the duties of a kind, and down to who is away', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc')
    await isSettled(page)
    await page.locator('[data-tile="Đến hạn khám định kỳ"]').click()
    await page.getByRole('heading', { level: 1, name: 'Khoa của tôi' }).waitFor()
    expect(await page.getByLabel('Loại việc').inputValue()).toBe('HEALTH_CHECK')
    await page.goBack()
    await page.locator('a[data-tile="Quá ngày hẹn về"][href$="#away"]').click()
    await isSettled(page)
    const part = page.locator('#away')
    await expect.poll(async () => {
      const box = await part.boundingBox()
      return box !== null && box.y >= 50 && box.y < desk.height - 100
    }).toBe(true)
    expect(await part.evaluate(each => each === document.activeElement)).toBe(true)
  })

  test('says of who is away since when, and in words who should be back', async () => {
    const answer = await (await asNurse())(`{ awayResidents(first: 10) { nodes { reason leftOn expectedReturnOn overdue ${who} } } }`)
    const away = field<Listed<Named & { reason: string; leftOn: string; expectedReturnOn: string | null; overdue: boolean }>>(answer, 'awayResidents').nodes
    const reasons: Record<string, string> = { HOME_VISIT: 'Nghỉ phép về thăm gia đình', HOSPITAL: 'Đi viện', LEFT_WITHOUT_LEAVE: 'Tự ý bỏ đi' }
    const { page } = await openAs(url, 'nurse-qn-ncc', '/ward')
    const told = away.map(({ resident, reason, leftOn, expectedReturnOn, overdue }) => {
      const back = expectedReturnOn === null ? 'không có ngày hẹn về' : `hẹn về ${day(expectedReturnOn)}`
      return `${resident.fullName} | ${reasons[reason]} · Đi ngày ${day(leftOn)} · ${back}${overdue && expectedReturnOn ? ` | quá ngày hẹn về ${daysSince(expectedReturnOn)} ngày` : ''}`
    })
    expect(told.filter(line => line.includes('quá ngày hẹn về')).length).toBeGreaterThan(0)
    expect(await linesOf(page, 'away')).toEqual(told)
  })

  test('says whose card ends soon, within as many days as are asked for', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/ward?within=DAYS_90')
    const answer = await (await asNurse())(`{ expiringCards(first: 10, within: DAYS_90) { nodes { daysLeft card { validTo } ${who} } } }`)
    const cards = field<Listed<Named & { daysLeft: number; card: { validTo: string } }>>(answer, 'expiringCards').nodes
    const lines = (await linesOf(page, 'cards')).map(line => line.split(' | ').slice(0, 2).join(' | '))
    expect(lines).toEqual(cards.map(({ resident, card, daysLeft }) => `${resident.fullName} | Hết hạn ${day(card.validTo)} · còn ${daysLeft} ngày`))
    expect(await page.getByRole('link', { name: 'Tất cả thẻ sắp hết hạn' }).getAttribute('href')).toBe('/coverage/expiring?within=DAYS_90')
    expect(await page.locator('main').getByRole('link', { name: 'Nhập từ tệp' }).getAttribute('href')).toBe('/imports/residents')
  })

  test('an alert that is watched leaves those without an action, stands among those dealt with, and is closed with what came of it', async () => {
    const person = residentOfNurse(0)
    const alert = await urgentAlert(person, 191)
    const { page } = await openAs(url, 'nurse-qn-ncc', '/ward')
    await isSettled(page)
    expect((await lineOf(page, alert).innerText()).split(/\n+/)).toEqual([person.name, 'Khẩn', 'Huyết áp tâm thu 191 mmHg – Vượt ngưỡng trên', 'Phát hiện 02/11/2026', 'Xử trí', 'Chuyển'])
    await lineOf(page, alert).getByRole('button').click()
    const dialog = page.getByRole('dialog', { name: `Xử trí cảnh báo – ${person.name}` })
    const end = dialog.getByRole('radio', { name: 'Kết thúc cảnh báo' })
    await dialog.getByText('Trước hết hãy ghi việc đang làm: theo dõi, điều trị hoặc chuyển.').waitFor()
    expect(await end.isDisabled()).toBe(true)
    await dialog.getByRole('radio', { name: 'Theo dõi, xem lại vào ngày' }).check()
    await dialog.getByLabel('Ngày xem lại').fill('09/11/2026')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.locator('[data-done]').innerText()).toBe(`Đã ghi: theo dõi – ${person.name}.`)
    await lineOf(page, alert).waitFor({ state: 'detached' })
    await page.getByLabel('Tình trạng').selectOption('ACKNOWLEDGED')
    await lineOf(page, alert).getByText('Phát hiện 02/11/2026 · Theo dõi đến 09/11/2026').waitFor()
    await lineOf(page, alert).getByRole('button').click()
    expect((await dialog.getByRole('list', { name: 'Đã làm' }).innerText()).replace(/^\S+ \S+ /, '')).toBe('– Xử trí: Theo dõi (Ngày xem lại 09/11/2026)')
    await end.check()
    await dialog.getByLabel('Kết quả').fill('Huyết áp đã ổn định.')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await dialog.waitFor({ state: 'detached' })
    await lineOf(page, alert).waitFor({ state: 'detached' })
    const answer = await (await asNurse())('query ($id: ID!) { alert(id: $id) { status note steps { move action lookAgainOn note } } }', { id: alert })
    expect(answer.data?.alert).toEqual({ status: 'CLOSED', note: 'Huyết áp đã ổn định.', steps: [
      { move: 'ACKNOWLEDGED', action: 'WATCH', lookAgainOn: '2026-11-09', note: null }, { move: 'CLOSED', action: 'WATCH', lookAgainOn: null, note: 'Huyết áp đã ổn định.' },
    ] })
  })

  test.each([
    { language: 'vi', index: 1, watch: 'Theo dõi, xem lại vào ngày', on: 'Ngày xem lại', note: 'Ghi chú', save: 'Lưu' },
    { language: 'en', index: 2, watch: 'Watch, and look again on a day', on: 'Day to look again', note: 'Note', save: 'Save' },
  ] as const)('a day that has gone is refused in $language, and what was typed stays, through a reload too', async ({ language, index, watch, on, note, save }) => {
    const alert = await urgentAlert(residentOfNurse(index), 192)
    const { page } = await openAs(url, 'nurse-qn-ncc', `/ward?row=${alert}`, { language })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: watch }).check()
    await dialog.getByLabel(on).fill('01/11/2026')
    await dialog.getByLabel(note).fill('đo lại')
    await dialog.getByRole('button', { name: save }).click()
    const ask = await asNurse()
    const input = { idempotencyKey: `past-${alert.slice(-40).replaceAll(/\W/g, '')}`, alert, expectedVersion: 1, action: 'WATCH', lookAgainOn: '2026-11-01' }
    const answer = await ask('mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { userErrors { message } } }', { input }, { 'accept-language': language })
    const [refused] = field<{ userErrors: { message: string }[] }>(answer, 'acknowledgeAlert').userErrors
    await expect.poll(() => dialog.getByRole('alert').allInnerTexts()).toEqual([refused?.message])
    await page.reload()
    await dialog.getByLabel(on).waitFor()
    expect([await dialog.getByRole('radio', { name: watch }).isChecked(), await dialog.getByLabel(on).inputValue(), await dialog.getByLabel(note).inputValue()]).toEqual([true, '01/11/2026', 'đo lại'])
  })

  test('from an alert a referral is drafted with the alert chosen, from one that waits for its referral too', async () => {
    const person = residentOfNurse(3)
    const alert = await urgentAlert(person, 194)
    const { page } = await openAs(url, 'nurse-qn-ncc', '/ward')
    const chosen = page.getByLabel('Từ cảnh báo sức khoẻ')
    const isChosen = async () => [await chosen.inputValue(), await chosen.locator('option:checked').innerText()]
    const expected = [alert, 'Huyết áp tâm thu 194 mmHg – Vượt ngưỡng trên – Khẩn (02/11/2026)']
    await lineOf(page, alert).getByRole('link', { name: 'Chuyển' }).click()
    await page.getByRole('heading', { level: 1, name: `Chuyển – ${person.name}` }).waitFor()
    expect(await isChosen()).toEqual(expected)
    await page.goBack()
    await lineOf(page, alert).getByRole('button').click()
    await page.getByRole('radio', { name: 'Chuyển đi khám: mở phiếu nháp' }).check()
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('heading', { level: 1, name: `Chuyển – ${person.name}` }).waitFor()
    await expect.poll(isChosen).toEqual(expected)
    await page.goto(`${url}/ward?row=${alert}`)
    await page.getByText('Đang chờ phiếu chuyển: ký phiếu sẽ kết thúc cảnh báo.').waitFor()
  })

  test('what is raised while it is open is counted, and shown when somebody asks for it', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/ward')
    const line = page.waitForResponse(response => response.headers()['content-type']?.startsWith('text/event-stream') === true)
    await page.reload()
    await line
    await isSettled(page)
    const alert = await urgentAlert(residentOfNurse(4), 195)
    await page.getByText(/^\d+ cảnh báo mới$/).waitFor()
    expect(await lineOf(page, alert).count()).toBe(0)
    await page.getByRole('button', { name: 'Hiện' }).click()
    await lineOf(page, alert).waitFor()
    expect(await page.getByText(/^\d+ cảnh báo mới$/).count()).toBe(0)
  })

  test('a part that is not for a role says so, and the others are there', async () => {
    const { page } = await openAs(url, 'signer-qn-ncc', '/ward')
    await isSettled(page)
    expect(await page.locator('#duties [data-failure]').getAttribute('data-failure')).toBe('forbidden')
    expect(await page.locator('[data-failure]').count()).toBe(1)
    expect(await page.locator('#alerts [data-row]').count()).toBe(10)
  })

  test.each([{ language: 'vi', index: 5 }, { language: 'en', index: 6 }] as const)('axe finds nothing in $language, at a desk and on a phone, with an alert open too, and nothing is too wide', async ({ language, index }) => {
    const alert = await urgentAlert(residentOfNurse(index), 196)
    const { page, complaints } = await openAs(url, 'nurse-qn-ncc', '/ward', { language })
    expect(await violationsOf(page)).toEqual([])
    await page.setViewportSize(phone)
    expect(await isTooWide(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    await lineOf(page, alert).getByRole('button').click()
    await page.getByRole('dialog').getByRole('radio').first().check()
    expect(await isTooWide(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
