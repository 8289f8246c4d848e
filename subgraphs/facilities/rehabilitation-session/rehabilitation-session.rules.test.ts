import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { rehabilitationModalities } from '../rehabilitation/rehabilitation.rules.js'
import {
  cancellable, isOffered, plannedDays, recordProblems, sessionActions, sessionKinds, type SessionPlan, sessionPlanProblems, type SessionRecord, sessionRefusal,
  sessionStatuses, weekdays,
} from './rehabilitation-session.rules.js'

const today = '2026-11-02'
const codes = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)

test('every action in every status', () => {
  const cells = sessionActions.flatMap(action => sessionStatuses.map(status => `${action} ${status} ${sessionRefusal(action, status) ?? ''}`))
  expect(cells).toEqual([
    'RECORD PLANNED ', 'RECORD DONE ', 'RECORD MISSED ', 'RECORD CANCELLED SESSION_CANCELLED',
    'CANCEL PLANNED ', 'CANCEL DONE NO_SESSION_TO_CANCEL', 'CANCEL MISSED NO_SESSION_TO_CANCEL', 'CANCEL CANCELLED NO_SESSION_TO_CANCEL',
  ])
  expect(cancellable).toEqual(['PLANNED'])
})

test('which kind is given by which modality', () => {
  const pairs = sessionKinds.flatMap(kind => rehabilitationModalities.filter(modality => isOffered(kind, [modality])).map(modality => `${kind} ${modality}`))
  expect(pairs).toEqual([
    'PHYSIO PHYSIOTHERAPY', 'PHYSIO EXERCISE_THERAPY', 'OCCUPATIONAL OCCUPATIONAL_THERAPY', 'SPEECH SPEECH_THERAPY', 'PSYCHOLOGY PSYCHOLOGY', 'AIDS ASSISTIVE_DEVICES',
  ])
  expect(isOffered('PHYSIO', [])).toBe(false)
})

describe('the days of a plan of sessions', () => {
  test('one, on its day', () => expect(plannedDays({ from: today })).toEqual([today]))

  test('on Mondays and Thursdays from a Monday on', () => {
    expect(plannedDays({ from: today, weekdays: ['MONDAY', 'THURSDAY'], count: 4 })).toEqual(['2026-11-02', '2026-11-05', '2026-11-09', '2026-11-12'])
  })

  test('are as many as asked, in order, each of one of the weekdays, and none between is left out', () => {
    const some = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 })
    fc.assert(fc.property(some, fc.integer({ min: 1, max: 52 }), fc.integer({ min: 0, max: 400 }), (on, count, offset) => {
      const from = addDays(today, offset)
      const days = plannedDays({ from, weekdays: on, count })
      // 2 November 2026 is a Monday.
      const named = (day: string) => weekdays[((Date.parse(day) - Date.parse(today)) / 86_400_000) % 7] ?? 'MONDAY'
      const last = days.at(-1) ?? from
      const between = Array.from({ length: 400 }, (_, i) => addDays(from, i)).filter(day => day <= last && on.includes(named(day)))
      expect(days).toEqual(between)
      expect(days.length).toBe(count)
    }))
  })

  test.each<[string, Partial<SessionPlan>, string[]]>([
    ['one today', {}, []],
    ['one on the first day of the plan', { from: '2026-10-01' }, []],
    ['one before the plan', { from: '2026-09-30' }, ['SESSION_DAYS_INVALID from']],
    ['one in a year', { from: '2027-11-02' }, []],
    ['one later', { from: '2027-11-03' }, ['SESSION_DAYS_INVALID from']],
    ['two of no weekday', { count: 2 }, ['SESSION_DAYS_INVALID count']],
    ['on no weekday', { weekdays: [], count: 2 }, ['SESSION_DAYS_INVALID weekdays']],
    ['on a weekday twice', { weekdays: ['MONDAY', 'MONDAY'], count: 2 }, ['SESSION_DAYS_INVALID weekdays']],
    ['none', { weekdays: ['MONDAY'], count: 0 }, ['SESSION_DAYS_INVALID count']],
    ['60 on all days', { weekdays, count: 60 }, []],
    ['61', { weekdays, count: 61 }, ['SESSION_DAYS_INVALID count']],
    ['53 Mondays, which are a year', { weekdays: ['MONDAY'], count: 53 }, []],
    ['54 Mondays, which are more', { weekdays: ['MONDAY'], count: 54 }, ['SESSION_DAYS_INVALID count']],
  ])('%s', (_, more, expected) => expect(codes(sessionPlanProblems({ from: today, ...more }, '2026-10-01', today))).toEqual(expected))
})

describe('what came of a session', () => {
  const done: SessionRecord = { outcome: 'DONE', minutes: 30, performedBy: 'KTV. Trần Văn Nam' }
  const missed: SessionRecord = { outcome: 'MISSED', note: 'Sốt' }
  const planned = { status: 'PLANNED', plannedOn: today } as const
  test.each<[string, SessionRecord, object, string[]]>([
    ['held', done, {}, []],
    ['held for a minute', { ...done, minutes: 1 }, {}, []],
    ['held for no time', { ...done, minutes: 0 }, {}, ['MINUTES_INVALID minutes']],
    ['held for eight hours', { ...done, minutes: 480 }, {}, []],
    ['held for longer', { ...done, minutes: 481 }, {}, ['MINUTES_INVALID minutes']],
    ['held, nobody says how long and by whom', { outcome: 'DONE' }, {}, ['MINUTES_INVALID minutes', 'PERFORMER_MISSING performedBy']],
    ['held by a long name', { ...done, performedBy: 'x'.repeat(201) }, {}, ['INVALID_VALUE performedBy']],
    ['missed, and why', missed, {}, []],
    ['missed, with minutes', { ...missed, minutes: 5 }, {}, ['MINUTES_INVALID minutes']],
    ['missed, nobody says why', { outcome: 'MISSED' }, {}, ['NOTE_MISSING note']],
    ['with a novel', { ...done, note: 'x'.repeat(1_001) }, {}, ['INVALID_VALUE note']],
    ['before its day', done, { plannedOn: '2026-11-03' }, ['SESSION_NOT_YET session']],
    ['said anew without a reason', done, { status: 'MISSED' }, ['REASON_MISSING reason']],
    ['said anew', { ...done, reason: 'Nhập nhầm buổi' }, { status: 'MISSED' }, []],
    ['of one that was cancelled', done, { status: 'CANCELLED' }, ['SESSION_CANCELLED session']],
  ])('%s', (_, said, more, expected) => expect(codes(recordProblems(said, { ...planned, ...more }, today))).toEqual(expected))
})
