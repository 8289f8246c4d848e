import { expect, test } from 'vitest'
import { aCard, aVisit, basic, book, central, rank } from '../coverage/cases/case.fixture.js'
import { answerCoverage } from '../coverage/coverage.rules.js'
import type { CardFacts, CoverageFacts, VisitFacts } from '../coverage/facts.rules.js'
import { changedSince } from './since.rules.js'

const paper = { signedOn: '2026-11-02', validUntil: '2026-11-16' }
const facts = (on: string, cards: readonly CardFacts[], visit: Partial<VisitFacts> = {}): CoverageFacts => ({
  on,
  cards,
  visit: aVisit(central, { paper, setting: null, ...visit }),
})
const since = (then: CoverageFacts, now: CoverageFacts) =>
  changedSince({ facts: then, answer: answerCoverage(then, book) }, { facts: now, answer: answerCoverage(now, book) }, book)

const card = aCard('GD', { validFrom: '2026-01-01', validTo: '2026-12-31' })
const issued = facts('2026-11-02', [card])
const ending = (validTo: string) => ({ ...card, validTo })

// What changed between the issue and today · in what the answers differ · by what.
const cases: readonly [says: string, then: CoverageFacts, now: CoverageFacts, parts: string[], causes: string[]][] = [
  ['nothing', issued, facts('2026-11-10', [card]), [], []],
  ['the card ended', facts('2026-11-02', [ending('2026-11-05')]), facts('2026-11-10', [ending('2026-11-05')]), ['OUTCOME'], ['CARD_ENDED']],
  ['the card is held back', issued, facts('2026-11-10', [{ ...card, status: 'SUSPENDED' }]), ['OUTCOME'], ['CARD_SUSPENDED']],
  ['the card was withdrawn', issued, facts('2026-11-10', [{ ...card, status: 'CANCELLED' }]), ['OUTCOME'], ['CARD_CANCELLED']],
  ['a card that was held back is good', facts('2026-11-02', [{ ...card, status: 'SUSPENDED' }]), facts('2026-11-10', [card]), ['OUTCOME'], ['CARD_RESTORED']],
  ['a card began', facts('2026-11-02', [{ ...card, validFrom: '2026-11-05' }]), facts('2026-11-10', [{ ...card, validFrom: '2026-11-05' }]), ['OUTCOME'], ['CARD_STARTED']],
  ['a better card came', issued, facts('2026-11-10', [card, aCard('HN', { validFrom: '2026-11-05' })]), ['PERCENT'], ['CARD_NEW']],
  ['the card is gone', issued, facts('2026-11-10', []), ['OUTCOME'], ['CARD_REMOVED']],
  ['the card ends earlier', issued, facts('2026-11-10', [ending('2026-11-12')]), ['VALID_UNTIL'], ['CARD_DATES']],
  ['the paper ran out', issued, facts('2026-11-20', [card]), ['OUTCOME'], ['PAPER_ENDED']],
  ['the paper is longer', issued, facts('2026-11-10', [card], { paper: { ...paper, validUntil: '2026-11-17' } }), ['VALID_UNTIL'], ['PAPER_DATES']],
  ['another hospital, by a paper', issued, facts('2026-11-10', [card], { place: { ...central, code: '52099' } }), [], []],
  [
    'the hospital was ranked higher, without a paper',
    facts('2026-11-02', [card], { paper: null, setting: 'OUTPATIENT', place: basic(45) }),
    facts('2026-11-10', [card], { paper: null, setting: 'OUTPATIENT', place: basic(55) }),
    ['PERCENT'],
    ['HOSPITAL_RANK'],
  ],
  [
    'the hospital was ranked higher, with a paper',
    issued,
    facts('2026-11-10', [card], { place: { ...central, rank: rank('BASIC', 'PROVINCE', 60) } }),
    [],
    [],
  ],
  [
    'another disease, listed',
    facts('2026-11-02', [card], { paper: null, setting: 'INPATIENT', diagnoses: ['K29.7'] }),
    facts('2026-11-10', [card], { paper: null, setting: 'INPATIENT', diagnoses: ['C25.3'] }),
    ['PERCENT'],
    ['DIAGNOSES'],
  ],
  [
    'an emergency no longer',
    facts('2026-11-02', [card], { paper: null, setting: 'INPATIENT', circumstances: ['EMERGENCY'] }),
    facts('2026-11-10', [card], { paper: null, setting: 'INPATIENT' }),
    ['PERCENT'],
    ['URGENCY'],
  ],
  [
    'half a year of NĐ 188 Đ19 ended',
    facts('2026-06-20', [card], { paper: null, setting: 'OUTPATIENT', place: basic(55) }),
    facts('2026-07-02', [card], { paper: null, setting: 'OUTPATIENT', place: basic(55) }),
    ['OUTCOME'],
    ['LAW'],
  ],
  [
    'what the code of the card gives was raised',
    facts('2025-12-20', [aCard('CN')], { paper: { signedOn: '2025-12-20', validUntil: '2026-01-07' } }),
    facts('2026-01-02', [aCard('CN')], { paper: { signedOn: '2025-12-20', validUntil: '2026-01-07' } }),
    ['PERCENT'],
    ['LAW'],
  ],
  [
    'the card ended and the paper ran out: either alone would be enough',
    facts('2026-11-02', [ending('2026-11-05')], { place: { ...central, rank: null } }),
    facts('2026-11-20', [ending('2026-11-05')], { place: { ...central, rank: null } }),
    ['OUTCOME'],
    ['CARD_ENDED'],
  ],
]

test.each(cases)('%s', (_, then, now, parts, causes) => {
  const found = since(then, now)
  expect([found.parts, found.causes.map(({ kind }) => kind)]).toEqual([parts, causes])
})

test('one sentence says it in both languages', () => {
  expect(since(issued, facts('2026-11-10', [card])).text).toEqual({
    vi: 'Như lúc phát hành: hưởng 80% đến 16/11/2026.',
    en: 'As when it was issued: 80% until 2026-11-16.',
  })
  expect(since(facts('2026-11-02', [ending('2026-11-05')]), facts('2026-11-10', [ending('2026-11-05')])).text).toEqual({
    vi: 'Lúc phát hành: hưởng 80% đến 05/11/2026; nay: không được hưởng. Lý do: thẻ mã GD hết hạn ngày 05/11/2026.',
    en: 'When it was issued: 80% until 2026-11-05; now: not covered. Why: the card of code GD ended on 2026-11-05.',
  })
})
