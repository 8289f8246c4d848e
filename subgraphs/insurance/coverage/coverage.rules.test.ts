import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardStateOn, cardStatuses } from '../card/card.rules.js'
import { benefitRuleRows, objectCodeRows } from '../reference.js'
import { referralKinds, urgencies } from '../../../kit/vn/referral-terms.js'
import { ruleBook } from '../rules/rule-book.rules.js'
import { type CardFacts, type CoverageDecision, type CoverageFacts, decideCoverage } from './coverage.rules.js'
import type { VisitFacts } from './route.rules.js'

const objectCodes = objectCodeRows()
const book = ruleBook(objectCodes, benefitRuleRows())
const today = '2026-11-22'

const aCard = (facts: Partial<CardFacts> = {}): CardFacts => ({
  objectCode: 'BT',
  printedLevel: 2,
  registeredFacilityCode: '52010',
  validFrom: '2025-01-01',
  validTo: '2026-12-31',
  status: 'ACTIVE',
  asOf: new Date('2026-11-01T00:00:00Z'),
  ...facts,
})

const aVisit = (facts: Partial<VisitFacts> = {}): VisitFacts => ({
  kind: 'CLINICAL_TRANSFER',
  urgency: 'ROUTINE',
  signedOn: '2026-11-10',
  validUntil: '2026-11-25',
  toFacilityCode: '52001',
  diagnoses: ['I10'],
  ...facts,
})

const decide = (facts: Partial<CoverageFacts> = {}) => decideCoverage({ on: today, cards: [aCard()], ...facts }, book)

/** The answer without its explanation: the percent, or the reason. */
const gist = (decision: CoverageDecision) => (decision.outcome === 'COVERED' ? decision.percent : decision.reason)
const rulesOf = ({ steps }: CoverageDecision) => steps.map(step => `${step.ruleId}@${step.version}`)

test('a card that is good gives the base percent of its object code, with every step and its law', () => {
  expect(decide()).toEqual({
    outcome: 'COVERED',
    percent: 100,
    validUntil: '2026-12-31',
    warnings: [],
    asOf: new Date('2026-11-01T00:00:00Z'),
    steps: [
      {
        ruleId: 'HUB-1',
        version: null,
        fact: {
          vi: 'Thẻ mã BT, giá trị từ 01/01/2025 đến 31/12/2026; ngày hỏi 22/11/2026',
          en: 'Card with code BT, good from 2025-01-01 to 2026-12-31; asked about 2026-11-22',
        },
        legalBasis: 'Luật BHYT Đ16 k3, k4',
        effect: { vi: 'Thẻ có giá trị sử dụng', en: 'The card is good' },
      },
      {
        ruleId: 'BP-2',
        version: '2015-01-01',
        fact: { vi: 'Mã đối tượng BT ngày 22/11/2026: mức 2', en: 'Object code BT on 2026-11-22: level 2' },
        legalBasis: 'NĐ 146 Đ14 k1a',
        effect: { vi: 'Hưởng 100% chi phí trong phạm vi', en: '100% of the cost in scope' },
      },
    ],
  })
})

describe('the base percent', () => {
  test.each([
    ['CN', '2025-12-31', 95, 'BP-6a@2015-01-01'],
    ['CN', '2026-01-01', 100, 'BP-6b@2026-01-01'],
    ['LH', '2025-12-31', 80, 'BP-7a@2025-07-01'],
    ['LH', '2026-01-01', 100, 'BP-7b@2026-01-01'],
    ['CC', today, 100, 'BP-1@2015-01-01'],
    ['BT', today, 100, 'BP-2@2015-01-01'],
    ['HT', today, 95, 'BP-3@2015-01-01'],
    ['GD', today, 80, 'BP-4@2015-01-01'],
    ['QN', today, 100, 'BP-5@2015-01-01'],
  ])('of %s on %s is %s', (objectCode, on, percent, rule) => {
    const decision = decide({ on, cards: [aCard({ objectCode })] })
    expect([gist(decision), rulesOf(decision)]).toEqual([percent, ['HUB-1@null', rule]])
  })

  test('follows the law, not a printed digit that lags: near-poor, digit 3, in 2026', () => {
    const decision = decide({ on: '2026-01-01', cards: [aCard({ objectCode: 'CN', printedLevel: 3 })] })
    expect(decision).toMatchObject({
      percent: 100,
      warnings: [
        {
          vi: 'Thẻ in mức 3, theo luật hiện là mức 2: tính theo luật.',
          en: 'The card shows level 3, by law it is level 2: the law counts.',
        },
      ],
    })
  })

  test('of a code seen in software only comes with a warning', () => {
    expect(decide({ cards: [aCard({ objectCode: 'ND', printedLevel: 4 })] })).toMatchObject({
      percent: 80,
      warnings: [{ en: 'What code ND gives is not confirmed by a legal text: check it.' }],
    })
  })

  test('of several cards is the highest, and says so', () => {
    const worker = aCard({ objectCode: 'DN', printedLevel: 4, validTo: null })
    const decision = decide({ cards: [worker, aCard()] })
    expect([gist(decision), rulesOf(decision)]).toEqual([
      100,
      ['HUB-1@null', 'BP-9@2009-07-01', 'BP-2@2015-01-01'],
    ])
    expect(decision).toMatchObject({ validUntil: '2026-12-31', warnings: [] })
  })

  test('of equal cards is given by the one that lasts longest', () => {
    expect(decide({ cards: [aCard(), aCard({ objectCode: 'HN', validTo: null })] })).toMatchObject({ validUntil: null })
  })
})

