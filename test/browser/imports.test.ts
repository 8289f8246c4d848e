import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import type { Download, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { browserWindows, hasBrowser } from '../support/browser.js'
import { header as cardHeader } from '../support/card-files.js'
import { cardImport, cardImportEnded, choose, confirm, confirmButton, countsOf, expectFine, gateOf, importId, peopleCalled, residentImportEnded, rowsOf, standsAt, tryIt } from '../support/import-pages.js'

const letters = (n: number) => String(n).replaceAll(/\d/g, digit => 'abcdeghikl'[Number(digit)] ?? '')
let numbers = 0
const freshId = () => `049154${process.pid % 10}${String(++numbers).padStart(5, '0')}`
const freshName = () => `Đặng Văn Thửnghiệm ${letters(++numbers)} ${letters(process.pid)}`
const freshCard = () => `BT249${process.pid % 10}7${String(++numbers).padStart(8, '0')}`
const residentHeader = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Diện đối tượng,Ngày tiếp nhận'
const person = (name: string, more: { born?: string; sex?: string; id?: string; groups?: string } = {}) =>
  [name, more.born ?? '1950', more.sex ?? 'Nam', more.id ?? freshId(), more.groups ?? 'Người cao tuổi', '01/11/2026'].join(',')
const card = (number: string, more: { born?: string; to?: string } = {}) => [number, 'Lê Thị Mẫu', more.born ?? '1951', '49010', '01/01/2026', more.to ?? '2026-12-31', '', '', ''].join(',')
const fileOf = (...lines: readonly string[]) => `${lines.join('\n')}\n`
const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8')

async function downloaded(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return download
}

describe.runIf(hasBrowser)('importing residents', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test('a file with headers of its own is mapped, tried, confirmed, and the people are there; the same file again brings nobody twice', async () => {
    const [first, second] = [freshName(), freshName()]
    const { page, complaints } = await openAs(url, 'nurse-qn-ncc', '/imports/residents')
    const file = fileOf('STT,Tên đầy đủ,Sinh,Giới tính,Diện đối tượng,Ngày tiếp nhận', `1,${first},15/03/1950,Nam,Người cao tuổi,01/11/2026`, `2,${second},1951,Nữ,Người khuyết tật,01/11/2026`, `3,${freshName()},31/02/1950,x,Người lạ,01/11/2026`)
    await choose(page, 'tháng 11.csv', file)
    await page.getByText('Chưa thấy cột bắt buộc: Họ và tên, Ngày sinh.').waitFor()
    await page.getByLabel('Tên đầy đủ', { exact: true }).selectOption('FULL_NAME')
    await page.getByLabel('Sinh', { exact: true }).selectOption('BIRTH_DATE')
    await page.getByText('Đã đủ các cột bắt buộc.').waitFor()
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    expect(await countsOf(page)).toEqual(['Số dòng', '3', 'Tiếp nhận mới', '2', 'Đã có sẵn', '0', 'Dòng bị từ chối', '1'])
    expect(await rowsOf(page, 'Lỗi trong tệp')).toEqual([
      ['4', 'Ngày sinh', 'Ngày sinh không hợp lệ. Hãy nhập năm, tháng/năm hoặc ngày, ví dụ 1950, 03/1950, 15/03/1950, 1950-03-15.'],
      ['4', 'Giới tính', 'Giới tính phải là Nam, Nữ hoặc Chưa rõ.'],
      ['4', 'Diện đối tượng', 'Không có diện đối tượng tên này. Hãy chọn tên trong trang “Hướng dẫn” của tệp mẫu; nhiều diện thì ngăn bằng dấu chấm phẩy (;).'],
    ])
    expect(await rowsOf(page, 'Các dòng sẽ được nhập')).toEqual([['2', 'Thêm mới'], ['3', 'Thêm mới']])
    expect(await peopleCalled(first)).toEqual([])
    const trial = page.url()
    await confirm(page)
    await standsAt(page, 'DONE', 'real')
    expect(page.url()).not.toBe(trial)
    expect(await countsOf(page)).toEqual(['Số dòng', '3', 'Tiếp nhận mới', '2', 'Đã có sẵn', '0', 'Dòng bị từ chối', '1'])
    expect([await peopleCalled(first), await peopleCalled(second)]).toEqual([
      [{ fullName: first, birthDate: '1950-03-15', sex: 'MALE', currentStay: { admittedOn: '2026-11-01' } }],
      [{ fullName: second, birthDate: '1951', sex: 'FEMALE', currentStay: { admittedOn: '2026-11-01' } }],
    ])
    await page.goto(trial)
    await choose(page, 'tháng 11.csv', file)
    await confirm(page)
    await standsAt(page, 'DONE', 'real')
    expect(await countsOf(page)).toEqual(['Số dòng', '3', 'Tiếp nhận mới', '0', 'Đã có sẵn', '0', 'Dòng bị từ chối', '3'])
    expect([(await peopleCalled(first)).length, (await peopleCalled(second)).length]).toEqual([1, 1])
    expect(complaints).toEqual([])
  })

  test('people with numbers who are there already are told so before anything is confirmed, and an import is undone', async () => {
    const name = freshName()
    const { page } = await openAs(url, 'head-qn-ncc', '/imports/residents')
    const file = fileOf(residentHeader, person(name))
    await choose(page, 'một người.csv', file)
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    await confirm(page)
    await standsAt(page, 'DONE', 'real')
    const real = page.url()
    await page.getByRole('link', { name: '← Các lần nhập' }).click()
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    expect(await countsOf(page)).toEqual(['Số dòng', '1', 'Tiếp nhận mới', '0', 'Đã có sẵn', '1', 'Dòng bị từ chối', '0'])
    await page.getByText('Không có dòng nào để nhập').waitFor()
    expect(await confirmButton(page).count()).toBe(0)
    await page.goto(real)
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click()
    await standsAt(page, 'UNDONE', 'real')
    expect(await countsOf(page)).toEqual(['Số dòng', '1', 'Tiếp nhận mới', '1', 'Đã có sẵn', '0', 'Dòng bị từ chối', '0', 'Đã hoàn tác', '1', 'Giữ lại', '0'])
    expect(await peopleCalled(name)).toEqual([])
  })

  test('a workbook shows its columns too, and what it would do', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Tên đầy đủ', 'Ngày sinh', 'Giới tính', 'Diện đối tượng', 'Ngày tiếp nhận'], [freshName(), '1950', 'Nam', 'Trẻ em', '2026-11-01']]), 'A')
    const { page } = await openAs(url, 'nurse-qn-ncc', '/imports/residents')
    await choose(page, 'danh sách.xlsx', Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true })))
    await page.getByLabel('Tên đầy đủ', { exact: true }).selectOption('FULL_NAME')
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    expect(await countsOf(page)).toEqual(['Số dòng', '1', 'Tiếp nhận mới', '1', 'Đã có sẵn', '0', 'Dòng bị từ chối', '0'])
    expect(await page.locator('[data-panel="Hệ thống hiểu các cột là"] p').allInnerTexts()).toEqual([
      'Tên đầy đủ', 'Họ và tên', 'Ngày sinh', 'Ngày sinh', 'Giới tính', 'Giới tính', 'Diện đối tượng', 'Diện đối tượng', 'Ngày tiếp nhận', 'Ngày tiếp nhận',
    ])
  })

  test('the template, the faults and the refused rows can be had as files, of which no cell is a formula', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/imports/residents')
    const template = await downloaded(page, 'Tải tệp mẫu (CSV)')
    expect([template.suggestedFilename(), (await textOf(template)).startsWith('\ufeffHọ và tên,Ngày sinh,Giới tính,')]).toEqual(['mau-nhap-nguoi-duoc-cham-soc.csv', true])
    expect((await downloaded(page, 'Tải tệp mẫu (Excel)')).suggestedFilename()).toBe('mau-nhap-nguoi-duoc-cham-soc.xlsx')
    await choose(page, 'lỗi.csv', fileOf(residentHeader, person('=HYPERLINK(1)', { sex: 'x', id: '' })))
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    expect(await textOf(await downloaded(page, 'Tải danh sách lỗi'))).toBe('\ufeff"Dòng","Cột","Lỗi và cách sửa"\r\n"2","Giới tính","Giới tính phải là Nam, Nữ hoặc Chưa rõ."\r\n')
    const refused = await downloaded(page, 'Tải dòng bị từ chối (CSV)')
    expect([refused.suggestedFilename(), (await textOf(refused)).includes(",'=HYPERLINK(1),1950,x,")]).toEqual(['dong-bi-tu-choi.csv', true])
    expect((await downloaded(page, 'Tải dòng bị từ chối (Excel)')).suggestedFilename()).toBe('dong-bi-tu-choi.xlsx')
  })

  test('an import whose parts have not gone is cancelled, and brings nobody', async () => {
    const name = freshName()
    const { page } = await openAs(url, 'nurse-qn-ncc', '/imports/residents')
    const gate = await gateOf(page, 0)
    await choose(page, 'hủy.csv', fileOf(residentHeader, person(name)))
    await tryIt(page)
    await page.locator('[data-failure="offline"]').waitFor()
    await page.getByRole('button', { name: 'Hủy lần nhập' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy lần nhập' }).click()
    await standsAt(page, 'CANCELLED', 'trial')
    gate.open()
    await page.getByRole('link', { name: '← Các lần nhập' }).click()
    await page.getByRole('link', { name: 'hủy.csv' }).waitFor()
    const line = page.getByRole('table', { name: 'Các lần nhập trước' }).locator('tbody tr', { hasText: 'hủy.csv' })
    // The list shows what it knew, and asks again.
    await expect.poll(async () => (await line.locator('td').allInnerTexts()).toSpliced(3, 1)).toEqual(['hủy.csv', 'Chạy thử', 'Đã hủy', 'Điều dưỡng', '0', '0'])
    expect([gate.went(), await peopleCalled(name)]).toEqual([0, []])
  })

  test('loaded again while it is sent, or opened elsewhere, it is the same import; the same file takes it to its end, another does not', async () => {
    const window = await openAs(url, 'nurse-qn-ncc', '/imports/residents')
    const { page } = window
    page.on('dialog', dialog => void dialog.accept())
    const gate = await gateOf(page, 0)
    const file = fileOf(residentHeader, person(freshName()))
    await choose(page, 'tải lại.csv', file)
    await tryIt(page)
    await page.locator('[data-failure="offline"]').waitFor()
    await page.reload()
    await page.getByText('Chờ đủ tệp: đã nhận 0 / 1 phần').waitFor()
    const { page: other } = await openAs(url, 'head-qn-ncc', `/imports/residents?import=${encodeURIComponent(importId(page))}`)
    await other.getByText('Chờ đủ tệp: đã nhận 0 / 1 phần').waitFor()
    gate.open()
    await choose(page, 'tải lại.csv', fileOf(residentHeader, person(freshName())))
    await page.getByRole('alert').getByText('Đây không phải tệp đã gửi lần trước').waitFor()
    await choose(page, 'tải lại.csv', file)
    await Promise.all([page, other].map(each => standsAt(each, 'DONE', 'trial')))
    expect([await countsOf(page), await countsOf(other)]).toEqual([1, 2].map(() => ['Số dòng', '1', 'Tiếp nhận mới', '1', 'Đã có sẵn', '0', 'Dòng bị từ chối', '0']))
    // Elsewhere nobody knows what was tried.
    expect([await confirmButton(page).count(), await confirmButton(other).count()]).toEqual([1, 0])
    expect(await residentImportEnded(importId(page))).toMatchObject({ status: 'DONE', added: 1 })
  })
})

