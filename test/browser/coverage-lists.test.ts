import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Simulator, startSimulator } from '../../subgraphs/insurance/card-gateway/simulator.js'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { clientWith, field, signedIn } from '../support/client.js'
import { type Hub, startHub, tokenFor } from '../support/hub.js'
import { freshKey } from '../support/writes.js'

const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const person = 'insurance-officer-48'
/** How long a list may take on a machine that does much else. */
const soon = { timeout: 20_000 }
const written = (day: string) => day.split('-').toReversed().join('/')
/** The cells of each row, their lines parted by a bar. */
const cellsOf = (page: Page) =>
  page.locator('tbody tr').evaluateAll(rows =>
    rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText.split('\n').map(line => line.trim()).filter(Boolean).join(' | '))),
  )
const linksOf = (page: Page) => page.locator('tbody tr td:first-child a').evaluateAll(links => links.map(link => link.getAttribute('href')))

interface Expiring {
  readonly daysLeft: number
  readonly endsBeforeReferral: boolean
  readonly card: { readonly cardNumber: string; readonly validTo: string }
  readonly resident: { readonly id: string; readonly fullName: string; readonly birthDate: string; readonly currentStay: { readonly facility: { readonly name: string } } }
  readonly referral: { readonly id: string; readonly validUntil: string; readonly toFacility: { readonly name: string } } | null
}
const expiringQuery = `query ($within: ExpiringWithin!, $after: String, $facility: ID) { expiringCards(within: $within, first: 25, after: $after, facility: $facility) { totalCount pageInfo { endCursor } nodes {
  daysLeft endsBeforeReferral card { cardNumber validTo } resident { id fullName birthDate currentStay { facility { id name } } } referral { id validUntil toFacility { name } } } } }`
const dayOf = (moment: string) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(moment))

const rowOf = ({ daysLeft, endsBeforeReferral, card, resident, referral }: Expiring) => [
  `${resident.fullName} | sinh ${written(resident.birthDate)}`,
  `${written(card.validTo)} | ${daysLeft === 0 ? 'hôm nay là ngày cuối' : `còn ${daysLeft} ngày`}`,
  endsBeforeReferral && referral ? `Thẻ hết hạn trước phiếu chuyển | ${referral.toFacility.name}, phiếu có giá trị đến hết ${dayOf(referral.validUntil)}` : '–',
  resident.currentStay.facility.name,
  card.cardNumber,
]

