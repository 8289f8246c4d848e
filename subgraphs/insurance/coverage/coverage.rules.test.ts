import { describe, expect, test } from 'vitest'
import { basic, book, central, district, place, rank as aRank } from './cases/case.fixture.js'
import { decideCoverage } from './coverage.rules.js'
import type { CoverageDecision } from './decision.rules.js'
import type { CardFacts, CoverageFacts, VisitFacts } from './facts.rules.js'

const today = '2026-11-22'
const clinic = place(aRank('INITIAL', null))

const aCard = (facts: Partial<CardFacts> = {}): CardFacts => ({
  objectCode: 'BT',
  printedLevel: 2,
  registeredFacilityCode: '52010',
  validFrom: '2025-01-01',
  validTo: '2026-12-31',
  status: 'ACTIVE',
  fiveYearOn: null,
  asOf: new Date('2026-11-01T00:00:00Z'),
  ...facts,
})

const paper = { signedOn: '2026-11-10', validUntil: '2026-11-25' }

/** At a hospital of which no rank is known. */
const aVisit = (facts: Partial<VisitFacts> = {}): VisitFacts => ({
  place: place(null),
  setting: null,
  paper,
  circumstances: [],
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
    whatWouldChange: [],
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

describe('at a hospital', () => {
  const worker = aCard({ objectCode: 'DN', printedLevel: 4 })
  const at = (visit: Partial<VisitFacts>, on = today) => decide({ on, cards: [worker], visit: aVisit(visit) })

  test('a paper that is good pays the base percent, no longer than card and paper last', () => {
    const decision = at({})
    expect(rulesOf(decision)).toEqual(['HUB-1@null', 'BP-4@2015-01-01', 'RF-2a@2025-01-01', 'VC-1.3@2025-01-01'])
    expect(decision).toMatchObject({ percent: 80, validUntil: '2026-11-25' })
    const year = { ...paper, validUntil: '2027-11-10' }
    expect(at({ paper: year })).toMatchObject({ percent: 80, validUntil: '2026-12-31' })
  })

  test('an emergency needs no paper, the registered place neither', () => {
    const emergency = at({ paper: null, circumstances: ['EMERGENCY'] })
    const home = at({ paper: null, place: { ...place(null), code: '52010' } })
    expect([gist(emergency), rulesOf(emergency).at(-1)]).toEqual([80, 'VC-2@2025-01-01'])
    expect([gist(home), rulesOf(home).at(-1)]).toEqual([80, 'VC-1.1@2025-01-01'])
    expect(home).toMatchObject({ validUntil: '2026-12-31' })
  })

  test.each<[string, Partial<VisitFacts>, string]>([
    ['a paper that ran out', { paper: { ...paper, validUntil: '2026-11-21' } }, 'Have a new transfer paper issued, then ask again.'],
    ['a paper not signed yet', { paper: { signedOn: null, validUntil: null } }, 'Sign the transfer paper, then ask again.'],
    ['no paper', { paper: null }, 'Have the registered first-contact facility issue a transfer paper, then ask again.'],
    [
      'no paper, and nobody says whether as an inpatient',
      { paper: null, place: central },
      'Say whether outpatient or inpatient, or have a transfer paper issued, then ask again.',
    ],
  ])('%s cannot be checked, and the answer says what to do', (_, visit, en) => {
    expect(at(visit)).toMatchObject({ outcome: 'COULD_NOT_CHECK', reason: 'ROUTE_UNKNOWN', nextStep: { en } })
  })

  test('a card that does not pay is told before the route', () => {
    expect(gist(decide({ cards: [], visit: aVisit() }))).toBe('NO_CARD')
  })

  test('of several rows the best is taken, the lost ones are named, and the printed order is said not to decide', () => {
    const decision = at({ paper: null, setting: 'OUTPATIENT', place: district }, '2026-06-30')
    expect(decision.steps.slice(2).map(({ ruleId, effect }) => [ruleId, effect.en])).toEqual([
      ['V25', 'VC-3.3 is taken, the most favourable one; left: VC-1.13'],
      ['VC-3.3', '80% for this visit'],
    ])
    expect(decision.warnings.map(({ en }) => en)).toEqual([
      'The printed order of the table was not decisive: the most favourable row by Luật BHYT Đ22 k4 was taken.',
    ])
  })

  test('an episode that outlasts the card is paid to 15 days after it', () => {
    const visit = aVisit({ place: { ...central, code: '52010' }, paper: null, admittedOn: '2026-03-05', dischargedOn: '2026-03-30' })
    expect(decide({ on: '2026-03-08', cards: [aCard({ validTo: '2026-03-10' })], visit })).toMatchObject({
      percent: 100,
      validUntil: '2026-03-25',
    })
  })
})

describe('what is not certain is said', () => {
  const self = { setting: 'OUTPATIENT', paper: null } as const
  const warned = (facts: Partial<CoverageFacts>) => decide(facts).warnings.map(({ en }) => en)
  const worker = aCard({ objectCode: 'DN', printedLevel: 4, fiveYearOn: '2020-01-01' })

  test.each<[string, Partial<CoverageFacts>, string]>([
    ['annex II', { visit: aVisit({ ...self, place: basic(60), diagnoses: ['J44.1'] }) }, 'secondary source'],
    ['a doubtful row of it', { visit: aVisit({ ...self, place: basic(60), diagnoses: ['C50.9'] }) }, 'in doubt'],
    ['an age', { visit: aVisit({ ...self, place: central, setting: 'INPATIENT', diagnoses: ['C50.9'] }) }, 'only below an age'],
    ['the list of primary care', { cards: [worker], visit: aVisit({ ...self, place: clinic }) }, 'is on the list of TT 01/2025'],
    ['a bill of exactly 15 %', { cards: [worker], bill: 379_500 }, 'exactly the 15%'],
    ['a small bill, self-referred', { cards: [worker], bill: 1, visit: aVisit({ ...self, place: basic(60) }) }, 'is not settled'],
    ['co-payments before the change', { cards: [worker], coPaid: { thisYear: 15_000_000 } }, 'before the change are needed'],
    ['a reference amount', { on: '2018-06-30', cards: [aCard({ ...worker, validFrom: '2018-01-01' })], bill: 1 }, 'amount of that day is not held'],
    ['a rule read in one place', { on: '2025-12-31', cards: [aCard({ objectCode: 'LH', printedLevel: 4 })] }, 'Rule BP-7a is not confirmed'],
    ['being sent on', { visit: aVisit({ place: central, circumstances: ['SENT_ON_AFTER_SELF_REFERRAL'] }) }, 'what applies since 2025 is not known'],
  ])('%s', (_, facts, text) => {
    expect(warned(facts).join(' ')).toContain(text)
  })
})

describe('what would change the answer', () => {
  const changes = (facts: Partial<CoverageFacts>) => decide(facts).whatWouldChange.map(({ change, percent }) => [change, percent])
  const worker = aCard({ objectCode: 'DN', printedLevel: 4, validTo: null })

  test('a self-referred outpatient learns every way to more', () => {
    const visit = aVisit({ setting: 'OUTPATIENT', paper: null, place: central })
    expect(changes({ cards: [worker], visit })).toEqual([
      ['WITH_SLIP', 80],
      ['AT_REGISTERED_PLACE', 80],
      ['AT_LISTED_PRIMARY', 100],
      ['AS_INPATIENT', 32],
    ])
  })

  test('a rule to come is told with its day', () => {
    const visit = aVisit({ setting: 'OUTPATIENT', paper: null, place: basic(60) })
    expect(decide({ on: '2026-06-30', cards: [worker], visit }).whatWouldChange.at(-1)).toEqual({
      change: 'AFTER_DATE',
      percent: 40,
      text: { vi: 'Từ ngày 01/07/2026', en: 'From 2026-07-01 on' },
    })
  })

  test('a card that does not pay: renewed, released, begun', () => {
    expect(changes({ cards: [aCard({ validTo: '2026-10-31' })] })).toEqual([['CARD_RENEWED', 100]])
    expect(changes({ cards: [aCard({ status: 'SUSPENDED' })] })).toEqual([['CARD_RELEASED', 100]])
    expect(changes({ cards: [aCard({ validFrom: '2026-12-01' })] })).toEqual([['AFTER_DATE', 100]])
    expect(changes({ cards: [] })).toEqual([])
  })

  test('who has everything is told nothing', () => {
    expect(changes({})).toEqual([])
  })
})