describe.runIf(hasBrowser)('importing cards', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test('headers are named anew on the way, a trial says what would happen, and the same is then done', async () => {
    const [changed, fresh] = [freshCard(), freshCard()]
    const { page, complaints } = await openAs(url, 'insurance-officer-48', '/imports/cards')
    await choose(page, 'trước.csv', fileOf(cardHeader, card(changed)))
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    await confirm(page)
    await standsAt(page, 'DONE', 'real')
    await page.getByRole('link', { name: '← Các lần nhập' }).click()
    await choose(page, 'thẻ.csv', fileOf(cardHeader.replace('ma_the', 'Số thẻ của người'), card(changed, { to: '2027-12-31' }), card(fresh), card(freshCard(), { born: '31/02/1951', to: '2025-12-31' }), card('XX')))
    await page.getByText('Chưa thấy cột bắt buộc: Số thẻ.').waitFor()
    await page.getByLabel('Số thẻ của người', { exact: true }).selectOption('card_number')
    await page.getByText('Đã đủ các cột bắt buộc.').waitFor()
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    const counts = ['Số dòng', '4', 'Thẻ mới', '1', 'Thẻ thay đổi', '1', 'Giữ nguyên', '0', 'Dòng bị từ chối', '2']
    expect(await countsOf(page)).toEqual(counts)
    expect((await rowsOf(page, 'Lỗi trong tệp')).map(([line, column]) => [line, column])).toEqual([['4', 'Ngày sinh'], ['5', 'Số thẻ']])
    expect(await rowsOf(page, 'Các dòng sẽ được nhập')).toEqual([['2', 'Thay đổi', 'Giá trị đến'], ['3', 'Thêm mới', '']])
    expect(await textOf(await downloaded(page, 'Tải dòng bị từ chối (CSV)'))).toMatch(/^\ufeffline,problem,/)
    await confirm(page)
    await standsAt(page, 'DONE', 'real')
    expect(await countsOf(page)).toEqual(counts)
    expect(await cardImportEnded(importId(page))).toMatchObject({ status: 'DONE', dryRun: false, fileName: 'thẻ.csv', added: 1, changed: 1, refused: 2 })
    expect(complaints).toEqual([])
  })

  test('a file of 50,000 rows goes in parts, through a lost connection, and the page stays small', { timeout: 240_000 }, async () => {
    const rows = 50_000
    const file = fileOf(cardHeader, ...Array.from({ length: rows }, (_, i) => card(i % 100 === 0 ? `XX${i}` : `BT24998${String(i).padStart(8, '0')}`)))
    const { page, context } = await openAs(url, 'insurance-officer-48', '/imports/cards')
    page.setDefaultTimeout(120_000)
    const gate = await gateOf(page, 1)
    await choose(page, 'nhiều thẻ.csv', file)
    await tryIt(page)
    await page.locator('[data-failure="offline"]').waitFor()
    expect(await cardImport(importId(page))).toMatchObject({ status: 'WAITING_FOR_PARTS', partsReceived: 1, parts: 13 })
    gate.open()
    await context.setOffline(true)
    await page.getByText('Phần 2 chưa gửi được; sẽ tự gửi lại.').waitFor()
    await context.setOffline(false)
    await standsAt(page, 'DONE', 'trial')
    expect(await countsOf(page)).toEqual(['Số dòng', '50.000', 'Thẻ mới', '49.500', 'Thẻ thay đổi', '0', 'Giữ nguyên', '0', 'Dòng bị từ chối', '500'])
    await page.getByText('500 lỗi; dưới đây là 50 lỗi đầu.').waitFor()
    expect([(await rowsOf(page, 'Lỗi trong tệp')).length, (await rowsOf(page, 'Các dòng sẽ được nhập')).length, gate.went()]).toEqual([10, 10, 13])
    await page.locator('[data-panel="Lỗi trong tệp"]').getByRole('button', { name: 'Trang sau' }).click()
    expect((await rowsOf(page, 'Lỗi trong tệp'))[0]?.[0]).toBe('1.002')
  })

  test('goes on being sent while another page is looked at', async () => {
    const { page } = await openAs(url, 'insurance-officer-48', '/imports/cards')
    const gate = await gateOf(page, 0)
    await choose(page, 'trang khác.csv', fileOf(cardHeader, card(freshCard())))
    await tryIt(page)
    await page.locator('[data-failure="offline"]').waitFor()
    const id = importId(page)
    await page.getByRole('link', { name: 'Hôm nay' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor()
    gate.open()
    await expect.poll(async () => (await cardImport(id)).status, { timeout: 30_000 }).toBe('DONE')
  })
})

describe.runIf(hasBrowser)('a file that cannot be sent', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')
  const wrong = [
    { what: 'of another kind', file: ['x.xls', 'x'], problem: 'kind', vi: 'Không nhận loại tệp này.', en: 'This kind of file is not taken.' },
    { what: 'with nothing in it', file: ['x.csv', ''], problem: 'empty', vi: 'Tệp trống.', en: 'The file is empty.' },
    { what: 'with headers only', file: ['x.csv', `${residentHeader}\n`], problem: 'noRows', vi: 'Tệp chỉ có dòng tiêu đề', en: 'The file has its line of headers only' },
    { what: 'too large', file: ['x.csv', Buffer.alloc(16 * 1024 * 1024 + 1, 'a')], problem: 'tooLarge', vi: 'Tệp quá lớn.', en: 'The file is too large.' },
    { what: 'in UTF-16', file: ['x.csv', Buffer.from(`\ufeff${residentHeader}\nx`, 'utf16le')], problem: 'encoding', vi: 'không phải mã UTF-8', en: 'is not UTF-8' },
    { what: 'in an old code page', file: ['x.csv', Buffer.from(`${residentHeader}\nNguy\xean`, 'latin1')], problem: 'encoding', vi: 'không phải mã UTF-8', en: 'is not UTF-8' },
    { what: 'parted by semicolons', file: ['x.csv', 'Họ và tên;Ngày sinh\na;b\n'], problem: 'delimiter', vi: 'không ngăn bằng dấu phẩy', en: 'not parted by commas' },
    { what: 'that is no workbook', file: ['x.xlsx', 'Họ và tên'], problem: 'notWorkbook', vi: 'Không đọc được tệp này như Excel.', en: 'This cannot be read as an Excel file.' },
    { what: 'with a quote that is never closed', file: ['x.csv', 'a,"b\n1,2\n'], problem: 'notCsv', vi: 'dấu nháy kép chưa đóng', en: 'a quote is never closed' },
  ] as const

  test.each(['vi', 'en'] as const)('is told so with what to do, in %s, and nothing is sent', async language => {
    const { page, asked } = await openAs(url, 'nurse-qn-ncc', '/imports/residents', { language })
    await page.getByRole('table').or(page.locator('[data-panel] p').last()).first().waitFor()
    asked.length = 0
    const told: (readonly [string, boolean])[] = []
    for (const { file: [name, content], problem, [language]: words } of wrong) {
      await choose(page, name, content)
      const alert = page.locator(`[data-problem="${problem}"]`)
      await alert.waitFor()
      told.push([problem, (await alert.innerText()).includes(words)])
    }
    expect(told).toEqual(wrong.map(({ problem }) => [problem, true]))
    expect(asked.filter(each => each.endsWith('/graphql'))).toEqual([])
    await expectFine(page)
  })
})

