import { expect, test } from 'vitest'
import { isInForce, isNotAllowed, standingOf, type Switch, switchProblems } from './screening-instrument.rules.js'

const today = '2026-11-02'
const audit = { code: 'AUDIT', isOnByDefault: false }
const phq = { code: 'PHQ-9', isOnByDefault: true }
const said = (version: number, isOn: boolean, from: string, instrument = 'AUDIT'): Switch => ({ instrument, version, isOn, from, licenceReference: 'Công văn 7' })

test.each([['MOCA', true], [' MoCA ', true], ['mmse', true], ['MINI-COG', false]])('%s is never embedded: %s', (code, never) => {
  expect(isNotAllowed(code)).toBe(never)
})

test.each<[string, typeof audit, Switch[], string, boolean, number]>([
  ['comes off and nobody said otherwise', audit, [], today, false, 0],
  ['comes on', phq, [], today, true, 0],
  ['is on from the day', audit, [said(1, true, today)], today, true, 1],
  ['is off the day before', audit, [said(1, true, '2026-11-03')], today, false, 1],
  ['is off again by the newer word', audit, [said(1, true, '2026-01-01'), said(2, false, today)], today, false, 2],
  ['is on till the newer word begins', audit, [said(1, true, '2026-01-01'), said(2, false, '2026-11-03')], today, true, 2],
  ['is as it comes, whatever was said of others', audit, [said(3, true, '2026-01-01', 'AUDIT-C')], today, false, 0],
  ['can be switched off though it comes on', phq, [said(1, false, '2026-01-01', 'PHQ-9')], today, false, 1],
])('an instrument %s', (_, instrument, switches, on, isOn, version) => {
  expect(standingOf(instrument, switches, on)).toMatchObject({ isOn, version })
})

test.each([
  ['2001-01-01', null, '2000-12-31', false], ['2001-01-01', null, '2001-01-01', true], ['2001-01-01', '2002-01-01', '2002-01-01', true],
  ['2001-01-01', '2002-01-01', '2002-01-02', false],
])('a version from %s to %s on %s: %s', (validFrom, validTo, on, inForce) => {
  expect(isInForce({ validFrom, validTo }, on)).toBe(inForce)
})

test.each([
  ['on by a right', { isOn: true, from: today, licenceReference: 'CV 12' }, audit, []],
  ['on without one', { isOn: true, from: today }, audit, ['LICENCE_REFERENCE_MISSING']],
  ['on by too short a one', { isOn: true, from: today, licenceReference: ' CV1 ' }, audit, ['LICENCE_REFERENCE_MISSING']],
  ['on by one without end', { isOn: true, from: today, licenceReference: 'x'.repeat(501) }, audit, ['INVALID_VALUE']],
  ['on, which is free', { isOn: true, from: today }, phq, []],
  ['off', { isOn: false, from: today }, audit, []],
  ['from yesterday', { isOn: false, from: '2026-11-01' }, audit, ['DATE_PAST']],
])('switched %s', (_, word, instrument, codes) => {
  expect(switchProblems(word, instrument, today).map(({ code }) => code)).toEqual(codes)
})
