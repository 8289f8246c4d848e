import fc from 'fast-check'
import { expect, test } from 'vitest'
import { urgencies } from '../../../kit/vn/referral-terms.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import { timeLimits } from '../reference.js'
import { openStatuses } from '../referral/referral.rules.js'
import { dueByOf } from '../referral/time-limit.rules.js'
import { changedFields, type Content, dueAfterCorrection } from './correction.rules.js'

const content: Content = {
  urgency: 'ROUTINE',
  patientName: 'Nguyễn Văn An',
  patientBirthDate: '1948',
  patientSex: 'MALE',
  reason: 'Đau ngực',
  diagnoses: ['I20.9', 'I10'],
  summary: null,
  oneYear: false,
  consentBy: null,
  consentOn: null,
}

test.each<[string, Partial<Content>, string[]]>([
  ['nothing', {}, []],
  ['the same list once more', { diagnoses: ['I20.9', 'I10'] }, []],
  ['another main disease', { diagnoses: ['I10', 'I20.9'] }, ['diagnoses']],
  ['a birth year without a day that gets one', { patientBirthDate: '1948-03-02' }, ['patientBirthDate']],
  ['a consent', { consentBy: 'GUARDIAN', consentOn: '2026-11-01' }, ['consentBy', 'consentOn']],
  ['much at once', { urgency: 'URGENT', summary: 'Khó thở', oneYear: true }, ['urgency', 'summary', 'oneYear']],
])('a correction of %s', (_, more, fields) => {
  expect(changedFields(content, { ...content, ...more })).toEqual(fields)
})

test('no correction gives more time, and one to something more pressing may give less', () => {
  const limits = timeLimits()
  const calendar = vietnamCalendar()
  const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-20'), noInvalidDate: true })
  const urgency = fc.constantFrom(...urgencies)
  fc.assert(
    fc.property(fc.constantFrom(...openStatuses), fc.array(urgency, { minLength: 2, maxLength: 6 }), times, (status, path, since) => {
      const due = (of: (typeof urgencies)[number]) => dueByOf({ status, urgency: of, since, limits, calendar })
      const [first, ...then] = path
      let now = first ? due(first) : null
      for (const next of then) {
        const corrected = dueAfterCorrection(now, due(next))
        expect(corrected && now && corrected <= now).toBe(true)
        expect(corrected && corrected <= (due(next) ?? corrected)).toBe(true)
        now = corrected
      }
    }),
  )
})