describe.runIf(hasBrowser)('the pages of imports', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test.each([
    { who: 'clinician-qn-ncc', kind: 'residents', text: 'Chỉ điều dưỡng và người đứng đầu cơ sở được nhập người được chăm sóc' },
    { who: 'insurance-officer-48', kind: 'residents', text: 'Chỉ điều dưỡng và người đứng đầu cơ sở được nhập người được chăm sóc' },
    { who: 'nurse-qn-ncc', kind: 'cards', text: 'Chỉ chuyên viên và lãnh đạo BHXH được nhập thẻ' },
    { who: 'auditor', kind: 'cards', text: 'Chỉ chuyên viên và lãnh đạo BHXH được nhập thẻ' },
  ])('say to $who that they may not import $kind, and offer no file to choose', async ({ who, kind, text }) => {
    const { page } = await openAs(url, who, `/imports/${kind}`)
    await page.getByText(text).waitFor()
    expect(await page.locator('input[type="file"]').count()).toBe(0)
    await expectFine(page)
  })

  test.each([
    { language: 'vi', person: 'nurse-qn-ncc', kind: 'residents', file: () => fileOf(residentHeader, person(freshName()), person('x', { sex: '?', id: '1' })) },
    { language: 'en', person: 'nurse-qn-ncc', kind: 'residents', file: () => fileOf(residentHeader, person(freshName()), person('x', { sex: '?', id: '1' })) },
    { language: 'vi', person: 'insurance-officer-48', kind: 'cards', file: () => fileOf(cardHeader, card(freshCard()), card('XX')) },
    { language: 'en', person: 'insurance-officer-48', kind: 'cards', file: () => fileOf(cardHeader, card(freshCard()), card('XX')) },
  ] as const)('for $kind in $language: axe finds nothing at any step, and each fits a desk and a phone', { timeout: 240_000 }, async ({ language, person: who, kind, file }) => {
    const { page, complaints } = await openAs(url, who, `/imports/${kind}`, { language })
    await expectFine(page)
    await choose(page, 'bước.csv', file())
    await page.locator('select').first().waitFor()
    await expectFine(page)
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    await expectFine(page)
    await confirmButton(page).click()
    await page.getByRole('dialog').waitFor()
    await expectFine(page)
    await page.getByRole('dialog').getByRole('button', { name: /^(Nhập thật|Import) \d/ }).click()
    await standsAt(page, 'DONE', 'real')
    await expectFine(page)
    await page.getByRole('link', { name: /^←/ }).click()
    await page.getByRole('table').first().waitFor()
    await expectFine(page)
    expect(complaints).toEqual([])
  })

  test('speak the other language when it is chosen, the hub’s sentences too', async () => {
    const { page } = await openAs(url, 'nurse-qn-ncc', '/imports/residents')
    await choose(page, 'hai tiếng.csv', fileOf(residentHeader, person(freshName(), { sex: '?' })))
    await tryIt(page)
    await standsAt(page, 'DONE', 'trial')
    expect(await rowsOf(page, 'Lỗi trong tệp')).toEqual([['2', 'Giới tính', 'Giới tính phải là Nam, Nữ hoặc Chưa rõ.']])
    await page.getByText('English', { exact: true }).first().click()
    await expect.poll(() => rowsOf(page, 'What is wrong with the file')).toEqual([['2', 'Sex', 'The sex is Nam (male), Nữ (female) or Chưa rõ (not known).']])
  })
})
