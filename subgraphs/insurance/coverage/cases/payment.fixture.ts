import { aCard, atHome, type Case, central, inpatient, visiting } from './case.fixture.js'

const small = 'Luật BHYT Đ22 k1b; NĐ 146 Đ14 k1d'
const cap = 'Luật BHYT Đ22 k1c (k1d); NĐ 188 Đ18 k2'
const conversion = 'NĐ 188 Đ18 k2c'

const bill = (on: string, amount: number) => atHome('DN', on, { bill: amount })
const paid = (on: string, thisYear: number, beforeChange: number | null = null, fiveYearOn: string | null = '2018-01-01') => ({
  on,
  cards: [aCard('DN', { fiveYearOn })],
  coPaid: { thisYear, beforeChange },
})

export const paymentCases: readonly Case[] = [
  [small, 'just below 15 % in June 2026', bill('2026-06-30', 350_999), 100, 'FP-2'],
  [small, 'the amount it stands on', bill('2026-06-30', 350_999), 100, 'RA-1'],
  [small, 'exactly 15 %', bill('2026-06-30', 351_000), 80],
  [small, 'below 15 % of July 2026', bill('2026-07-01', 379_499), 100, 'FP-2'],
  [small, 'exactly 15 % of July 2026', bill('2026-07-01', 379_500), 80],
  [small, 'below, mid 2024', bill('2024-07-01', 350_999), 100, 'FP-2'],
  [small, 'the last day of 1,800,000', bill('2024-06-30', 269_999), 100, 'FP-2'],
  [small, 'exactly 15 % of it', bill('2024-06-30', 270_000), 80],
  [small, 'the last day of 1,490,000', bill('2023-06-30', 223_499), 100, 'FP-2'],
  [small, 'exactly 15 % of that', bill('2023-06-30', 223_500), 80],
  [small, 'the first day of 1,800,000', bill('2023-07-01', 269_999), 100, 'FP-2'],
  [small, 'the last day of 1,390,000', bill('2019-06-30', 208_499), 100, 'FP-2'],
  [small, 'exactly 15 % of it', bill('2019-06-30', 208_500), 80],
  [small, 'the first day of 1,490,000', bill('2019-07-01', 223_499), 100, 'FP-2'],
  [small, 'the first day of which the amount is held', bill('2018-07-01', 208_499), 100, 'FP-2'],
  [small, 'the day before: not held', bill('2018-06-30', 1), 80],
  [small, 'self-referred in 2024', visiting('DN', '2024-12-31', central, inpatient, { bill: 1 }), 32],
  [small, 'self-referred since: not settled', visiting('DN', '2025-01-01', central, inpatient, { bill: 1 }), 32],
  [cap, 'exactly six months in June 2026', paid('2026-06-30', 14_040_000), 80],
  [cap, 'one đồng more', paid('2026-06-30', 14_040_001), 100, 'FP-3'],
  [cap, 'five years not complete', paid('2026-06-30', 14_040_001, null, '2026-07-01'), 80],
  [cap, 'five years complete on the day', paid('2026-06-30', 14_040_001, null, '2026-06-30'), 100, 'FP-3'],
  [cap, 'five years not known', paid('2026-06-30', 14_040_001, null, null), 80],
  [cap, 'six months of 1,800,000', paid('2023-12-31', 10_800_000), 80],
  [cap, 'one đồng more, 2023', paid('2023-12-31', 10_800_001), 100, 'FP-3'],
  [cap, '2019, at the new rate', paid('2019-12-31', 8_940_001), 100, 'FP-3'],
  [cap, 'the amount is not held', paid('2018-06-30', 99_000_000), 80],
  [cap, 'self-referred does not count', visiting('DN', '2026-06-30', central, inpatient, { coPaid: { thisYear: 99_000_000 } }), 32],
  [conversion, '13,000,000 before July 2026, threshold not passed', paid('2026-07-01', 14_124_444, 13_000_000), 80],
  [conversion, 'one đồng more', paid('2026-07-01', 14_124_445, 13_000_000), 100, 'FP-3a'],
  [conversion, 'passed at the old rate: no conversion', paid('2026-07-01', 14_040_001, 14_040_001), 100, 'FP-3'],
  [conversion, 'exactly six months before the change', paid('2026-07-01', 14_040_000, 14_040_000), 80],
  [conversion, 'and one đồng since', paid('2026-07-01', 14_040_001, 14_040_000), 100, 'FP-3a'],
  [conversion, 'nothing before the change', paid('2026-12-31', 15_180_000, 0), 80],
  [conversion, 'nothing before, one đồng more', paid('2026-12-31', 15_180_001, 0), 100, 'FP-3'],
  [conversion, 'what was paid before is not said', paid('2026-12-31', 15_000_000), 80],
  [conversion, 'not said, but above any threshold', paid('2026-12-31', 15_180_001), 100, 'FP-3'],
  [conversion, 'the change of 2024 has no formula', paid('2024-12-31', 12_000_000, 5_000_000), 80],
  [conversion, '2024, above six months of the new rate', paid('2024-12-31', 14_040_001, 5_000_000), 100, 'FP-3'],
]
