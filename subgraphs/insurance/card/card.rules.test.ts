import { expect, test } from 'vitest'
import { type CardPeriod, cardStateOn } from './card.rules.js'

const year: CardPeriod = { status: 'ACTIVE', validFrom: '2026-01-01', validTo: '2026-12-31' }

test.each<[string, CardPeriod, string, string]>([
  ['on the day before it begins', year, '2025-12-31', 'NOT_STARTED'],
  ['on its first day', year, '2026-01-01', 'VALID'],
  ['on its last day', year, '2026-12-31', 'VALID'],
  ['on the day after', year, '2027-01-01', 'ENDED'],
  ['without an end, years later', { ...year, validTo: null }, '2036-01-01', 'VALID'],
  ['held back, within its dates', { ...year, status: 'SUSPENDED' }, '2026-06-01', 'SUSPENDED'],
  ['held back, after its last day', { ...year, status: 'SUSPENDED' }, '2027-01-01', 'ENDED'],
  ['withdrawn', { ...year, status: 'CANCELLED' }, '2026-06-01', 'CANCELLED'],
])('a card %s', (_, card, day, state) => {
  expect(cardStateOn(card, day)).toBe(state)
})
