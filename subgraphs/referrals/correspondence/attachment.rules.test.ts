import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName, decodeBase64, type FileProblem, fileProblem, type GivenFile, largestFile } from './attachment.rules.js'

const pdf: GivenFile = { fileName: 'phim-phoi.pdf', size: 1_000, mediaType: 'application/pdf' }

test.each<[string, Partial<GivenFile>, FileProblem | undefined]>([
  ['a PDF', {}, undefined],
  ['a PDF in capitals', { fileName: 'PHIM.PDF' }, undefined],
  ['a photo', { fileName: 'ảnh.jpeg', mediaType: 'image/jpeg' }, undefined],
  ['the largest', { size: largestFile }, undefined],
  ['one byte more', { size: largestFile + 1 }, 'FILE_TOO_LARGE'],
  ['nothing', { size: 0 }, 'FILE_EMPTY'],
  ['a program', { mediaType: 'application/x-msdownload' }, 'FILE_TYPE_REFUSED'],
  ['something that nothing is known of', { mediaType: undefined }, 'FILE_TYPE_REFUSED'],
  ['the name of a built-in', { mediaType: 'constructor' }, 'FILE_TYPE_REFUSED'],
  ['a photo that says it is a PDF', { mediaType: 'image/png' }, 'FILE_NAME_MISLEADING'],
  ['a name without an ending', { fileName: 'phim' }, 'FILE_NAME_INVALID'],
  ['a hidden name', { fileName: '.pdf' }, 'FILE_NAME_INVALID'],
])('%s', (_, more, problem) => {
  expect(fileProblem({ ...pdf, ...more })).toBe(problem)
})

describe('a file name', () => {
  test.each([
    ['C:\\Users\\an\\kết quả.pdf', 'kết quả.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['ke\u0302\u0301t.pdf', 'kết.pdf'],
    ['a\u0000.pdf', undefined],
    ['a\n.pdf', undefined],
    ['gpj.\u202Efdp.pdf', undefined],
    [`${'x'.repeat(116)}.pdf`, `${'x'.repeat(116)}.pdf`],
    [`${'x'.repeat(117)}.pdf`, undefined],
    ['a?.pdf', undefined],
    ['..', undefined],
    ['', undefined],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept)
  })

  test('never leaves its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const name = cleanFileName(`${text}.pdf`)
        expect(name === undefined || (!/[\\/]/.test(name) && !name.startsWith('.'))).toBe(true)
      }),
    )
  })
})

test('base64 is taken exactly, and nothing else', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 50 }), bytes => {
    expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes))
  }))
  expect(['AA==', 'AA=', 'A', 'AA==\n', 'A-_A', 'AAA*'].map(text => decodeBase64(text)?.length)).toEqual([1, undefined, undefined, undefined, undefined, undefined])
})
