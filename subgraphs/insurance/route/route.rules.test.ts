import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formerTiers, technicalLevels } from '../../../kit/vn/technical-level.js'
import { aCard, basic, book, central, commune, district, objectCodes, province } from '../coverage/cases/case.fixture.js'
import type { PlaceFacts } from '../coverage/facts.rules.js'
import { type Comparison, type CoverageRoute, coverageRoutes, type PlaceRows, routesAt, slipOf } from './route.rules.js'

const asked = (objectCode: string, more: Partial<Comparison> = {}): Comparison => ({
  on: '2026-11-02',
  cards: [aCard(objectCode)],
  diagnoses: [],
  ...more,
})
const at = ({ code, rank }: PlaceFacts, comparison: Comparison) => routesAt({ code, rank }, comparison, book)
const gist = ({ rows }: PlaceRows) =>
  Object.fromEntries(rows.map(({ route, answer }) => [route, answer.outcome === 'COVERED' ? answer.percent : answer.reason]))

const byRight = (percent: number) => ({ WITH_SLIP: percent, APPOINTMENT: percent, EMERGENCY: percent, CHANGED_STAY: percent })
const alone = (outpatient: number | string, inpatient: number | string) => ({
  SELF_REFERRED_OUTPATIENT: outpatient,
  SELF_REFERRED_INPATIENT: inpatient,
})

// A card of 80%, in November 2026: half a year of NĐ 188/2025 Đ19 ended with June.
const levels: readonly [where: string, place: PlaceFacts, gives: object, best: CoverageRoute, selfReferred: readonly [string, string]][] = [
  ['a commune station', commune, { ...byRight(100), ...alone(100, 100) }, 'SELF_REFERRED_OUTPATIENT', ['FP-1b', 'FP-1b']],
  ['basic, 40 points', basic(40), { ...byRight(80), ...alone(80, 80) }, 'SELF_REFERRED_OUTPATIENT', ['VC-1.12', 'VC-1.15']],
  ['basic, 55 points', basic(55), { ...byRight(80), ...alone(40, 80) }, 'SELF_REFERRED_INPATIENT', ['VC-1.13', 'VC-1.15']],
  ['basic, former province', basic(55, 'PROVINCE'), { ...byRight(80), ...alone(40, 80) }, 'SELF_REFERRED_INPATIENT', ['VC-1.14', 'VC-1.15']],
  ['former district', district, { ...byRight(80), ...alone(80, 80) }, 'SELF_REFERRED_OUTPATIENT', ['VC-3.3', 'VC-1.15']],
  ['specialised, former province', province, { ...byRight(80), ...alone(40, 80) }, 'SELF_REFERRED_INPATIENT', ['VC-1.18', 'VC-3.2']],
  ['specialised, former central', central, { ...byRight(80), ...alone('VISIT_NOT_PAID', 32) }, 'WITH_SLIP', ['VC-3.1-OUT', 'VC-3.1-IN']],
]

test.each(levels)('%s: the percent by every route, with its law, and the best route', (_, place, gives, best, [outpatient, inpatient]) => {
  const found = at(place, asked('GD'))
  expect([gist(found), found.best]).toEqual([gives, best])
  const last = Object.fromEntries(found.rows.map(({ route, answer }) => [route, answer.steps.at(-1)]))
  expect(last.SELF_REFERRED_OUTPATIENT).toMatchObject({ ruleId: outpatient, legalBasis: expect.stringMatching(/Luật|NĐ|TT/) })
  expect(last.SELF_REFERRED_INPATIENT).toMatchObject({ ruleId: inpatient, legalBasis: expect.stringMatching(/Luật|NĐ|TT/) })
})

