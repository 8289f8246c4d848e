import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { endProblems, type LicenceFacts, licenceProblems, licenceStatusOn, licenceToTell, type NewLicence, suspensionProblems } from './licence.rules.js'

const today = '2026-11-02'

function aLicence(more: Partial<LicenceFacts> = {}): LicenceFacts {
  return { kind: 'EXAMINE_AND_TREAT', healthFacilityCode: '49901', validFrom: '2024-01-01', validTo: null, suspensions: [], ...more }
}

const suspended = { suspensions: [{ from: '2026-10-01', until: '2026-12-31' }] }

describe('a licence on a day', () => {
  test.each([
    ['before it begins', aLicence(), '2023-12-31', 'NOT_YET'],
    ['on its first day', aLicence(), '2024-01-01', 'IN_FORCE'],
    ['without a first day, long ago', aLicence({ validFrom: null }), '1990-01-01', 'IN_FORCE'],
    ['on its last day', aLicence({ validTo: today }), today, 'IN_FORCE'],
    ['on the day after', aLicence({ validTo: '2026-11-01' }), today, 'ENDED'],
    ['ended before its time', aLicence({ validTo: '2030-01-01', endedOn: '2026-10-31' }), today, 'ENDED'],
    ['on the last day it was given back', aLicence({ endedOn: today }), today, 'IN_FORCE'],
    ['on the day before a suspension', aLicence(suspended), '2026-09-30', 'IN_FORCE'],
    ['on the first day of it', aLicence(suspended), '2026-10-01', 'SUSPENDED'],
    ['on the last day of it', aLicence(suspended), '2026-12-31', 'SUSPENDED'],
    ['on the day after it', aLicence(suspended), '2027-01-01', 'IN_FORCE'],
    ['that was written down wrongly', aLicence({ correctedAt: '2026-01-01' }), today, 'ENDED'],
  ] as const)('%s', (_, licence, day, status) => {
    expect(licenceStatusOn(licence, day)).toBe(status)
  })
})

describe('what the others are told', () => {
  test.each([
    ['of none', [], [null, null, null]],
    ['of one without end', [aLicence()], ['49901', '2024-01-01', null]],
    ['of one from before the records', [aLicence({ validFrom: null })], ['49901', null, null]],
    ['of one that ended', [aLicence({ endedOn: '2026-10-31' })], ['49901', '2024-01-01', '2026-10-31']],
    ['of one that is suspended: when it counts again', [aLicence(suspended)], ['49901', '2027-01-01', null]],
    ['of one suspended long ago', [aLicence({ suspensions: [{ from: '2025-01-01', until: '2025-02-28' }] })], ['49901', '2025-03-01', null]],
    ['of one that goes on under the same code', [aLicence({ validTo: '2026-12-31' }), aLicence({ validFrom: '2027-01-01' })], ['49901', '2024-01-01', null]],
    ['of one that was wrong', [aLicence({ correctedAt: '2026-01-01' })], [null, null, null]],
    ['of an operating licence', [aLicence({ kind: 'OPERATING', healthFacilityCode: null })], [null, null, null]],
    [
      'of one after another code',
      [aLicence({ validFrom: '2026-06-01', healthFacilityCode: '49902' }), aLicence({ validTo: '2026-05-31' })],
      ['49902', '2026-06-01', null],
    ],
  ] as const)('%s', (_, licences, [healthFacilityCode, validFrom, validTo]) => {
    expect(licenceToTell(licences, today)).toEqual({ healthFacilityCode, validFrom, validTo })
  })

  test('on every day, now or later, they find the licence in force exactly when it is', () => {
    const day = fc.integer({ min: -300, max: 300 }).map(n => addDays(today, n))
    const suspension = fc.tuple(fc.integer({ min: -200, max: 0 }), fc.integer({ min: 0, max: 150 })).map(([from, days]) => ({
      from: addDays(today, from), until: addDays(today, from + days),
    }))
    const licence = fc.record({ validFrom: fc.option(day), endedOn: fc.option(day), suspensions: fc.array(suspension, { maxLength: 2 }) })
    fc.assert(
      fc.property(licence, fc.integer({ min: 0, max: 300 }), (facts, later) => {
        const one = aLicence(facts)
        const [then, told] = [addDays(today, later), licenceToTell([one], today)]
        const found = told.healthFacilityCode !== null && (told.validFrom ?? '') <= then && (told.validTo === null || told.validTo >= then)
        expect(found).toBe(licenceStatusOn(one, then) === 'IN_FORCE')
      }),
    )
  })
})

