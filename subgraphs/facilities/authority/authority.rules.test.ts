import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { facilityKinds } from '../facility/facility.rules.js'
import { type Authority, authoritiesByLaw, authorityLevels, authorityLine, authorityOn, ownFunction, type ProvincePeriod } from './authority.rules.js'
import { authorityRules } from './reference-authorities.js'

const rules = authorityRules()
const then = (code: string, name: string): ProvincePeriod => ({ code, name, from: null, to: '2025-06-30' })
const since = (code: string, name: string): ProvincePeriod => ({ code, name, from: '2025-07-01', to: null })
const quangNam = [then('49', 'Tỉnh Quảng Nam'), since('48', 'Thành phố Đà Nẵng')]
const binhDinh = [then('52', 'Tỉnh Bình Định'), since('52', 'Tỉnh Gia Lai')]
const hungYen = [then('33', 'Tỉnh Hưng Yên'), since('33', 'Tỉnh Hưng Yên')]

const shown = ({ from, to, agency, confidence }: Authority) => `${from ?? '…'} ${to ?? '…'} ${agency} ${confidence}`
const before = 'Lao động – Thương binh và Xã hội'

describe('by the law', () => {
  test.each([
    ['MERIT_PERSON_CARE', quangNam, 'PROVINCE', [
      `… 2025-02-28 Sở ${before} tỉnh Quảng Nam HIGH`,
      '2025-03-01 2025-06-30 Sở Nội vụ tỉnh Quảng Nam UNCONFIRMED',
      '2025-07-01 … Sở Nội vụ thành phố Đà Nẵng UNCONFIRMED',
    ]],
    ['MERIT_PERSON_CARE', quangNam, 'MINISTRY', [`… 2025-02-28 Bộ ${before} HIGH`, '2025-03-01 … Bộ Nội vụ HIGH']],
    ['SOCIAL_ASSISTANCE', binhDinh, 'PROVINCE', [
      `… 2025-02-28 Sở ${before} tỉnh Bình Định HIGH`,
      '2025-03-01 2025-06-30 Sở Y tế tỉnh Bình Định UNCONFIRMED',
      '2025-07-01 … Sở Y tế tỉnh Gia Lai UNCONFIRMED',
    ]],
    ['SOCIAL_ASSISTANCE', binhDinh, 'MINISTRY', [`… 2025-02-28 Bộ ${before} HIGH`, '2025-03-01 … Bộ Y tế HIGH']],
    ['DRUG_REHABILITATION', hungYen, 'PROVINCE', [
      `… 2025-02-28 Sở ${before} tỉnh Hưng Yên HIGH`,
      '2025-03-01 … Công an tỉnh Hưng Yên HIGH',
    ]],
    ['DRUG_REHABILITATION', hungYen, 'MINISTRY', [`… 2025-02-28 Bộ ${before} HIGH`, '2025-03-01 … Bộ Công an HIGH']],
    ['SOCIAL_ASSISTANCE', [then('79', 'Thành phố Hồ Chí Minh'), since('79', 'Thành phố Hồ Chí Minh')], 'PROVINCE', [
      `… 2025-02-28 Sở ${before} thành phố Hồ Chí Minh HIGH`,
      '2025-03-01 … Sở Y tế thành phố Hồ Chí Minh HIGH',
    ]],
    ['SOCIAL_ASSISTANCE', [since('52', 'Tỉnh Gia Lai')], 'MINISTRY', ['2025-07-01 … Bộ Y tế HIGH']],
  ] as const)('%s in %o at level %s', (kind, provinces, level, line) => {
    expect(authoritiesByLaw(kind, rules, provinces).filter(each => each.level === level).map(shown)).toEqual(line)
  })
})

describe('with what was recorded for the facility', () => {
  const recorded = (from: string, to: string | null, agency: string): Authority => {
    return { id: 'x', function: 'SOCIAL_PROTECTION', level: 'PROVINCE', agency, from, to, legalBasis: '12/QĐ-UBND', confidence: null }
  }

  test('the record goes before the law in its days, and the law has the others', () => {
    const byLaw = authoritiesByLaw('SOCIAL_ASSISTANCE', rules, quangNam)
    const line = authorityLine(byLaw, [recorded('2025-03-01', '2025-09-30', 'UBND thành phố Tam Kỳ')])
    expect(line.filter(({ level }) => level === 'PROVINCE').map(shown)).toEqual([
      `… 2025-02-28 Sở ${before} tỉnh Quảng Nam HIGH`,
      '2025-03-01 2025-09-30 UBND thành phố Tam Kỳ null',
      '2025-10-01 … Sở Y tế thành phố Đà Nẵng UNCONFIRMED',
    ])
  })

  test('on every day exactly one authority of each level answers', () => {
    const days = fc.integer({ min: -400, max: 700 }).map(n => addDays('2025-03-01', n))
    const period = fc.tuple(days, days).map(([a, b]) => (a <= b ? [a, b] as const : [b, a] as const))
    fc.assert(
      fc.property(fc.constantFrom(...facilityKinds), period, days, (kind, [from, to], day) => {
        const own = { ...recorded(from, to, 'UBND'), function: ownFunction[kind] }
        const line = authorityLine(authoritiesByLaw(kind, rules, quangNam), [own])
        for (const level of authorityLevels) {
          const there = line.filter(each => each.level === level && (each.from ?? '') <= day && (each.to === null || day <= each.to))
          expect(there).toEqual([authorityOn(line, kind, level, day)])
          expect(there[0]?.id === 'x').toBe(level === 'PROVINCE' && from <= day && day <= to)
        }
      }),
    )
  })
})