describe.runIf(hasBrowser)('the lists of coverage', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  const expiring = async (variables: object) => {
    const answer = await (await signedIn(officer))(expiringQuery, { within: 'DAYS_90', ...variables })
    return field<{ totalCount: number; pageInfo: { endCursor: string }; nodes: Expiring[] }>(answer, 'expiringCards')
  }

  test('cards that end, as far ahead as the address says, page by page, with those that an open referral outlives', async () => {
    const { page } = await openAs(url, person, '/coverage/expiring?within=DAYS_90')
    const first = await expiring({})
    const second = await expiring({ after: first.pageInfo.endCursor })
    expect(first.nodes.filter(({ endsBeforeReferral }) => endsBeforeReferral).length).toBeGreaterThan(0)
    await expect.poll(() => cellsOf(page), soon).toEqual(first.nodes.map(rowOf))
    expect(await linksOf(page)).toEqual(first.nodes.map(({ resident }) => `/coverage?resident=${resident.id}`))
    expect(await page.locator('[data-flag]').count()).toBe(first.nodes.filter(({ endsBeforeReferral }) => endsBeforeReferral).length)
    await page.getByRole('button', { name: 'Trang sau' }).click()
    await expect.poll(() => cellsOf(page), soon).toEqual(second.nodes.map(rowOf))
    await page.reload()
    await expect.poll(() => cellsOf(page), soon).toEqual(second.nodes.map(rowOf))
    await page.getByLabel('Hết hạn trong vòng').selectOption('DAYS_30')
    const sooner = await expiring({ within: 'DAYS_30' })
    await expect.poll(() => cellsOf(page), soon).toEqual(sooner.nodes.map(rowOf))
    expect(new URL(page.url()).search).toBe('?within=DAYS_30')
  })

  test('of one care home only, which the address holds; its staff see their own and are not asked which', async () => {
    const { page } = await openAs(url, person, '/coverage/expiring?within=DAYS_90')
    await page.getByRole('combobox', { name: 'Cơ sở (gõ tên để lọc)' }).fill('tam than Quang Nam')
    await page.getByRole('option', { name: 'Trung tâm Điều dưỡng người tâm thần Quảng Nam' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('facility'), soon).toBeTruthy()
    const mine = await expiring({ facility: new URL(page.url()).searchParams.get('facility') })
    expect(new Set(mine.nodes.map(({ resident }) => resident.currentStay.facility.name))).toEqual(new Set(['Trung tâm Điều dưỡng người tâm thần Quảng Nam']))
    await expect.poll(() => cellsOf(page), soon).toEqual(mine.nodes.map(rowOf))
    await page.reload()
    await expect.poll(() => page.getByRole('combobox', { name: 'Cơ sở (gõ tên để lọc)' }).inputValue(), soon).toBe('Trung tâm Điều dưỡng người tâm thần Quảng Nam')
    const nurse = await openAs(url, 'nurse-qn-ncc', '/coverage/expiring?within=DAYS_90')
    await isSettled(nurse.page)
    expect([await nurse.page.getByRole('combobox', { name: 'Cơ sở (gõ tên để lọc)' }).count(), await nurse.page.locator('main').getByRole('link', { name: 'Nhập thẻ từ tệp' }).count()]).toEqual([0, 0])
  })

  test('people with a right to a card and without one: their group, the card it gives and its law', async () => {
    const { page } = await openAs(url, person, '/coverage/entitled', { language: 'en' })
    const query = `{ entitledWithoutCard(first: 25) { nodes { id lastCardEndedOn rights { objectCode onlyFor legalBasis } resident { fullName birthDate currentStay { facility { name } } } } } }`
    interface Entitled {
      readonly id: string
      readonly lastCardEndedOn: string | null
      readonly rights: readonly { readonly objectCode: string; readonly onlyFor: string | null; readonly legalBasis: string }[]
      readonly resident: Expiring['resident']
    }
    const token = await tokenFor(inject('hub').dataDir, officer)
    const ask = clientWith(url, token)
    const { nodes } = field<{ nodes: Entitled[] }>(await ask(query, {}, { 'accept-language': 'en' }), 'entitledWithoutCard')
    const rows = nodes.map(({ lastCardEndedOn, rights, resident }) => [
      `${resident.fullName} | born ${written(resident.birthDate)}`,
      resident.currentStay.facility.name,
      rights.map(({ objectCode, onlyFor, legalBasis }) => `Code ${objectCode}${onlyFor ? ` (${onlyFor})` : ''} ${legalBasis}`).join(' | '),
      lastCardEndedOn ? written(lastCardEndedOn) : 'None known to the register',
    ])
    expect(nodes.length).toBe(25)
    await expect.poll(async () => (await cellsOf(page)).map(cells => cells.toSpliced(2, 1)), soon).toEqual(rows)
    expect(await linksOf(page)).toEqual(nodes.map(({ id }) => `/coverage?resident=${id}`))
    expect((await cellsOf(page)).filter(cells => /^[A-Z]/.test(cells[2] ?? '')).length).toBe(25)
  })

  test('keys walk the rows and open one; tabs lead from list to list, and officers to the cards from a file', async () => {
    const { page } = await openAs(url, person, '/coverage/entitled')
    await page.locator('tbody tr').first().waitFor()
    const [first, second] = await linksOf(page)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.locator('tr[aria-selected="true"]').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-panel^="Hôm nay"]').waitFor()
    expect([first, second]).toContain(new URL(page.url()).pathname + new URL(page.url()).search)
    const seen: string[] = []
    for (const tab of ['Thẻ sắp hết hạn', 'Chưa có thẻ', 'Kết quả đã lưu', 'Tra cứu']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect.poll(() => page.getByRole('tab', { name: tab }).getAttribute('aria-selected'), soon).toBe('true')
      seen.push(`${new URL(page.url()).pathname} ${await page.getByRole('heading', { level: 1 }).innerText()}`)
    }
    expect(seen).toEqual(['/coverage/expiring Thẻ sắp hết hạn', '/coverage/entitled Chưa có thẻ', '/coverage/checks Kết quả đã lưu', '/coverage Bảo hiểm'])
    await page.locator('main').getByRole('link', { name: 'Nhập thẻ từ tệp' }).click()
    await expect.poll(() => new URL(page.url()).pathname, soon).toBe('/imports/cards')
  })

  test.each(['vi', 'en'] as const)('axe finds nothing on any list and it fits a desk and a phone, in %s', async language => {
    const { page, complaints } = await openAs(url, person, '/coverage/checks', { language })
    const found: unknown[] = []
    for (const path of ['/coverage/expiring?within=DAYS_90', '/coverage/entitled', '/coverage/checks', '/coverage/checks?again=WAITING&mine=1']) {
      await page.goto(`${url}${path}`)
      for (const viewport of [desk, phone]) {
        await page.setViewportSize(viewport)
        await isSettled(page)
        found.push(...(await violationsOf(page)).map(each => `${path} ${each}`), ...((await isTooWide(page)) ? [`${path} is too wide`] : []))
      }
    }
    expect([found, complaints]).toEqual([[], []])
  })
})

