import { beforeAll, describe, expect, inject, test } from 'vitest'
import { recognise } from '../../console/src/coverage/recognise.js'
import { recogniseIdentifier } from '../../kit/vn/any-identifier.js'
import { browserWindows, hasBrowser, isSettled } from '../support/browser.js'
import { answerPanel, checkNumber, linesOf, numberBox, register, strangers, submitCheck } from '../support/coverage-page.js'

const person = 'insurance-officer-48'
const cards = strangers(1)

describe.runIf(hasBrowser)('whether the insurance pays for somebody', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')
  beforeAll(async () => {
    for (const card of [cards.covered, cards.partly, cards.ended]) await register(card)
  })

  const asked = (day: string, kind = 'Mã thẻ BHYT, 15 ký tự') => ['Tra theo', kind, 'Ngày khám', day, 'Nơi khám', 'Nơi đăng ký KCB ban đầu', 'Tra lúc', '02/11/2026 09:00', 'Nguồn gốc', 'Có người tra']
  const restsOn = (who: string) => ['Dữ liệu lúc', '02/11/2026 09:00 (vừa đọc)', 'Nguồn dữ liệu', 'Sổ thẻ của hệ thống', 'Người được tra', who, ...asked('02/11/2026')]
  const cardGood = (code: string) => [
    'Thẻ đã đọc',
    `Mã ${code}, nơi đăng ký 49010, từ 01/01/2026 đến 31/12/2026, Đang sử dụng`,
    `Thẻ mã ${code}, giá trị từ 01/01/2026 đến 31/12/2026; ngày hỏi 02/11/2026 → Thẻ có giá trị sử dụng (HUB-1; Luật BHYT Đ16 k3, k4)`,
  ]
  const levelOne = 'Mã đối tượng CC ngày 02/11/2026: mức 1 → Hưởng 100% chi phí trong phạm vi (BP-1; Luật BHYT 25/2008 am. 46/2014; NĐ 146 Đ14 k1b; NĐ 188/2025)'
  const levelFour = 'Mã đối tượng GD ngày 02/11/2026: mức 4 → Hưởng 80% chi phí trong phạm vi (BP-4; NĐ 146 Đ14 k1g)'

  test.each([
    {
      said: 'covered',
      number: cards.covered.cardNumber,
      lines: ['Kết quả tra cứu – Trần Thị Đủ', 'Được hưởng 100 %', 'lúc 02/11/2026 09:00', 'đến hết 31/12/2026', ...restsOn('Trần Thị Đủ, sinh 1960'), ...cardGood('CC'), levelOne],
    },
    {
      said: 'partly covered',
      number: cards.partly.cardNumber,
      lines: ['Kết quả tra cứu – Trần Thị Phần', 'Được hưởng một phần 80 %', 'lúc 02/11/2026 09:00', 'đến hết 31/12/2026', ...restsOn('Trần Thị Phần, sinh 1960'), ...cardGood('GD'), levelFour],
    },
    {
      said: 'not covered, and what would change it',
      number: cards.ended.cardNumber,
      lines: [
        'Kết quả tra cứu – Trần Thị Hết',
        'Không được hưởng',
        'lúc 02/11/2026 09:00',
        'Thẻ đã hết hạn ngày 30/06/2026. Hãy gia hạn hoặc cấp thẻ mới.',
        ...restsOn('Trần Thị Hết, sinh 1960'),
        'Thẻ đã đọc',
        'Mã GD, nơi đăng ký 49010, từ 01/01/2026 đến 30/06/2026, Đang sử dụng',
        'Thẻ mã GD, giá trị từ 01/01/2026 đến 30/06/2026; ngày hỏi 02/11/2026 → Thẻ đã hết hạn (HUB-1; Luật BHYT Đ16 k3, k4)',
        'Điều gì sẽ cho mức hưởng cao hơn',
        'Nếu thẻ được gia hạn → hưởng 80 %',
      ],
    },
    {
      said: 'not known, which is not "not insured", and what to do',
      number: cards.unknown,
      lines: [
        'Kết quả tra cứu – Không ghi tên',
        'Chưa xác định được',
        'lúc 02/11/2026 09:00',
        'Sổ thẻ của hệ thống không có số này trong phạm vi của bạn. Điều này không có nghĩa là không có BHYT.',
        'So lại số với giấy tờ; tra trên Cổng giám định BHYT hoặc hỏi cơ quan BHXH quản lý thẻ.',
        ...restsOn('Không ghi tên'),
        'Sổ thẻ của hệ thống không có số này → Chưa kết luận được (HUB-7; NĐ 188/2025/NĐ-CP Đ37, Đ38)',
      ],
    },
  ])('the answer comes first, then what it rests on and the steps with their law: $said', async ({ number, lines }) => {
    const { page, complaints } = await openAs(url, person, '/coverage')
    await checkNumber(page, number)
    expect(linesOf(await answerPanel(page).innerText())).toEqual(lines)
    expect(complaints).toEqual([])
  })

  test('in English the box says what it recognised while somebody types, and the answer is the same one', async () => {
    const { page } = await openAs(url, person, '/coverage', { language: 'en' })
    const said: string[] = []
    for (const typed of ['GD4 49', '7790000002', '049060 000 123', 'te1497790000002', cards.partly.cardNumber]) {
      await numberBox(page).fill(typed)
      said.push(await page.locator('[data-recognised]').innerText())
    }
    expect(said).toEqual([
      '5 characters so far; 12 digits (personal ID), 10 digits (social insurance) or 15 characters (card) are needed.',
      'Recognised: Social-insurance number, 10 digits',
      'Recognised: Personal ID, 12 digits',
      'Recognised: Card number of a child, 15 characters',
      'Recognised: Card number, 15 characters',
    ])
    await submitCheck(page)
    await answerPanel(page).waitFor()
    const lines = linesOf(await answerPanel(page).innerText())
    expect([lines.slice(0, 4), lines.slice(-2)]).toEqual([
      ['Coverage check – Trần Thị Phần', 'Partly covered 80 %', 'as of 02/11/2026 09:00', 'until 31/12/2026'],
      [
        'Card with code GD, good from 2026-01-01 to 2026-12-31; asked about 2026-11-02 → The card is good (HUB-1; Luật BHYT Đ16 k3, k4)',
        'Object code GD on 2026-11-02: level 4 → 80% of the cost in scope (BP-4; NĐ 146 Đ14 k1g)',
      ],
    ])
  })

  test('a number that can be none is told in words, and nothing is sent', async () => {
    const { page, asked: requests } = await openAs(url, person, '/coverage')
    await isSettled(page)
    const before = requests.length
    const told: string[] = []
    for (const typed of ['', '5215000000', '52150000001', '521500000', 'B1234567', '04906000000A', 'XYZ', 'GD9497790000002', '1234567890123']) {
      await numberBox(page).fill(typed === '5215000000' ? '521500000X' : typed)
      await submitCheck(page)
      told.push(await page.locator('.mantine-TextInput-error').first().innerText())
    }
    expect(told).toEqual([
      'Nhập số định danh 12 số, mã số BHXH 10 số hoặc mã thẻ BHYT 15 ký tự.',
      'Có ký tự không phải chữ số ở chỗ phải là chữ số. Nhìn lại trên giấy tờ và gõ lại.',
      'Có 11 chữ số: có lẽ bảng tính đã bỏ số 0 ở đầu số định danh. Thêm số 0 rồi thử lại.',
      'Có 9 chữ số: đây có thể là chứng minh nhân dân cũ. Hỏi số định danh 12 số hoặc mã số BHXH 10 số.',
      'Đây có dạng số hộ chiếu, không dùng để tra thẻ. Hỏi mã số BHXH 10 số hoặc mã thẻ 15 ký tự.',
      'Có ký tự không phải chữ số ở chỗ phải là chữ số. Nhìn lại trên giấy tờ và gõ lại.',
      'Độ dài không đúng: cần 12 số (định danh), 10 số (BHXH) hoặc 15 ký tự (thẻ BHYT). Kiểm tra số bị thiếu hoặc thừa.',
      'Ký tự thứ 3 của mã thẻ phải là số từ 1 đến 5 (mức hưởng).',
      'Độ dài không đúng: cần 12 số (định danh), 10 số (BHXH) hoặc 15 ký tự (thẻ BHYT). Kiểm tra số bị thiếu hoặc thừa.',
    ])
    expect(requests.slice(before)).toEqual([])
  })

  test('the box reads a number as the hub does', () => {
    const typed = [
      '', ' ', '7790000002', '779000000X', '779 000.00-02', '77900000O2', '049060000123', '04906000012l', 'BT2497790000002', 'bt2 49 7790000002', '8T2497790000002', 'GD9497790000002',
      'GD449779000000X', 'TE1497790000002', 'TE2497790000002', '0T2497790000002', 'GDI497790000002', 'B1234567', '521500000', '52150000001', '1', '12345678901234567', 'GD44977900', 'ＧＤ4497790000002',
    ]
    const hub = typed.map(text => {
      const read = recogniseIdentifier(text)
      return read.ok ? read.value.kind : read.problem
    })
    const here = typed.map(text => {
      const read = recognise(text)
      return read.state === 'known' ? read.kind : read.state === 'wrong' ? read.problem : 'EMPTY'
    })
    expect(here).toEqual(hub)
  })

  test('the number stands in the box and in no address, no storage and no history; an answer never stands under another question', async () => {
    const { page, asked: requests } = await openAs(url, person, '/coverage')
    const number = cards.partly.cardNumber
    await checkNumber(page, number)
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.history.state, document.title, window.location.href]))
    expect([kept, ...requests].filter(text => text.includes(number) || text.includes(number.slice(5)))).toEqual([])
    expect(await numberBox(page).inputValue()).toBe(number)
    await numberBox(page).fill(number.slice(0, 14))
    await answerPanel(page).waitFor({ state: 'detached' })
    await page.goBack()
    await answerPanel(page).waitFor()
    await page.reload()
    await answerPanel(page).waitFor()
    expect([linesOf(await answerPanel(page).innerText())[0], await numberBox(page).inputValue()]).toEqual(['Kết quả tra cứu – Trần Thị Phần', ''])
  })

  test('a look-up that fails says that nothing is known, not that somebody is not insured', async () => {
    const { page } = await openAs(url, person, '/coverage')
    await page.route('**/graphql', route => route.abort())
    await numberBox(page).fill(cards.covered.cardNumber)
    await submitCheck(page)
    const told = page.locator('[data-coverage="CouldNotCheck"]')
    await told.waitFor()
    expect(linesOf(await told.innerText())).toEqual([
      'Chưa xác định được: lần tra này chưa có kết quả. Điều này không có nghĩa là không có BHYT.',
      'Thử lại sau ít phút; nếu gấp, tra trên Cổng giám định BHYT hoặc hỏi cơ quan BHXH.',
    ])
    await page.unroute('**/graphql')
    await submitCheck(page)
    await answerPanel(page).waitFor()
    expect(linesOf(await answerPanel(page).innerText())[1]).toBe('Được hưởng 100 %')
    expect(await told.count()).toBe(0)
  })
})