describe('nothing to pay from', () => {
  const ended = aCard({ validTo: '2026-10-31' })
  const coming = aCard({ validFrom: '2026-12-01' })
  const held = aCard({ status: 'SUSPENDED' })
  const withdrawn = aCard({ status: 'CANCELLED' })
  const older = aCard({ validTo: '2025-06-30' })
  const renew = 'The card ended on 2026-10-31. Renew it or apply for a new one.'

  test.each<[string, CardFacts[], string, string]>([
    [
      'no card in the register',
      [],
      'NO_CARD',
      'The hub’s register holds no insurance card. Check the national portal before telling the person so.',
    ],
    ['a card that ended', [ended], 'CARD_ENDED', renew],
    ['a card that has not begun', [coming], 'CARD_NOT_STARTED', 'The card is good only from 2026-12-01.'],
    ['a card held back', [held], 'CARD_SUSPENDED', 'The card is held back. Ask the social-insurance office.'],
    [
      'a card withdrawn',
      [withdrawn],
      'CARD_CANCELLED',
      'The card was withdrawn. Ask the social-insurance office for a new one.',
    ],
    ['an old and a coming card', [ended, coming], 'CARD_NOT_STARTED', 'The card is good only from 2026-12-01.'],
    ['several old cards: the last one speaks', [older, ended], 'CARD_ENDED', renew],
  ])('%s', (_, cards, reason, en) => {
    const decision = decide({ cards })
    expect(decision).toMatchObject({ outcome: 'NOT_COVERED', reason, message: { en } })
    expect(decision.steps).toHaveLength(Math.max(1, cards.length))
  })

  test('an empty register says that it was read, and is as old as the question', () => {
    expect(decide({ cards: [] })).toMatchObject({
      asOf: null,
      steps: [
        {
          ruleId: 'HUB-3',
          legalBasis: 'Luật BHYT Đ16 k1',
          fact: { en: 'The hub’s own card register was read: it holds no card of this person' },
        },
      ],
    })
  })
})

describe('an object code that is not in the table', () => {
  const strange = aCard({ objectCode: 'ZZ' })

  test('is never taken for "not insured"', () => {
    const decision = decide({ cards: [strange] })
    expect(decision).toMatchObject({ outcome: 'COULD_NOT_CHECK', reason: 'OBJECT_CODE_UNKNOWN' })
    expect(rulesOf(decision)).toEqual(['HUB-1@null', 'HUB-4@null'])
  })

  test('beside a card that is known is left out with a warning', () => {
    expect(decide({ cards: [strange, aCard()] })).toMatchObject({
      percent: 100,
      warnings: [{ en: 'Another card, with code ZZ, is not in the table and was left out.' }],
    })
  })
})

