import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberSeal } from './sealed-number.js'

const seal = numberSeal('a secret of thirty-two characters', 'a purpose')

test('a number comes back from under its seal, and looks different each time', () => {
  fc.assert(
    fc.property(fc.nat(), number => {
      const [one, other] = [seal.seal(number), seal.seal(number)]
      expect([seal.open(one), seal.open(other), one === other]).toEqual([number, number, false])
    }),
  )
})

test('what was changed, made by hand, or sealed with another secret or for another purpose does not open', () => {
  const text = seal.seal(7)
  const others = [numberSeal('another secret of thirty-two chars', 'a purpose'), numberSeal('a secret of thirty-two characters', 'another')]
  const forged = [...others.map(each => each.seal(7)), `${text}A`, `${text.slice(0, -2)}AA`, '', 'x', Buffer.from('referrals:7').toString('base64url')]
  expect(forged.map(each => seal.open(each))).toEqual(forged.map(() => undefined))
})
