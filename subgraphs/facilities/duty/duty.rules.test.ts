import { expect, test } from 'vitest'
import { type DutyKind, dutyKinds, dutyTexts, kindsAsked } from './duty.rules.js'

test.each<[string, readonly DutyKind[] | null | undefined, readonly DutyKind[]]>([
  ['nothing', undefined, dutyKinds],
  ['null', null, dutyKinds],
  ['an empty list', [], dutyKinds],
  ['one', ['HEALTH_CHECK'], ['HEALTH_CHECK']],
  ['two in another order, one twice', ['HEALTH_CHECK', 'ALERT_OPEN', 'HEALTH_CHECK'], ['ALERT_OPEN', 'HEALTH_CHECK']],
])('who asks for %s gets them once', (_, asked, kinds) => {
  expect(kindsAsked(asked)).toEqual(kinds)
})

test('every kind has words of its own in both languages', () => {
  const titles = dutyKinds.flatMap(kind => Object.values(dutyTexts[kind].title))
  expect(new Set(titles).size).toBe(2 * dutyKinds.length)
})
