import jsqr from 'jsqr'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { type Paper, paperLines } from './paper.js'
import { printPaper } from './pdf.js'
import { qrSquares } from './qr.js'

const marks = 'Ắ ằ ẳ ẵ ặ ấ ầ ẩ ẫ ậ Đ đ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ỳ ỷ ỹ ỵ – ≤ %'

const paper = (more: Partial<Paper> = {}): Paper => ({
  language: 'vi',
  number: 'QL-0123456789',
  title: 'Phiếu kết quả tra cứu',
  blocks: [
    { kind: 'answer', text: 'Được hưởng một phần: 80%' },
    { kind: 'fact', label: 'Họ tên', text: 'Nguyễn Thị Hường' },
    { kind: 'heading', text: 'Các bước' },
    { kind: 'step', number: 1, text: 'Thẻ mã HT', details: ['Căn cứ: Luật BHYT Điều 22', 'Kết quả: 95%'] },
    { kind: 'item', text: marks },
    { kind: 'note', text: 'Phiếu này để thông tin.' },
  ],
  verify: { url: 'http://127.0.0.1:4000/verify/QL-0123456789-0123456789ABCDEF', text: 'Quét mã để kiểm tra phiếu.' },
  pageOf: (page, pages) => `Trang ${page}/${pages}`,
  issuedAt: new Date('2026-11-02T02:00:00Z'),
  ...more,
})

async function read(file: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(file))
  const { text } = await extractText(document)
  const { info } = await document.getMetadata()
  return { pages: text.map(page => page.replaceAll(/\s+/g, ' ')), info: { ...info }, marked: await document.getMarkInfo() }
}

describe('a printed paper', () => {
  test('can be searched and read aloud: every line with every mark of Vietnamese is in its text', async () => {
    const { pages } = await read(await printPaper(paper()))
    expect(pages).toHaveLength(1)
    for (const line of paperLines(paper())) expect(pages[0]?.normalize('NFC')).toContain(line)
    expect(pages[0]).toContain('QL-0123456789 Trang 1/1')
  })

  test('says what it is: title, language, tags, who made it and when', async () => {
    const { info, marked } = await read(await printPaper(paper()))
    expect(info).toMatchObject({
      Title: 'Phiếu kết quả tra cứu QL-0123456789',
      Producer: 'An Sinh Hub',
      Language: 'vi',
      CreationDate: 'D:20261102020000Z',
    })
    expect(marked).toMatchObject({ Marked: true })
  })

  test('has the same bytes each time, and others when it says something else', async () => {
    const first = await printPaper(paper())
    expect((await printPaper(paper())).equals(first)).toBe(true)
    expect((await printPaper(paper({ number: 'QL-0123456780' }))).equals(first)).toBe(false)
  })

  test('goes on over pages, each with its number', async () => {
    const blocks = Array.from({ length: 60 }, (_, index) => ({ kind: 'step' as const, number: index + 1, text: 'Bước', details: ['Căn cứ'] }))
    const { pages } = await read(await printPaper(paper({ blocks })))
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((text, index) => expect(text).toContain(`Trang ${index + 1}/${pages.length}`))
    expect(pages.join(' ')).toContain('60. Bước Căn cứ')
  })
})

test('a QR code leads to its address', () => {
  const { url } = paper().verify
  const squares = qrSquares(url)
  const [scale, edge] = [4, 4]
  const size = (squares.length + 2 * edge) * scale
  const picture = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const isDark = squares[Math.floor(y / scale) - edge]?.[Math.floor(x / scale) - edge] ?? false
      if (isDark) picture.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  }
  expect(jsqr.default(picture, size, size)?.data).toBe(url)
})
