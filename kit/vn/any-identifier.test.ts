import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identifierProblems, identifierWarnings, recogniseIdentifier } from './any-identifier.js'

/** Kind, number and warnings, or the problem. */
function gist(text: string, registeredFacilityCode?: string) {
  const read = recogniseIdentifier(text, { registeredFacilityCode })
  return read.ok ? [read.value.kind, read.value.number, ...read.value.warnings] : read.problem
}

test.each([
  ['049048001234', ['PERSONAL_ID', '049048001234']],
  [' 049.048.001-234 ', ['PERSONAL_ID', '049048001234']],
  ['O49O48OO1234', ['PERSONAL_ID', '049048001234', 'LOOK_ALIKE_READ']],
  ['０４９０４８００１２３４', ['PERSONAL_ID', '049048001234']],
  ['149048001234', ['PERSONAL_ID', '149048001234', 'UNKNOWN_PLACE']],
  ['4920123456', ['SOCIAL_INSURANCE_NUMBER', '4920123456']],
  ['492 0l2 3456', ['SOCIAL_INSURANCE_NUMBER', '4920123456', 'LOOK_ALIKE_READ']],
  ['492O I23456', ['SOCIAL_INSURANCE_NUMBER', '4920123456', 'LOOK_ALIKE_READ']],
  ['bt 2 49 4920123456', ['CARD', 'BT2494920123456']],
  ['ＢＴ２４９４９２０１２３４５６', ['CARD', 'BT2494920123456']],
  ['BT-2-49-492O1234S6', 'NOT_DIGITS'],
  ['n04 49 492O123456', ['CARD', 'NO4494920123456', 'LOOK_ALIKE_READ']],
  ['QN5974920123456', ['CARD', 'QN5974920123456', 'UNKNOWN_CARD_PROVINCE']],
  ['te1 49 4900000001', ['CHILD_CARD', 'TE1494900000001']],
  ['TEI494900000001', ['CHILD_CARD', 'TE1494900000001', 'LOOK_ALIKE_READ']],
  ['TE2494900000001', ['CARD', 'TE2494900000001']],
  ['B22494920123456', 'WRONG_OBJECT_CODE'],
  ['BT6494920123456', 'WRONG_LEVEL'],
  ['BT0494920123456', 'WRONG_LEVEL'],
  ['04904800123A', 'NOT_DIGITS'],
  ['492012345A', 'NOT_DIGITS'],
  ['', 'EMPTY'],
  [' - . ', 'EMPTY'],
  ['49048001234', 'ZERO_LOST'],
  ['201234567', 'OLD_ID_CARD'],
  ['b1234567', 'PASSPORT'],
  ['0490480012345', 'WRONG_LENGTH'],
  ['BT24949201234567', 'WRONG_LENGTH'],
])('%j is %j', (text, expected) => {
  expect(gist(text)).toEqual(expected)
})

test('only the registered place tells whether a child’s card is a temporary one', () => {
  const temporary = (place?: string) => {
    const read = recogniseIdentifier('TE1494900000001', { registeredFacilityCode: place })
    return read.ok && read.value.kind === 'CHILD_CARD' && [read.value.temporary, read.value.warnings]
  }
  expect([temporary(), temporary('49000'), temporary('49012')]).toEqual([
    [null, []],
    [true, ['TEMPORARY_CARD']],
    [false, []],
  ])
})

test('a card is given in its parts', () => {
  expect(recogniseIdentifier('BT2494920123456')).toEqual({
    ok: true,
    value: {
      kind: 'CARD',
      number: 'BT2494920123456',
      objectCode: 'BT',
      levelDigit: 2,
      provinceCode: '49',
      socialInsuranceNumber: '4920123456',
      warnings: [],
    },
  })
})

test('separators, width and small letters never change what is recognised', () => {
  const aNumber = fc.oneof(
    fc.stringMatching(/^[0-9]{12}$/),
    fc.stringMatching(/^[0-9]{10}$/),
    fc.stringMatching(/^[A-HJ-NP-Z]{2}[1-5][0-9]{12}$/),
  )
  const wide = (text: string) =>
    text.replaceAll(/[0-9A-Z]/g, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
  fc.assert(
    fc.property(aNumber, fc.constantFrom(' ', '.', '-', '–', '\u200b'), (number, separator) => {
      const plain = gist(number)
      expect(plain).toContain(number)
      expect(gist([...number.toLowerCase()].join(separator))).toEqual(plain)
      expect(gist(wide(number))).toEqual(plain)
    }),
  )
})

test('whatever is typed gets a kind or a problem, and each problem and warning has both languages', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20, unit: 'binary' }), text => {
      const read = recogniseIdentifier(text)
      expect(read.ok ? [10, 12, 15].includes(read.value.number.length) : read.problem in identifierProblems).toBe(true)
    }),
  )
  for (const { vi, en } of [...Object.values(identifierProblems), ...Object.values(identifierWarnings)]) {
    expect([vi.length > 20, en.length > 20, vi === en]).toEqual([true, true, false])
  }
})
