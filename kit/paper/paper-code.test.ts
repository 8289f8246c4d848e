import { describe, expect, test } from 'vitest'
import { kindInCode, paperCodes } from './paper-code.js'

const codes = paperCodes('a secret of the hub, long enough to be one')

describe('the code of a paper', () => {
  test('leads back to its number', () => {
    const number = codes.newNumber('QL')
    expect(number).toMatch(/^QL-[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(codes.numberIn(codes.codeOf(number))).toBe(number)
    expect(kindInCode(codes.codeOf(number))).toBe('QL')
  })

  test('is not to be made without the secret, and not to be altered', () => {
    const code = codes.codeOf('QL-0123456789')
    const others = [
      paperCodes('another secret of another hub, also long').codeOf('QL-0123456789'),
      code.replace('QL-0', 'QL-1'),
      `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`,
      code.toLowerCase(),
      `${code}0`,
      'QL-0123456789',
      '',
    ]
    expect(others.map(codes.numberIn)).toEqual(others.map(() => undefined))
  })

  test('no two numbers follow on each other', () => {
    const numbers = new Set(Array.from({ length: 1_000 }, () => codes.newNumber('QL')))
    expect(numbers.size).toBe(1_000)
  })
})
