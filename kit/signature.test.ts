import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSignatureCheck, createSigner } from './signature.js'

const secret = 'one secret for this test and no other'
const now = 1_790_000_000_000

describe('the signature between gateway and subgraph', () => {
  test('holds for the body, the audience and the time it was made for, once', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -60_000, max: 60_000 }), (body, skew) => {
        const check = createSignatureCheck(secret, 'referrals')
        const header = createSigner(secret)('referrals', body, now)
        expect(check(header, Buffer.from(body), now + skew)).toBeUndefined()
        expect(check(header, Buffer.from(body), now + skew)).toBe('replayed')
      }),
    )
  })

  test('does not hold for another body', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (body, other) => {
        fc.pre(body !== other)
        const header = createSigner(secret)('referrals', body, now)
        expect(createSignatureCheck(secret, 'referrals')(header, Buffer.from(other), now)).toBe('wrong')
      }),
    )
  })

  test.each([
    ['another secret', createSigner('another secret')('referrals', 'x', now), 'wrong'],
    ['another audience', createSigner(secret)('insurance', 'x', now), 'wrong'],
    ['too old', createSigner(secret)('referrals', 'x', now - 60_001), 'expired'],
    ['from the future', createSigner(secret)('referrals', 'x', now + 60_001), 'expired'],
    ['nothing', undefined, 'missing'],
    ['an empty header', '', 'missing'],
    ['another version', createSigner(secret)('referrals', 'x', now).replace('v1', 'v2'), 'malformed'],
    ['a part too many', `${createSigner(secret)('referrals', 'x', now)}.x`, 'malformed'],
    ['a time that is no number', 'v1.now.nonce.mac', 'malformed'],
  ])('%s is refused', (_, header, problem) => {
    expect(createSignatureCheck(secret, 'referrals')(header, Buffer.from('x'), now)).toBe(problem)
  })

  test('any text is refused without an exception', () => {
    const check = createSignatureCheck(secret, 'referrals')
    fc.assert(fc.property(fc.string(), header => check(header, Buffer.from('x'), now) !== undefined))
  })
})