test('each right of its own names its law', () => {
  const rows = at(central, asked('GD')).rows.map(({ route, answer }) => [route, answer.steps.at(-1)?.legalBasis])
  expect(Object.fromEntries(rows)).toEqual({
    WITH_SLIP: 'TT 01/2025 Đ9, Đ10; QĐ 3276/QĐ-BYT annex 1',
    APPOINTMENT: 'TT 01/2025 Đ11; QĐ 3276/QĐ-BYT annex 1',
    SELF_REFERRED_OUTPATIENT: 'Luật BHYT Đ22 k4g; QĐ 3276/QĐ-BYT annex 1',
    SELF_REFERRED_INPATIENT: 'Luật BHYT Đ22 k4g; QĐ 3276/QĐ-BYT annex 1',
    EMERGENCY: 'Luật BHYT Đ22 k5; QĐ 3276/QĐ-BYT annex 1',
    CHANGED_STAY: 'Luật BHYT Đ22 k3; TT 01/2025 Đ4; QĐ 3276/QĐ-BYT annex 1',
  })
})

test('the registered place is a route only where a card is registered', () => {
  const home = { ...central, code: '52010' }
  expect(at(home, asked('GD'))).toMatchObject({ best: 'REGISTERED_PLACE', rows: expect.arrayContaining([expect.objectContaining({ route: 'REGISTERED_PLACE' })]) })
  expect(at(central, asked('GD')).rows.map(({ route }) => route)).not.toContain('REGISTERED_PLACE')
})

test('a code that nobody was told of is never guessed at; one that a card names is known', () => {
  const unknown = { code: '99999', rank: null, listedPrimary: null }
  expect(gist(at(unknown, asked('GD')))).toEqual(Object.fromEntries(coverageRoutes.slice(1).map(route => [route, 'ROUTE_UNKNOWN'])))
  expect(at(unknown, asked('GD')).best).toBeNull()
  expect(gist(at({ ...unknown, code: '52010' }, asked('GD')))).toMatchObject({ REGISTERED_PLACE: 80, WITH_SLIP: 80 })
})

test('a listed disease needs no paper; a person without a card is not covered by any route', () => {
  expect(gist(at(central, asked('GD', { diagnoses: ['C25.3'] })))).toMatchObject(alone(80, 80))
  const none = at(central, asked('GD', { cards: [] }))
  expect([new Set(Object.values(gist(none))), none.best]).toEqual([new Set(['NO_CARD']), null])
})

test('the paper lasts ten working days from the day, and the answer no longer than it', () => {
  expect([slipOf('2026-11-02'), slipOf('9999-12-31')]).toEqual([
    { signedOn: '2026-11-02', validUntil: '2026-11-16' },
    { signedOn: '9999-12-31', validUntil: '9999-12-31' },
  ])
  const row = at(central, asked('GD')).rows.find(({ route }) => route === 'WITH_SLIP')
  expect(row?.answer).toMatchObject({ validUntil: '2026-11-16' })
})

const day = fc.date({ min: new Date('2014-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10))
const rank = fc.record({
  level: fc.constantFrom(...technicalLevels),
  points: fc.option(fc.integer({ min: 0, max: 100 })),
  tierBefore2025: fc.option(fc.constantFrom(...formerTiers)),
  provisional: fc.boolean(),
})

test('a paper never lowers what coming by oneself gives, and the best is never below any other', () => {
  const code = fc.constantFrom('52001', '52010')
  const diagnoses = fc.subarray(['C25.3', 'C50.9', 'J44.1', 'I10', 'E70.0'])
  const objectCode = fc.constantFrom(...objectCodes.map(row => row.code))
  fc.assert(
    fc.property(day, code, fc.option(rank), objectCode, diagnoses, (on, where, ranked, group, listed) => {
      const found = at({ code: where, rank: ranked, listedPrimary: null }, asked(group, { on, diagnoses: listed }))
      const percent = new Map(found.rows.map(({ route, answer }) => [route, answer.outcome === 'COVERED' ? answer.percent : 0]))
      const of = (route: CoverageRoute) => percent.get(route) ?? 0
      expect(of('WITH_SLIP')).toBeGreaterThanOrEqual(Math.max(of('SELF_REFERRED_OUTPATIENT'), of('SELF_REFERRED_INPATIENT')))
      expect(found.best ? of(found.best) : 0).toBe(Math.max(...percent.values()))
    }),
  )
})
