import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measures, severities, thresholdKinds } from '../../../kit/vn/alert-terms.js'
import { type Finding, type Findings, sentenceOf, urgencyOf, withFindings } from './from-alert.rules.js'

const pressure: Finding = { kind: 'THRESHOLD_HIGH', severity: 'URGENT', measure: 'systolic_bp', value: 182, checkedOn: '2026-06-12' }
const aFinding = (more: Partial<Finding>): Finding => ({ ...pressure, ...more })

describe('a finding as a sentence', () => {
  test.each([
    ['systolic_bp', 182, 'Huyết áp tâm thu 182 mmHg khi khám ngày 12/06/2026 (ngưỡng khẩn)'],
    ['diastolic_bp', 112, 'Huyết áp tâm trương 112 mmHg khi khám ngày 12/06/2026 (ngưỡng khẩn)'],
    ['bmi', 17.9, 'Chỉ số khối cơ thể (BMI) 17,9 kg/m² khi khám ngày 12/06/2026 (ngưỡng khẩn)'],
    ['fasting_glucose', 11.25, 'Đường huyết lúc đói 11,25 mmol/L khi khám ngày 12/06/2026 (ngưỡng khẩn)'],
  ] as const)('names %s with its unit', (measure, value, sentence) => {
    expect(sentenceOf([aFinding({ measure, value })])).toBe(sentence)
  })

  test.each([
    ['THRESHOLD_HIGH', 'WARN', 'ngưỡng theo dõi'],
    ['THRESHOLD_HIGH', 'ALERT', 'ngưỡng cần khám'],
    ['THRESHOLD_HIGH', 'URGENT', 'ngưỡng khẩn'],
    ['THRESHOLD_LOW', 'WARN', 'dưới ngưỡng theo dõi'],
    ['THRESHOLD_LOW', 'ALERT', 'dưới ngưỡng cần khám'],
    ['THRESHOLD_LOW', 'URGENT', 'dưới ngưỡng khẩn'],
  ] as const)('of %s, %s says “%s”', (kind, severity, bound) => {
    expect(sentenceOf([aFinding({ kind, severity })])).toBe(`Huyết áp tâm thu 182 mmHg khi khám ngày 12/06/2026 (${bound})`)
  })

  test.each([
    [7, '7'],
    [7.1, '7,1'],
    [0.55, '0,55'],
    [1234.5, '1.234,5'],
  ])('writes %d as %s', (value, written) => {
    expect(sentenceOf([aFinding({ measure: 'fasting_glucose', value })])).toContain(`lúc đói ${written} mmol/L`)
  })

  test('begins with the chosen one; the others of the check follow, the most pressing first', () => {
    const bmi = aFinding({ measure: 'bmi', value: 23.4, severity: 'WARN' })
    const glucose = aFinding({ measure: 'fasting_glucose', value: 7.2, severity: 'ALERT' })
    const diastolic = aFinding({ measure: 'diastolic_bp', value: 95, severity: 'ALERT' })
    expect(sentenceOf([bmi, glucose, diastolic, pressure])).toBe(
      'Chỉ số khối cơ thể (BMI) 23,4 kg/m² khi khám ngày 12/06/2026 (ngưỡng theo dõi); huyết áp tâm thu 182 mmHg (ngưỡng khẩn); ' +
        'huyết áp tâm trương 95 mmHg (ngưỡng cần khám); đường huyết lúc đói 7,2 mmol/L (ngưỡng cần khám)',
    )
  })
})

describe('a finding that is no value beyond a bound', () => {
  test.each([
    [{ kind: 'TREND', severity: 'ALERT', value: 166 }, 'Huyết áp tâm thu 166 mmHg đo ngày 12/06/2026 (diễn biến xấu, mức cần khám)'],
    [{ kind: 'SCREENING', severity: 'ALERT', measure: null, value: 15, subject: 'PHQ-9' }, 'Sàng lọc PHQ-9 15 điểm ngày 12/06/2026 (mức cần khám)'],
    [{ kind: 'SCREENING', severity: 'URGENT', measure: null, value: null, subject: 'WG-SS' }, 'Sàng lọc WG-SS ngày 12/06/2026 (mức khẩn)'],
    [{ kind: 'CHECK_OVERDUE', severity: 'WARN', measure: null, value: null }, 'Chưa được khám sức khoẻ định kỳ có hạn ngày 12/06/2026 (mức theo dõi)'],
  ] as const)('%j says so', (more, sentence) => {
    expect(sentenceOf([aFinding(more)])).toBe(sentence)
  })
})

describe('how pressing', () => {
  test.each([
    [['WARN'], 'ROUTINE'],
    [['ALERT'], 'ROUTINE'],
    [['URGENT'], 'URGENT'],
    [['WARN', 'ALERT'], 'ROUTINE'],
    [['WARN', 'URGENT'], 'URGENT'],
  ] as const)('%j is %s', ([chosen, ...others], urgency) => {
    expect(urgencyOf([aFinding({ severity: chosen }), ...others.map(severity => aFinding({ severity }))])).toBe(urgency)
  })
})

describe('a draft with findings', () => {
  const sentence = sentenceOf([pressure])

  test.each([
    ['nothing said', {}, { reason: sentence, summary: undefined, urgency: 'URGENT' }],
    ['a blank reason', { reason: '  ' }, { reason: sentence, summary: undefined, urgency: 'URGENT' }],
    ['a summary only', { summary: 'Đau đầu' }, { reason: sentence, summary: 'Đau đầu', urgency: 'URGENT' }],
    ['a reason of one’s own', { reason: 'Đau đầu' }, { reason: 'Đau đầu', summary: sentence, urgency: 'URGENT' }],
    ['both', { reason: 'Đau đầu', summary: 'Ba ngày' }, { reason: 'Đau đầu', summary: `${sentence}\nBa ngày`, urgency: 'URGENT' }],
    ['an urgency', { urgency: 'EMERGENCY' }, { reason: sentence, summary: undefined, urgency: 'EMERGENCY' }],
  ] as const)('with %s', (_, said, draft) => {
    expect(withFindings(said, [pressure])).toEqual(draft)
  })

  const finding: fc.Arbitrary<Finding> = fc.record({
    kind: fc.constantFrom(...thresholdKinds),
    severity: fc.constantFrom(...severities),
    measure: fc.constantFrom(...measures),
    value: fc.integer({ min: 1, max: 4_000 }).map(tenths => tenths / 10),
    checkedOn: fc.constant('2026-06-12'),
  })
  const findings: fc.Arbitrary<Findings> = fc.tuple(finding, fc.array(finding, { maxLength: 5 })).map(([first, others]) => [first, ...others])

  test('tells every finding once, whatever the caller says', () => {
    fc.assert(
      fc.property(findings, fc.option(fc.string()), fc.option(fc.string()), (all, reason, summary) => {
        const draft = withFindings({ reason, summary }, all)
        const whole = sentenceOf(all)
        expect([draft.reason, draft.summary?.slice(0, whole.length)].filter(text => text === whole).length).toBeGreaterThanOrEqual(1)
        expect(whole.match(/\((dưới )?ngưỡng/g)).toHaveLength(all.length)
      }),
    )
  })

  test('is URGENT exactly when a finding is', () => {
    fc.assert(
      fc.property(findings, all => {
        expect(urgencyOf(all) === 'URGENT').toBe(all.some(({ severity }) => severity === 'URGENT'))
      }),
    )
  })
})