const fresh: NewLicence = {
  kind: 'EXAMINE_AND_TREAT', number: '12/ĐNa-GPHĐ', issuedBy: 'Sở Y tế', issuedOn: '2026-10-30', validFrom: '2026-11-01', healthFacilityCode: '49903',
}

describe('a new licence', () => {
  test.each<[string, Partial<NewLicence>, LicenceFacts[], string[]]>([
    ['as it should be', {}, [], []],
    ['after one that ended', {}, [aLicence({ endedOn: '2026-10-31' })], []],
    ['beside one that was wrong', {}, [aLicence({ correctedAt: '2026-01-01' })], []],
    ['beside an operating licence', {}, [aLicence({ kind: 'OPERATING', healthFacilityCode: null })], []],
    ['to operate, without a code', { kind: 'OPERATING', healthFacilityCode: null, validFrom: '2027-01-01' }, [], []],
    ['that goes on with the code of the one before', { validFrom: '2027-01-01', healthFacilityCode: '49901' }, [aLicence({ validTo: '2026-12-31' })], []],
    ['while another holds', {}, [aLicence()], ['PERIOD_OVERLAPS validFrom']],
    ['with another code from a later day', { validFrom: '2027-01-01' }, [aLicence({ validTo: '2026-12-31' })], ['DATE_IN_FUTURE validFrom']],
    ['to operate, with a code', { kind: 'OPERATING' }, [], ['INVALID_VALUE healthFacilityCode']],
    [
      'with everything wrong',
      { number: ' ', issuedBy: 'x'.repeat(201), issuedOn: '2026-11-03', validTo: '2026-10-31', healthFacilityCode: '4990', corrects: 'id', reason: 'no' },
      [],
      ['PERIOD_INVALID validTo', 'REASON_MISSING reason', 'INVALID_VALUE number', 'INVALID_VALUE issuedBy', 'DATE_IN_FUTURE issuedOn', 'INVALID_VALUE healthFacilityCode'],
    ],
  ])('%s', (_, more, others, problems) => {
    expect(licenceProblems({ ...fresh, ...more }, others, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })
})

describe('a suspension', () => {
  const operating = aLicence({ kind: 'OPERATING', healthFacilityCode: null })
  const suspension = { from: today, until: '2027-05-01', decision: '87/QĐ-SYT', reason: 'Thiếu diện tích' }

  test.each([
    ['of six months less a day', {}, operating, []],
    ['of six months and a day more', { until: '2027-05-02' }, operating, ['SUSPENSION_TOO_LONG until']],
    ['of a licence to examine, longer', { until: '2028-05-02' }, aLicence(), []],
    ['that begins tomorrow', { from: '2026-11-03' }, operating, ['DATE_IN_FUTURE from']],
    ['of a licence that ended', {}, { ...operating, endedOn: '2026-11-01' }, ['LICENCE_NOT_IN_FORCE from']],
    ['beside another one', {}, { ...operating, ...suspended }, ['PERIOD_OVERLAPS from']],
    ['that ends before it begins, without a reason', { until: '2026-11-01', reason: '' }, operating, ['PERIOD_INVALID until', 'REASON_MISSING reason']],
  ] as const)('%s', (_, more, licence, problems) => {
    expect(suspensionProblems({ ...suspension, ...more }, licence, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })
})

test.each([
  ['2026-11-02', {}, []],
  ['2023-12-31', {}, ['LICENCE_NOT_IN_FORCE on']],
  ['2026-11-02', { endedOn: '2026-12-01' }, ['LICENCE_NOT_IN_FORCE on']],
  ['2026-11-02', { correctedAt: '2026-01-01' }, ['LICENCE_NOT_IN_FORCE on']],
  ['2031-01-01', { validTo: '2030-12-31' }, ['LICENCE_NOT_IN_FORCE on']],
] as const)('an end on %s of %o', (on, more, problems) => {
  expect(endProblems({ on }, aLicence(more)).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})
