import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanName, foldName, foldTokens, markedTokens, nameMatchRank } from './names.js'

const family = ['Nguyễn', 'Trần', 'Lê', 'Đặng', 'Huỳnh', 'Võ', 'Đỗ', 'Hồ', 'Bùi', 'Phạm']
const given = ['Văn', 'Thị', 'Hoà', 'Hòa', 'Thuý', 'Thúy', 'Đức', 'An', 'Ân', 'Ẩn', 'Khoẻ', 'Quý', 'Qúy', 'Mỹ']
const aName = fc
  .tuple(fc.constantFrom(...family), fc.array(fc.constantFrom(...given), { minLength: 1, maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest].join(' '))
const anyText = fc.string({ unit: 'binary' })

describe('folding a name', () => {
  test('takes off marks and case, writes đ as d and keeps single spaces', () => {
    expect(foldName('  NGUYỄN   Thị\tĐặng Hoà ')).toBe('nguyen thi dang hoa')
  })

  test.each([
    ['NFD', 'Nguyễn Đức'.normalize('NFD')],
    ['d with a stroke of its own', 'Nguyễn d\u0336ức'],
    ['the eth of a wrong code page', 'Nguyễn Ðức'],
    ['full-width letters', 'Ｎｇｕｙễｎ Đức'],
    ['zero-width signs', 'Ng\u200bu\ufeffyễn Đức\u200d'],
    ['control characters', 'Nguy\u0000ễn\u0007 Đức'],
    ['a direction override', '\u202eNguyễn Đức\u202c'],
    ['a no-break space', 'Nguyễn\u00a0Đức'],
    ['tone before circumflex', 'Nguye\u0303\u0302n Đức'],
    ['a lone surrogate', 'Nguyễn\ud800 Đức'],
  ])('gives the same for %s', (_, text) => {
    expect(foldName(text)).toBe('nguyen duc')
  })

  test('a folded name folds to itself', () => {
    fc.assert(fc.property(anyText, text => foldName(foldName(text)) === foldName(text)))
  })

  test('NFC and NFD fold to the same', () => {
    fc.assert(fc.property(anyText, text => foldName(text.normalize('NFD')) === foldName(text.normalize('NFC'))))
  })

  test('words are parted by hyphens and apostrophes of every kind', () => {
    expect(foldTokens('Bà Rịa - Vũng Tàu')).toEqual(['ba', 'ria', 'vung', 'tau'])
    expect(foldTokens('H’Hen Niê')).toEqual(foldTokens("H'Hen Niê"))
    expect(foldTokens(' … ')).toEqual([])
  })
})

describe('the words of a name with their marks', () => {
  test('are one, however the tone stands and the letters are composed', () => {
    expect(markedTokens('Đặng HOÀ')).toEqual(markedTokens('đặng hòa'.normalize('NFD')))
    expect(markedTokens('Hoà')).not.toEqual(markedTokens('Hoá'))
    expect(markedTokens('An')).toEqual(['an'])
  })

  test('stand beside the folded words, and fold to them', () => {
    fc.assert(
      fc.property(fc.oneof(aName, anyText), text => {
        expect(markedTokens(text).map(foldName)).toEqual(foldTokens(text))
      }),
    )
  })
})

describe('ranking names by what was typed', () => {
  const ranked = (query: string, names: string[]) => names.map(name => [name, nameMatchRank(query, name)])

  test('typed marks come first, then word order, then names that only fold to the same', () => {
    const names = ['Nguyễn Hoà An', 'An Nguyễn Hoà', 'Nguyễn Văn Hoà An', 'An Văn Hoà Nguyễn', 'Nguyễn Hoa Ân', 'Lê An']
    expect(ranked('Nguyễn Hoà An', names)).toEqual([
      ['Nguyễn Hoà An', 0],
      ['An Nguyễn Hoà', 1],
      ['Nguyễn Văn Hoà An', 2],
      ['An Văn Hoà Nguyễn', 3],
      ['Nguyễn Hoa Ân', 8],
      ['Lê An', null],
    ])
  })

  test('a text typed without marks finds every spelling, ranked by words alone', () => {
    const names = ['Đặng Hoà An', 'Dang Hoa An', 'Đặng Hòa Ẩn', 'An Đặng Hoà', 'Đặng Văn Hoà An', 'Đặng Hoà Anh']
    expect(ranked('dang hoa an', names)).toEqual([
      ['Đặng Hoà An', 4],
      ['Dang Hoa An', 0],
      ['Đặng Hòa Ẩn', 4],
      ['An Đặng Hoà', 5],
      ['Đặng Văn Hoà An', 6],
      ['Đặng Hoà Anh', 7],
    ])
  })

  test('the marks that were typed count, those left out are free', () => {
    expect(ranked('nguyễn van an', ['Nguyễn Văn An', 'Nguyễn Vân Ấn', 'Nguyên Văn An'])).toEqual([
      ['Nguyễn Văn An', 4],
      ['Nguyễn Vân Ấn', 4],
      ['Nguyên Văn An', 8],
    ])
  })

  test('the last word may be just begun', () => {
    expect(ranked('Nguyễn Đ', ['Nguyễn Đan', 'Nguyễn Đức', 'Nguyễn Dũng', 'Nguyễn Văn An'])).toEqual([
      ['Nguyễn Đan', 3],
      ['Nguyễn Đức', 7],
      ['Nguyễn Dũng', 11],
      ['Nguyễn Văn An', null],
    ])
  })

  test('a word typed twice must be there twice', () => {
    expect(ranked('an an', ['An An', 'Lê An', 'An Lê An'])).toEqual([
      ['An An', 0],
      ['Lê An', null],
      ['An Lê An', 2],
    ])
  })

  test('a word that fits two places leaves the one that the other word needs', () => {
    expect(nameMatchRank('a an', 'An Anh')).toBe(3)
    expect(nameMatchRank('a an anh', 'Anh An')).toBe(null)
  })

  test('the place of the tone makes no difference', () => {
    expect(ranked('Hoà', ['Hòa', 'Hoà', 'Hoá'])).toEqual([
      ['Hòa', 0],
      ['Hoà', 0],
      ['Hoá', 8],
    ])
    expect(nameMatchRank('Thuý Khoẻ', 'Thúy Khỏe')).toBe(0)
  })

  test('an empty text matches nothing', () => {
    expect(nameMatchRank(' - ', 'Nguyễn Văn An')).toBe(null)
    expect(nameMatchRank('An', '')).toBe(null)
  })

  test('every name is the best answer to itself, in NFC and NFD, in any case', () => {
    fc.assert(
      fc.property(aName, name => {
        expect(nameMatchRank(name.normalize('NFD'), name)).toBe(0)
        expect(nameMatchRank(name, name.normalize('NFD'))).toBe(0)
        expect(nameMatchRank(name.toUpperCase(), name)).toBe(0)
      }),
    )
  })

  test('a name typed without marks is always found, as the same words in the same order', () => {
    fc.assert(fc.property(aName, name => [0, 4].includes(nameMatchRank(foldName(name), name) ?? -1)))
  })

  test('swapped words are still found, and never before the typed order', () => {
    fc.assert(
      fc.property(aName, name => {
        const swapped = name.split(' ').reverse().join(' ')
        expect([0, 1]).toContain(nameMatchRank(swapped, name))
      }),
    )
  })

  test('a match never depends on marks, only its rank does', () => {
    fc.assert(
      fc.property(aName, aName, (query, name) => {
        const byMarks = nameMatchRank(query, name)
        const folded = nameMatchRank(foldName(query), foldName(name))
        expect(byMarks === null).toBe(folded === null)
        expect(byMarks ?? 0).toBeGreaterThanOrEqual(folded ?? 0)
      }),
    )
  })
})

describe('cleaning a name before it is stored', () => {
  test('trims, keeps single spaces and composes', () => {
    expect(cleanName(' Nguyễn\u00a0 Văn\tHoà \n'.normalize('NFD'))).toEqual({ ok: true, value: 'Nguyễn Văn Hoà' })
  })

  test('drops the zero-width signs that come along when text is pasted', () => {
    expect(cleanName('\ufeffĐặng\u200b Hoà')).toEqual({ ok: true, value: 'Đặng Hoà' })
  })

  test.each([
    ['only spaces', ' \u200b ', 'EMPTY'],
    ['a NUL', 'An\u0000h', 'HIDDEN_CHARACTER'],
    ['an escape', 'An\u001b[31m', 'HIDDEN_CHARACTER'],
    ['a right-to-left override', 'An \u202enễyugN', 'HIDDEN_CHARACTER'],
    ['a direction isolate', 'An \u2067x\u2069', 'HIDDEN_CHARACTER'],
    ['a lone surrogate', 'An \ud83d', 'BROKEN_CHARACTER'],
    ['a replacement character', 'Nguy\ufffdn', 'BROKEN_CHARACTER'],
    ['256 letters', 'ễ'.repeat(256), 'TOO_LONG'],
  ])('refuses %s', (_, text, problem) => {
    expect(cleanName(text)).toEqual({ ok: false, problem })
  })

  test('takes 255 letters, however they were composed', () => {
    expect(cleanName('ễ'.repeat(255).normalize('NFD'))).toEqual({ ok: true, value: 'ễ'.repeat(255) })
  })

  test('a clean name is clean, and folds as what was typed', () => {
    fc.assert(
      fc.property(anyText, text => {
        const cleaned = cleanName(text)
        if (!cleaned.ok) return
        expect(cleanName(cleaned.value)).toEqual(cleaned)
        expect(foldName(cleaned.value)).toBe(foldName(text))
      }),
    )
  })
})