describe.runIf(hasBrowser)('checks that the national gateway could not answer', () => {
  const { openAs } = browserWindows()
  let simulator: Simulator
  let hub: Hub
  beforeAll(async () => {
    simulator = await startSimulator({ year: 2026 })
    hub = await startHub(inject('hub').mode, inject('template'), { HUB_CARD_GATEWAY_URL: simulator.url, HUB_CARD_GATEWAY_USER: 'hub', HUB_CARD_GATEWAY_PASSWORD: 'secret' })
  })
  afterAll(async () => {
    await hub?.stop()
    await simulator?.close()
  })

  test('are "not known" and wait; the list and the page of one tell when the answer is there', async () => {
    const { page } = await openAs(hub.url, person, '/coverage')
    simulator.become('DOWN')
    await page.getByLabel('Số định danh, mã số BHXH hoặc mã thẻ BHYT').fill('GD4496600001777')
    await page.getByText('Khám ở đâu, ngày nào, bằng cách nào').click()
    await page.getByLabel('Họ tên như trên thẻ').fill('Lê Văn Lạ')
    await page.getByLabel('Ngày sinh như trên thẻ').fill('05/1955')
    await page.getByRole('button', { name: 'Tra cứu' }).click()
    const answer = page.locator('[data-panel="Kết quả tra cứu – Lê Văn Lạ"]')
    await answer.waitFor()
    const id = new URL(page.url()).searchParams.get('check') ?? ''
    const lines = (await answer.innerText()).split('\n').filter(line => line.trim() !== '')
    expect([lines[1], lines.indexOf('Không được hưởng'), lines[lines.indexOf('Nguồn dữ liệu') + 1]]).toEqual(['Chưa xác định được', -1, 'Cổng giám định BHYT'])
    expect(await page.locator('[data-again="WAITING"]').innerText()).toMatch(/^Đang chờ tra lại\s+Hệ thống tự tra lại lúc 02\/11\/2026 \d\d:\d\d\. Không có nghĩa là không có BHYT\.$/)
    const list = await openAs(hub.url, person, '/coverage/checks?again=WAITING')
    await expect.poll(() => cellsOf(list.page), soon).toEqual([
      ['Lê Văn Lạ | sinh 05/1955', expect.stringMatching(/^Chưa xác định được/), '02/11/2026', '02/11/2026 09:00', expect.stringMatching(/^Đang chờ tra lại \| lúc 02\/11\/2026 \d\d:\d\d$/), 'Có người tra'],
    ])
    expect(await linksOf(list.page)).toEqual([`/coverage/checks/${id}`])
    simulator.become('GOOD')
    const ask = clientWith(hub.url, await tokenFor(hub.dataDir, officer))
    const again = async () => {
      const input = { idempotencyKey: freshKey('check'), identifier: 'GD4496600002777', name: 'Lê Văn Lạ', birthDate: '1955' }
      await ask('mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id } } }', { input })
      return list.page.locator('[data-news]').count()
    }
    await expect.poll(again, { timeout: 60_000, interval: 2_000 }).toBe(1)
    await list.page.getByRole('button', { name: 'Cập nhật danh sách' }).click()
    await list.page.getByText('Không có mục nào khớp bộ lọc.').waitFor()
    await page.locator('[data-again="DONE"]').waitFor()
    await page.getByRole('link', { name: 'Xem kết quả tra lại' }).click()
    await page.waitForURL(/\/coverage\/checks\//)
    await page.locator('[data-again="ANSWER"]').waitFor()
    const later = (await answer.innerText()).split('\n').filter(line => line.trim() !== '')
    expect([later[1], later[later.indexOf('Nguồn gốc') + 1], await page.getByRole('link', { name: 'Xem lần tra trước' }).getAttribute('href')]).toEqual([
      'Được hưởng một phần 80 %',
      'Tra lại tự động',
      `/coverage/checks/${id}`,
    ])
  })
})
