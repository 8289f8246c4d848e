import { expect, test } from 'vitest'
import { type NewRound, roundProblems } from './health-round.rules.js'

const aRound = (more: Partial<NewRound> = {}): NewRound => ({ name: 'Khám 6 tháng cuối năm', startsOn: '2026-10-01', endsOn: '2026-12-31', ...more })

test.each<[string, Partial<NewRound>, string[]]>([
  ['as it should be', {}, []],
  ['of one day', { endsOn: '2026-10-01' }, []],
  ['without a name', { name: ' ' }, ['TEXT_MISSING name']],
  ['that ends before it begins', { endsOn: '2026-09-30' }, ['DATE_RANGE_INVALID endsOn']],
  ['of more than half a year', { endsOn: '2027-04-04' }, ['DATE_RANGE_INVALID endsOn']],
])('a round %s', (_, more, found) => {
  expect(roundProblems(aRound(more)).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(found)
})
