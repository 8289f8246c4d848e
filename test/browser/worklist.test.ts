import { readFile } from 'node:fs/promises'
import { describe, expect, inject, test } from 'vitest'
import { browserWindows, hasBrowser, isSettled, signIn, type Window } from '../support/browser.js'
import { field, signedIn } from '../support/client.js'

const coordinator = { role: 'coordinator', hospital: '49001' } as const
const rowsOf = ({ page }: Window) => page.locator('tbody tr').evaluateAll(all => all.map(row => row.getAttribute('data-row') ?? ''))
const markedOf = ({ page }: Window) => page.locator('tbody tr[aria-selected="true"]').evaluateAll(all => all.map(row => row.getAttribute('data-row')))

interface Listed {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string; readonly patientName: string; readonly urgency: string; readonly paperNumber: string | null }[]
}

async function listed(list: string, more = ''): Promise<Listed> {
  const answer = await (await signedIn(coordinator))(`{ referralWorklist(list: ${list}, first: 25${more}) { totalCount nodes { id patientName urgency paperNumber } } }`)
  return field<Listed>(answer, 'referralWorklist')
}

describe.runIf(hasBrowser)('a worklist', () => {
  const { open, openAs } = browserWindows()
  const { url } = inject('hub')
  const openList = async (query: string) => {
    const window = await openAs(url, 'coordinator-49001', `/referrals?${query}`)
    await isSettled(window.page)
    return window
  }

  test('shows what the graph says, in its order, and its address opens the same again', async () => {
    const window = await openList('list=ANSWER_MISSING')
    const { page } = window
    const { nodes } = await listed('ANSWER_MISSING')
    expect(nodes.length).toBeGreaterThan(3)
    expect(await rowsOf(window)).toEqual(nodes.map(({ id }) => id))
    await page.getByLabel('Mức độ khẩn').selectOption('URGENT')
    await page.getByLabel('Sắp xếp').selectOption('NEWEST')
    await expect.poll(() => new URL(page.url()).search).toBe('?list=ANSWER_MISSING&urgency=URGENT&sort=NEWEST')
    const urgent = await listed('ANSWER_MISSING', ', urgency: URGENT, sort: NEWEST')
    await expect.poll(() => rowsOf(window)).toEqual(urgent.nodes.map(({ id }) => id))
    await page.reload()
    await isSettled(page)
    expect(await rowsOf(window)).toEqual(urgent.nodes.map(({ id }) => id))
  })

  test('the rows of before are marked as such until the others are there, and no key is for them', async () => {
    const window = await openList('list=ANSWER_MISSING')
    const { page } = window
    const before = await rowsOf(window)
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route('**/graphql', async route => {
      await held
      await route.continue()
    })
    await page.getByLabel('Mức độ khẩn').selectOption('URGENT')
    await page.locator('table[aria-busy="true"]').waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('j')
    expect([await rowsOf(window), await markedOf(window)]).toEqual([before, []])
    release()
    await isSettled(page)
    const urgent = await listed('ANSWER_MISSING', ', urgency: URGENT')
    expect(await rowsOf(window)).toEqual(urgent.nodes.map(({ id }) => id))
    await page.keyboard.press('j')
    await expect.poll(() => markedOf(window)).toEqual([urgent.nodes[0]?.id])
  })

  test('a search leaves nothing typed in what a server sees, and says honestly when nothing fits', async () => {
    const window = await openList('list=ANSWER_MISSING')
    const { page, asked } = window
    asked.length = 0
    await page.keyboard.press('/')
    await page.keyboard.type('khong co ai ten nay')
    await page.getByText('Không có mục nào khớp bộ lọc.').waitFor()
    expect(new URL(page.url()).hash).toBe('#q=khong+co+ai+ten+nay')
    expect(asked.filter(each => each.includes('khong'))).toEqual([])
    await page.getByRole('button', { name: 'Bỏ bộ lọc' }).click()
    await expect.poll(async () => (await rowsOf(window)).length).toBe((await listed('ANSWER_MISSING')).nodes.length)
  })

  test('keys move the mark, open the row and come back to it', async () => {
    const window = await openList('list=ANSWER_MISSING')
    const { page } = window
    const rows = await rowsOf(window)
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    await expect.poll(() => markedOf(window)).toEqual([rows[1]])
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/referrals/${rows[1]}`)
    await page.locator('[data-head]').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).search).toBe(`?list=ANSWER_MISSING&row=${encodeURIComponent(rows[1] ?? '')}`)
    await expect.poll(() => markedOf(window)).toEqual([rows[1]])
  })

  test('a view is saved under a name, opened again, and removed', async () => {
    const { page } = await openList('list=ANSWER_MISSING&urgency=URGENT')
    await page.getByRole('button', { name: 'Chế độ xem' }).click()
    await page.getByLabel('Tên chế độ xem').fill('Khẩn chưa phản hồi')
    await page.getByRole('button', { name: 'Lưu chế độ xem này' }).click()
    await page.goto(`${url}/referrals`)
    await isSettled(page)
    await page.getByRole('button', { name: 'Chế độ xem' }).click()
    await page.getByRole('menuitem', { name: 'Khẩn chưa phản hồi', exact: true }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?list=ANSWER_MISSING&urgency=URGENT')
    await page.getByRole('menuitem', { name: 'Bỏ chế độ xem «Khẩn chưa phản hồi»' }).click()
    await page.getByText('Chưa lưu chế độ xem nào').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('hub.views.referrals'))).toBe('[]')
  })

  test('is written to a file only after a warning, whole, and read by Excel with its marks', async () => {
    const { page } = await openList('list=ANSWER_MISSING')
    const { totalCount } = await listed('ANSWER_MISSING')
    await page.getByRole('button', { name: 'Xuất CSV' }).click()
    const dialog = page.getByRole('dialog', { name: 'Xuất danh sách ra tệp' })
    expect(await dialog.innerText()).toContain(`Tệp chứa dữ liệu cá nhân của ${totalCount} người.`)
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Tôi hiểu, xuất tệp' }).click()])
    const text = await readFile(await file.path(), 'utf8')
    const lines = text.trimEnd().split('\r\n')
    expect(file.suggestedFilename()).toBe('chuyen-tuyen-2026-11-02.csv')
    expect(lines[0]).toBe('\ufeff"Người bệnh","Ngày sinh","Mức độ khẩn","Nơi gửi","Nơi nhận","Trạng thái","Lượt","Thời hạn","Bảo hiểm","Số phiếu"')
    expect(lines).toHaveLength(totalCount + 1)
    const names = (await listed('ANSWER_MISSING')).nodes.map(({ patientName }) => patientName)
    expect(lines.slice(1, names.length + 1).map(line => line.split('","')[0]?.slice(1))).toEqual(names)
  })

  test('says how soon the first one is there after the sign-in', async () => {
    const window = await open()
    const { page } = window
    await signIn(window, url, 'coordinator-49001', '/referrals')
    await page.locator('tbody tr').first().waitFor()
    // From the moment the provider sent the person back, as the browser reckons it.
    const took = await page.evaluate(() => performance.now())
    process.stdout.write(`The first worklist is there ${Math.round(took)} ms after the sign-in, as a browser sees it that has opened nothing before.\n`)
    expect((await rowsOf(window)).length).toBeGreaterThan(0)
  })
})
