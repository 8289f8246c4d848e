import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { field } from '../support/client.js'
import { asNurse, residentOfNurse } from '../support/nurse.js'

const pathOf = ({ id }: { readonly id: string }) => `/residents/${id}/check`

/** What stands under the field of a measure. */
const underOf = async (page: Page, measure: string) => (await page.locator(`[data-measure="${measure}"]`).innerText()).split(/\n+/).filter(line => line !== '')

const words = {
  vi: { systolic: 'Huyết áp tâm thu (mmHg)', diastolic: 'Huyết áp tâm trương (mmHg)', temperature: 'Nhiệt độ (°C)', pulse: 'Mạch (lần/phút)', doctor: 'Người khám', on: 'Ngày khám', save: 'Lưu' },
  en: { systolic: 'Systolic pressure (mmHg)', diastolic: 'Diastolic pressure (mmHg)', temperature: 'Temperature (°C)', pulse: 'Pulse (a minute)', doctor: 'Who examined', on: 'Day of the check', save: 'Save' },
} as const

describe.runIf(hasBrowser)('the form of a health check', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test('says under each field what was measured before, and nothing of a measure that never was', async () => {
    const person = residentOfNurse(20)
    const answer = await (await asNurse())('query ($id: ID!) { resident(id: $id) { lastMeasurements { measure value on } } }', { id: person.id })
    const { lastMeasurements } = field<{ lastMeasurements: { measure: string; value: number; on: string }[] }>(answer, 'resident')
    const { page, complaints } = await openAs(url, 'nurse-qn-ncc', pathOf(person))
    await isSettled(page)
    const shown = await page.locator('[data-measure]').evaluateAll(all => all.map(each => [each.getAttribute('data-measure') ?? '', each.textContent?.trim() ?? '']))
    const before = (measure: string) => {
      const last = lastMeasurements.find(each => each.measure === measure)
      return last ? `Lần trước: ${new Intl.NumberFormat('vi-VN').format(last.value)} (${last.on.split('-').reverse().join('/')})` : 'Chưa có lần đo trước'
    }
    expect(lastMeasurements.length).toBeGreaterThan(2)
    expect(shown).toHaveLength(15)
    expect(shown).toEqual(shown.map(([measure = '']) => [measure, before(measure)]))
    expect(complaints).toEqual([])
  })

  test.each([
    { language: 'vi', marks: ['Cao, khẩn (từ 180 mmHg)', 'Cao, cần khám (từ 140 mmHg)', 'Hơi cao (từ 130 mmHg)', 'Trong giới hạn', 'Hơi thấp (dưới 90 mmHg)'] },
    { language: 'en', marks: ['High, urgent (from 180 mmHg)', 'High, needs a clinician (from 140 mmHg)', 'Somewhat high (from 130 mmHg)', 'Within limits', 'Somewhat low (below 90 mmHg)'] },
  ] as const)('marks a value that is out of its range while it is typed, in words of $language', async ({ language, marks }) => {
    const { page } = await openAs(url, 'nurse-qn-ncc', pathOf(residentOfNurse(20)), { language })
    await isSettled(page)
    const told: (string | undefined)[] = []
    for (const value of ['185', '140', '139', '129', '89']) {
      await page.getByLabel(words[language].systolic).fill(value)
      told.push((await underOf(page, 'SYSTOLIC_BP')).at(-1))
    }
    expect(told).toEqual(marks)
    await page.getByLabel(words[language].systolic).fill('')
    expect(await underOf(page, 'SYSTOLIC_BP')).toHaveLength(1)
    // A pulse has no mark in any source: nothing is said of it.
    await page.getByLabel(words[language].pulse).fill('150')
    expect(await underOf(page, 'PULSE')).toHaveLength(1)
  })

  test('reckons the body-mass index as weight and height are typed, with its mark', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', pathOf(residentOfNurse(20)))
    await isSettled(page)
    await page.getByLabel('Chiều cao (cm)').fill('155,5')
    await page.getByLabel('Cân nặng (kg)').fill('61')
    expect(await underOf(page, 'BMI')).toEqual(['BMI 25,2 kg/m² Cao, cần khám (từ 25 kg/m²)'])
  })

  test('keeps what was typed through a reload, until it is thrown away, which is asked once more', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', pathOf(residentOfNurse(21)))
    await isSettled(page)
    await page.getByLabel('Ngày khám').fill('30/10/2026')
    await page.getByLabel('Người khám').fill('BS. Lê Thị Hoa')
    await page.getByLabel(words.vi.systolic).fill('151')
    await page.getByRole('textbox', { name: 'Kết luận' }).fill('Theo dõi huyết áp')
    const typed = async () => Promise.all(['Ngày khám', 'Người khám', words.vi.systolic].map(label => page.getByLabel(label).inputValue()))
    await page.reload()
    await isSettled(page)
    expect([...(await typed()), await page.getByRole('textbox', { name: 'Kết luận' }).inputValue()]).toEqual(['30/10/2026', 'BS. Lê Thị Hoa', '151', 'Theo dõi huyết áp'])
    expect((await underOf(page, 'SYSTOLIC_BP')).at(-1)).toBe('Cao, cần khám (từ 140 mmHg)')
    await page.getByText('Có nội dung chưa gửi, được giữ trong thẻ này').waitFor()
    await page.getByRole('button', { name: 'Bỏ nội dung đang nhập…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click()
    expect(await typed()).toEqual(['30/10/2026', 'BS. Lê Thị Hoa', '151'])
    await page.getByRole('button', { name: 'Bỏ nội dung đang nhập…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ nội dung đang nhập' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await typed()).toEqual(['02/11/2026', '', ''])
  })

  test.each([
    {
      language: 'vi', index: 22, number: 'Nhập một số, ví dụ 36,5.', whole: 'Nhập một số nguyên, ví dụ 120.',
      refused: 'Huyết áp tâm thu ở tuổi này chỉ có thể từ 40 đến 300 mmHg. Hãy xem lại chữ số, dấu phẩy và đơn vị, rồi nhập lại.',
    },
    {
      language: 'en', index: 23, number: 'Enter a number, for example 36.5.', whole: 'Enter a whole number, for example 120.',
      refused: 'Systolic blood pressure at this age can only be from 40 to 300 mmHg. Look at the digits, the decimal point and the unit, and enter it again.',
    },
  ] as const)('tells what is wrong in $language, at its field, and loses nothing', async ({ language, index, number, whole, refused }) => {
    const label = words[language]
    const { page } = await openAs(url, 'nurse-qn-ncc', pathOf(residentOfNurse(index)), { language })
    await isSettled(page)
    await page.getByLabel(label.doctor).fill('BS. Lê Thị Hoa')
    await page.getByLabel(label.pulse).fill('72,5')
    await page.getByLabel(label.temperature).fill('ba mươi bảy')
    await page.getByLabel(label.systolic).fill('1200')
    const errorOf = (name: string) => page.getByLabel(name).evaluate(each => document.getElementById(`${each.id}-error`)?.textContent ?? '')
    const sent = page.getByRole('alert')
    await page.getByRole('button', { name: label.save }).click()
    expect([await errorOf(label.pulse), await errorOf(label.temperature), await sent.count()]).toEqual([whole, number, 0])
    await page.getByLabel(label.pulse).fill('72')
    await page.getByLabel(label.temperature).fill('36,8')
    await page.getByRole('button', { name: label.save }).click()
    await expect.poll(() => sent.allInnerTexts()).toEqual([refused])
    expect(await errorOf(label.systolic)).toBe(refused)
    await page.reload()
    await isSettled(page)
    const typed = await Promise.all([label.doctor, label.pulse, label.temperature, label.systolic].map(name => page.getByLabel(name).inputValue()))
    expect(typed).toEqual(['BS. Lê Thị Hoa', '72', '36,8', '1200'])
  })

  test('that is saved raises its alerts and shows them, each with the way to act on it and to refer, and the draft is gone', async () => {
    const person = residentOfNurse(24)
    const { page } = await openAs(url, 'nurse-qn-ncc', pathOf(person))
    await isSettled(page)
    await page.getByLabel('Người khám').fill('BS. Lê Thị Hoa')
    await page.getByLabel(words.vi.systolic).fill('186')
    await page.getByLabel(words.vi.diastolic).fill('94')
    await page.getByLabel(words.vi.temperature).fill('36,8')
    await page.getByLabel('Phân loại sức khoẻ').selectOption({ label: 'Loại III' })
    await page.getByLabel('Bệnh phát hiện: mã ICD-10, cách nhau dấu phẩy').fill('I10, E11.9')
    await page.getByText('Khám chuyên khoa').click()
    await page.getByLabel('Nội khoa').fill('Tim đều')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Đã ghi lần khám ngày 02/11/2026. Hạn khám tiếp: 02/05/2027.').waitFor()
    const ask = await asNurse()
    const answer = await ask(`query ($id: ID!) { resident(id: $id) { latestHealthCheck {
      checkedOn class examinedBy systolicBp diastolicBp temperature diseases findings { speciality text } alerts { id measure severity value } } } }`, { id: person.id })
    const { latestHealthCheck } = field<{ latestHealthCheck: { alerts: { id: string; measure: string }[] } }>(answer, 'resident')
    // The most pressing stands first on the page.
    const alerts = latestHealthCheck.alerts.toSorted((a, b) => (a.measure > b.measure ? -1 : 1))
    expect({ ...latestHealthCheck, alerts }).toEqual({
      checkedOn: '2026-11-02', class: 3, examinedBy: 'BS. Lê Thị Hoa', systolicBp: 186, diastolicBp: 94, temperature: 36.8, diseases: ['I10', 'E11.9'],
      findings: [{ speciality: 'INTERNAL', text: 'Tim đều' }],
      alerts: [
        { id: expect.any(String), measure: 'systolic_bp', severity: 'URGENT', value: 186 }, { id: expect.any(String), measure: 'diastolic_bp', severity: 'ALERT', value: 94 },
      ],
    })
    const texts: Record<string, string> = { systolic_bp: 'Khẩn | Huyết áp tâm thu 186 mmHg – Vượt ngưỡng trên', diastolic_bp: 'Cần khám | Huyết áp tâm trương 94 mmHg – Vượt ngưỡng trên' }
    const rows = page.locator('[data-saved] [data-row]')
    const lines = (await rows.allInnerTexts()).map(line => line.replaceAll(/\s*\n+\s*/g, ' | '))
    expect(lines).toEqual(alerts.map(({ measure }) => `${person.name} | ${texts[measure]} | Xử trí | Chuyển`))
    const links = await rows.evaluateAll(all => all.map(row => [...row.querySelectorAll('a')].map(link => link.getAttribute('href'))))
    const [record, encoded] = [`/residents/${person.id}`, alerts.map(({ id }) => encodeURIComponent(id))]
    expect(links).toEqual(encoded.map(id => [record, `/ward?row=${id}`, `${record}/refer?alert=${id}`]))
    expect(await page.getByRole('link', { name: 'Về hồ sơ' }).getAttribute('href')).toBe(record)
    await rows.first().getByRole('link', { name: /^Chuyển/ }).click()
    await page.getByRole('heading', { level: 1, name: `Chuyển – ${person.name}` }).waitFor()
    expect(await page.getByLabel('Từ cảnh báo sức khoẻ').inputValue()).toBe(alerts[0]?.id)
    await page.goto(`${url}${pathOf(person)}`)
    await isSettled(page)
    expect(await page.getByLabel(words.vi.systolic).inputValue()).toBe('')
    expect((await underOf(page, 'SYSTOLIC_BP'))[0]).toBe('Lần trước: 186 (02/11/2026)')
  })

  test('whose answer was lost is sent again after a reload, and is there once', async () => {
    const person = residentOfNurse(27)
    const ask = await asNurse()
    const checks = async () => field<{ healthChecks: { totalCount: number } }>(await ask('query ($id: ID!) { resident(id: $id) { healthChecks(first: 1) { totalCount } } }', { id: person.id }), 'resident').healthChecks.totalCount
    const before = await checks()
    const { page } = await openAs(url, 'nurse-qn-ncc', pathOf(person))
    await isSettled(page)
    await page.getByLabel(words.vi.doctor).fill('BS. Lê Thị Hoa')
    await page.getByLabel(words.vi.pulse).fill('71')
    const keys: string[] = []
    await page.route('**/graphql', async route => {
      const key = /"idempotencyKey":"([^"]+)"/.exec(route.request().postData() ?? '')?.[1]
      if (key === undefined) return route.continue()
      keys.push(key)
      if (keys.length > 1) return route.continue()
      // The hub does it, and nobody hears of it.
      await route.fetch()
      return route.abort('connectionfailed')
    })
    await page.getByRole('button', { name: words.vi.save }).click()
    await page.locator('[data-failure="offline"]').waitFor()
    expect(await checks()).toBe(before + 1)
    await page.reload()
    await isSettled(page)
    await page.getByRole('button', { name: words.vi.save }).click()
    await page.getByText('Đã ghi lần khám ngày 02/11/2026.').waitFor()
    expect(await checks()).toBe(before + 1)
    expect([keys.length, new Set(keys).size]).toEqual([2, 1])
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter(name => name.startsWith('hub.draft.')))).toEqual([])
  })

  test('of somebody whom the nurse may not see is not there', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/', { viewport: desk })
    await page.goto(`${url}/residents/UmVzaWRlbnQ6MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw/check`)
    await page.getByText('Không tìm thấy, hoặc bạn không được xem.').waitFor()
    expect(await page.getByRole('button', { name: 'Lưu' }).count()).toBe(0)
  })

  test.each([{ language: 'vi', index: 25 }, { language: 'en', index: 26 }] as const)('axe finds nothing in $language, at a desk and on a phone, with marks and after saving, and nothing is too wide', async ({ language, index }) => {
    const label = words[language]
    const { page, complaints } = await openAs(url, 'nurse-qn-ncc', pathOf(residentOfNurse(index)), { language })
    await isSettled(page)
    // So high that the hub asks to look at it once more.
    const values = { [label.systolic]: '225', [label.diastolic]: '86', [label.temperature]: 'x' }
    for (const [name, value] of Object.entries(values)) await page.getByLabel(name).fill(value)
    await page.getByLabel(label.doctor).fill('BS. Lê Thị Hoa')
    expect(await violationsOf(page)).toEqual([])
    await page.setViewportSize(phone)
    expect(await isTooWide(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    await page.getByLabel(label.temperature).fill('36,8')
    await page.getByRole('button', { name: label.save }).click()
    await page.locator('[data-saved] [data-row]').first().waitFor()
    expect(await isTooWide(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
