import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import jsqr from 'jsqr'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { field, signedIn } from '../support/client.js'
import { answerPanel, checkNumber, insuranceOfficer, linesOf, numberBox, register, strangers, submitCheck } from '../support/coverage-page.js'
import { referredResidents, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const person = 'insurance-officer-48'
const cards = strangers(2)
const [resident = ''] = referredResidents('QN-NCC')
const residentName = world.facilities.residents.find(({ id }) => resident === Buffer.from(`Resident:${id}`).toString('base64'))?.fullName ?? ''

/** In the order of the hub. */
const routes = {
  WITH_SLIP: 'Có phiếu chuyển', APPOINTMENT: 'Có phiếu hẹn khám lại', SELF_REFERRED_OUTPATIENT: 'Tự đến, ngoại trú', SELF_REFERRED_INPATIENT: 'Tự đến, nội trú', EMERGENCY: 'Cấp cứu',
  CHANGED_STAY: 'Thay đổi nơi lưu trú',
}

describe.runIf(hasBrowser)('the visit, the hospitals side by side and the paper', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')
  beforeAll(async () => {
    for (const card of [cards.covered, cards.partly, cards.ended]) await register(card)
  })

  test('the visit decides: by oneself, and with a paper', async () => {
    const { page } = await openAs(url, person, '/coverage')
    await numberBox(page).fill(cards.partly.cardNumber)
    await page.getByText('Khám ở đâu, ngày nào, bằng cách nào').click()
    await page.getByRole('combobox', { name: 'Cơ sở KCB (bỏ trống: nơi đăng ký KCB ban đầu)' }).fill('01001')
    await page.locator('div[role="option"]').first().click()
    const said = async () => {
      await submitCheck(page)
      await answerPanel(page).waitFor()
      const lines = linesOf(await answerPanel(page).innerText())
      return [lines[1], lines[lines.indexOf('Nơi khám') + 1]]
    }
    await page.getByLabel('Cách đến khám').selectOption({ label: 'Tự đến, ngoại trú' })
    const byOneself = await said()
    await page.getByLabel('Cách đến khám').selectOption({ label: 'Có phiếu chuyển' })
    await page.getByLabel('Ngày ký phiếu chuyển').fill('02/11/2026')
    await page.getByLabel('Phiếu chuyển có giá trị đến').fill('16/11/2026')
    expect([byOneself, await said()]).toEqual([['Không được hưởng', '01001, Ngoại trú'], ['Được hưởng một phần 80 %', '01001']])
  })

  test('a resident is asked about by a link, side by side at the hospitals one chooses', async () => {
    const { page } = await openAs(url, person, `/coverage?resident=${resident}&at=49001`)
    await page.getByRole('combobox', { name: 'Thêm cơ sở KCB để so sánh' }).fill('01001')
    await page.locator('div[role="option"]').first().click()
    const table = page.getByRole('table', { name: 'Mức hưởng theo cách đến khám' })
    await expect.poll(() => table.locator('thead th').allInnerTexts(), { timeout: 20_000 }).toEqual(['Cách đến khám', 'Bệnh viện Đa khoa Quảng Nam', 'Bệnh viện Bạch Mai'])
    await isSettled(page)
    const rows = (await table.locator('tbody tr').all()).map(async row => (await row.locator('th, td').allInnerTexts()).map(cell => linesOf(cell).filter(line => !line.startsWith('lúc')).join(' – ')))
    const { places } = field<{ places: { best: string; routes: { route: string; answer: { percent?: number } }[] }[] }>(
      await (await signedIn(insuranceOfficer))(
        'query ($resident: ID!) { coverageByRoute(resident: $resident, healthFacilities: ["49001", "01001"]) { places { best routes { route answer { ... on Covered { percent } } } } } }',
        { resident },
      ),
      'coverageByRoute',
    )
    const said = (percent: number | undefined) => (percent === undefined ? 'Không được hưởng' : `${percent < 100 ? 'Được hưởng một phần' : 'Được hưởng'} ${String(percent).replace('.', ',')} %`)
    expect(await Promise.all(rows)).toEqual(
      Object.entries(routes).map(([route, name]) => [
        name,
        ...places.map(place => said(place.routes.find(each => each.route === route)?.answer.percent) + (place.best === route ? ' – Có lợi nhất' : '')),
      ]),
    )
    expect(places.map(({ routes: rows }) => rows.find(({ route }) => route === 'SELF_REFERRED_OUTPATIENT')?.answer.percent)).toEqual([47.5, undefined])
    expect(new URL(page.url()).searchParams.get('at')).toBe('49001-01001')
    await submitCheck(page)
    await answerPanel(page).waitFor()
    expect(linesOf(await answerPanel(page).innerText()).slice(0, 2)).toEqual([`Kết quả tra cứu – ${residentName}`, 'Được hưởng một phần 95 %'])
  })

  test('a statement has its number and a QR code on the paper that is printed, and is a file too', async () => {
    const { page } = await openAs(url, person, '/coverage')
    await checkNumber(page, cards.covered.cardNumber)
    await page.getByRole('button', { name: 'Phát hành phiếu để in' }).click()
    const paper = page.locator('[data-panel="Phiếu kết quả"]')
    await paper.waitFor()
    const lines = linesOf(await paper.innerText())
    const verify = lines[6] ?? ''
    expect(lines).toEqual([
      'Phiếu kết quả',
      'Số phiếu',
      expect.stringMatching(/^QL-[0-9A-Z]{10}$/),
      'Phát hành lúc',
      '02/11/2026 09:00',
      'Kiểm tra phiếu tại',
      expect.stringMatching(/\/verify\/QL-[0-9A-Z]{10}-[0-9A-Z]{16}$/),
      'Mã SHA-256 của tệp PDF',
      expect.stringMatching(/^[0-9a-f]{64}$/),
      'In',
      'Tải tệp PDF',
    ])
    await page.reload()
    await isSettled(page)
    expect(linesOf(await paper.innerText())).toEqual(lines)
    expect(await readQr(page)).toBe(verify)
    expect((await fetch(`${url}${new URL(verify).pathname}`)).status).toBe(200)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải tệp PDF' }).click()])
    const file = await readFile(await download.path())
    expect([download.suggestedFilename(), createHash('sha256').update(file).digest('hex')]).toEqual([`${lines[2]}.pdf`, lines[8]])
    const printed = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    const first = await printed.getPage(1)
    const { text } = await extractText(printed, { mergePages: true })
    const words = text.normalize('NFC').replaceAll(/\s+/g, ' ')
    // A4, in points.
    expect(first.view.map(Math.round)).toEqual([0, 0, 595, 842])
    expect(['Được hưởng 100 %', 'đến hết 31/12/2026', 'BP-1', lines[2], 'Khám ở đâu', 'Tải tệp PDF', 'Kết quả đã lưu'].map(part => words.includes(part ?? ''))).toEqual([true, true, true, true, false, false, false])
  })

  test.each(['vi', 'en'] as const)('axe finds nothing and it fits a desk and a phone, in %s', async language => {
    const { page, complaints } = await openAs(url, person, '/coverage', { language })
    const kept = field<{ check: { id: string } }>(
      await (await signedIn(insuranceOfficer))('mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id } } }', { input: { idempotencyKey: freshKey('check'), identifier: cards.ended.cardNumber } }),
      'checkCoverage',
    ).check.id
    const found: unknown[] = []
    for (const path of ['/coverage', `/coverage?resident=${resident}&at=49001-01001`, `/coverage?check=${kept}`, `/coverage/checks/${kept}`]) {
      await page.goto(`${url}${path}`)
      for (const viewport of [desk, phone]) {
        await page.setViewportSize(viewport)
        await isSettled(page)
        found.push({ path, violations: await violationsOf(page), isTooWide: await isTooWide(page), gaps: await page.locator('[data-failure]').count() })
      }
    }
    await page.goto(`${url}/coverage`)
    await page.locator('summary').click()
    await numberBox(page).fill('ABC')
    found.push({ path: 'open form', violations: await violationsOf(page), isTooWide: await isTooWide(page), gaps: 0 })
    expect(found.filter(each => JSON.stringify(each).includes('"violations":[],"isTooWide":false,"gaps":0') === false)).toEqual([])
    expect(complaints).toEqual([])
  })
})

/** What a reader sees in the QR code of the page. */
async function readQr(page: Page): Promise<string | undefined> {
  const { data, size } = await page.getByRole('img', { name: 'Mã QR dẫn đến trang kiểm tra phiếu' }).evaluate(async svg => {
    const size = 264
    const image = new Image(size, size)
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, size, size)
    return { data: [...(context?.getImageData(0, 0, size, size).data ?? [])], size }
  })
  return jsqr.default(new Uint8ClampedArray(data), size, size)?.data
}