describe('at the hospital of a referral', () => {
  const worker = aCard({ objectCode: 'DN', printedLevel: 4 })
  const at = (visit: Partial<VisitFacts>, on = today) => decide({ on, cards: [worker], visit: aVisit(visit) })

  test('a paper that is good pays the base percent, no longer than card and paper last', () => {
    const decision = at({})
    expect(rulesOf(decision)).toEqual(['HUB-1@null', 'BP-4@2015-01-01', 'RF-2a@2025-01-01', 'VC-1.3@2025-01-01'])
    expect(decision).toMatchObject({ percent: 80, validUntil: '2026-11-25' })
    expect(at({ validUntil: '2027-11-10' })).toMatchObject({ percent: 80, validUntil: '2026-12-31' })
  })

  test('near-poor with a paper: 95 to the end of 2025, 100 since', () => {
    const near = (on: string) =>
      decide({
        on,
        cards: [aCard({ objectCode: 'CN', printedLevel: 3 })],
        visit: aVisit({ signedOn: '2025-12-25', validUntil: '2026-01-09' }),
      })
    expect([gist(near('2025-12-31')), gist(near('2026-01-01'))]).toEqual([95, 100])
  })

  test('an emergency pays the base percent without a paper, a request to the registered place too', () => {
    const emergency = at({ kind: 'CARE_LINK', urgency: 'EMERGENCY' })
    const home = at({ kind: 'CARE_LINK', toFacilityCode: '52010' })
    expect([gist(emergency), rulesOf(emergency).at(-1)]).toEqual([80, 'VC-2@2025-01-01'])
    expect([gist(home), rulesOf(home).at(-1)]).toEqual([80, 'VC-1.1@2025-01-01'])
    expect(home).toMatchObject({ validUntil: '2026-12-31' })
  })

  test.each<[string, Partial<VisitFacts>, string]>([
    ['a paper that ran out', { validUntil: '2026-11-21' }, 'Have a new transfer paper issued, then ask again.'],
    ['a paper not signed yet', { signedOn: null, validUntil: null }, 'Sign the transfer paper, then ask again.'],
    [
      'a request without its own paper',
      { kind: 'CARE_LINK' },
      'Have the registered first-contact facility issue a transfer paper, then ask again.',
    ],
  ])('%s cannot be checked, and the answer says what to do', (_, visit, en) => {
    expect(at(visit)).toMatchObject({ outcome: 'COULD_NOT_CHECK', reason: 'ROUTE_UNKNOWN', nextStep: { en } })
  })

  test('a card that does not pay is told before the route', () => {
    expect(gist(decide({ cards: [], visit: aVisit() }))).toBe('NO_CARD')
  })
})

describe('whatever the facts', () => {
  const aDay = fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  const day = aDay.map(date => date.toISOString().slice(0, 10))
  const card = fc.record({
    objectCode: fc.constantFrom(...objectCodes.map(row => row.code), 'ZZ'),
    printedLevel: fc.integer({ min: 1, max: 5 }),
    registeredFacilityCode: fc.constantFrom('52001', '52010'),
    validFrom: day,
    validTo: fc.option(day),
    status: fc.constantFrom(...cardStatuses),
    asOf: aDay,
  })
  const visit = fc.record({
    kind: fc.constantFrom(...referralKinds),
    urgency: fc.constantFrom(...urgencies),
    signedOn: fc.option(day),
    validUntil: fc.option(day),
    toFacilityCode: fc.constantFrom('52001', '52002'),
    diagnoses: fc.constant([]),
  })
  const cards = fc.array(card, { maxLength: 4 })
  const facts = fc.record({ on: day, cards, visit: fc.option(visit, { nil: undefined }) })
  const percentOf = (decision: CoverageDecision) => (decision.outcome === 'COVERED' ? decision.percent : 0)

  test('the answer has a step, every step a law, and a percent lies within 0 and 100', () => {
    fc.assert(
      fc.property(facts, given => {
        const decision = decideCoverage(given, book)
        expect(decision.steps.length).toBeGreaterThan(0)
        expect(decision.steps.every(step => step.legalBasis !== '')).toBe(true)
        expect(percentOf(decision)).toBeGreaterThanOrEqual(0)
        expect(percentOf(decision)).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('the same facts give the same answer, in whatever order the cards come', () => {
    fc.assert(
      fc.property(facts, given => {
        const turned = { ...given, cards: given.cards.toReversed() }
        expect(decideCoverage(turned, book)).toEqual(decideCoverage(given, book))
      }),
    )
  })

  test('one more card that is good never lowers the percent', () => {
    fc.assert(
      fc.property(facts, card, (given, other) => {
        const more = { ...other, status: 'ACTIVE' as const, validFrom: given.on, validTo: null }
        const after = decideCoverage({ ...given, cards: [...given.cards, more] }, book)
        expect(percentOf(after)).toBeGreaterThanOrEqual(percentOf(decideCoverage(given, book)))
      }),
    )
  })

  test('only a person without a card that is good is told "not covered"', () => {
    fc.assert(
      fc.property(facts, given => {
        const good = given.cards.some(each => cardStateOn(each, given.on) === 'VALID')
        expect(decideCoverage(given, book).outcome === 'NOT_COVERED').toBe(!good)
      }),
    )
  })
})
