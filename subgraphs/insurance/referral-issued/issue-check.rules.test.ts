import { expect, test } from 'vitest'
import { aCard, book, central } from '../coverage/cases/case.fixture.js'
import { decideIssue, factsOfIssue, type Issue } from './issue-check.rules.js'

const issuedAt = new Date('2026-11-02T18:00:00Z')
const issue: Issue = {
  kind: 'CLINICAL_TRANSFER',
  urgency: 'ROUTINE',
  signedOn: '2026-11-03',
  validUntil: new Date('2026-11-17T16:59:59.999Z'),
  diagnoses: ['I10'],
  toFacilityCode: '52001',
  issuedAt,
}
const known = { cards: [aCard('GD')], birthDate: '1950', rank: central.rank }
const place = { code: '52001', rank: central.rank, listedPrimary: null }
const visit = { paper: { signedOn: '2026-11-03', validUntil: '2026-11-17' }, circumstances: [], setting: null, diagnoses: ['I10'], place }

test('the facts are those of the day of the issue in Viet Nam; a care link has no paper', () => {
  expect(factsOfIssue(issue, known)).toEqual({ on: '2026-11-03', cards: known.cards, birthDate: '1950', visit })
  expect(factsOfIssue({ ...issue, kind: 'CARE_LINK', urgency: 'EMERGENCY' }, known).visit).toEqual({ ...visit, paper: null, circumstances: ['EMERGENCY'] })
})

test('taken within a quarter of an hour it says nothing of that; later it says when', () => {
  const after = (minutes: number) =>
    decideIssue(factsOfIssue(issue, known), issuedAt, new Date(issuedAt.getTime() + minutes * 60_000), book).warnings
  expect([after(0), after(15)]).toEqual([[], []])
  expect(after(75)).toEqual([
    {
      vi: 'Tra cứu bù lúc 02:15 03/11/2026 cho phiếu phát hành lúc 01:00 03/11/2026: theo thẻ biết đến lúc tra cứu.',
      en: 'Caught up on 2026-11-03 at 02:15 for an issue on 2026-11-03 at 01:00 (Viet Nam): by the cards known when it was taken.',
    },
  ])
})
