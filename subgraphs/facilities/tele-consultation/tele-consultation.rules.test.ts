import { describe, expect, test } from 'vitest'
import { roles } from '../../../kit/auth.js'
import { judgeResident } from '../resident/resident.access.js'
import {
  consultationMoves, consultationStatuses, type Move, moveNeeds, moveProblems, movedFrom, openStatuses, requestProblems,
} from './tele-consultation.rules.js'

const today = '2026-11-02'
const codes = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const facts = { residentKey: 'r', facilityCode: 'QN-TT', facilityKind: 'SOCIAL_ASSISTANCE', provinceCode: '48' } as const

describe('the life of a consultation', () => {
  test('every move from every status', () => {
    const cells = consultationStatuses.flatMap(status => consultationMoves.map(move => `${status} ${move} ${Object.values(movedFrom(status, move)).join()}`))
    expect(cells).toEqual([
      'REQUESTED AGREE AGREED', 'REQUESTED HOLD CONSULTATION_NOT_AGREED', 'REQUESTED DECLINE DECLINED', 'REQUESTED CANCEL CANCELLED',
      'AGREED AGREE AGREED', 'AGREED HOLD HELD', 'AGREED DECLINE DECLINED', 'AGREED CANCEL CANCELLED',
      ...['HELD', 'DECLINED', 'CANCELLED'].flatMap(status => ['AGREE', 'HOLD', 'DECLINE', 'CANCEL'].map(move => `${status} ${move} CONSULTATION_OVER`)),
    ])
    expect(openStatuses).toEqual(['REQUESTED', 'AGREED'])
  })

  test('every move from every status by every role, of the home, of another one and of the province', () => {
    const said = { AGREE: { on: today, source: 'PHONE' }, HOLD: { on: today, source: 'PAPER', result: 'Ổn định' }, DECLINE: { on: today, source: 'SYSTEM', reason: 'Không có bác sĩ' }, CANCEL: { on: today, reason: 'Đã khoẻ lại' } } as const
    const who = [{ facility: 'QN-TT' }, { facility: 'HY-TE' }, { province: '48' }]
    const done = roles.flatMap(role => who.flatMap(claims => {
      const viewer = { subject: 's', client: 'c', expiresAt: 0, role, ...claims }
      if (judgeResident(viewer, 'moveTeleConsultation', facts) !== 'yes') return []
      return consultationStatuses.flatMap(status =>
        consultationMoves.filter(move => moveProblems({ move, ...said[move] }, { status, requestedOn: '2026-10-20' }, today).length === 0).map(move => `${role} ${Object.values(claims).join()} ${status} ${move}`),
      )
    }))
    const six = ['REQUESTED AGREE', 'REQUESTED DECLINE', 'REQUESTED CANCEL', 'AGREED AGREE', 'AGREED HOLD', 'AGREED DECLINE', 'AGREED CANCEL']
    expect(done).toEqual(['nurse', 'clinician', 'head'].flatMap(role => six.map(cell => `${role} QN-TT ${cell}`)))
    const asking = roles.filter(role => judgeResident({ subject: 's', client: 'c', expiresAt: 0, role, facility: 'QN-TT' }, 'requestTeleConsultation', facts) === 'yes')
    expect(asking).toEqual(['nurse', 'clinician', 'head'])
  })

  test('what each move comes with', () => {
    expect(Object.entries(moveNeeds).map(([move, { source, result, reason }]) => [move, source, result, reason])).toEqual([
      ['AGREE', true, false, false], ['HOLD', true, true, false], ['DECLINE', true, false, true], ['CANCEL', false, false, true],
    ])
  })
})

test.each([
  ['for today', {}, []],
  ['for yesterday', { wantedBy: '2026-11-01' }, ['DATE_PAST wantedBy']],
  ['within six months', { wantedBy: '2027-05-02' }, []],
  ['later', { wantedBy: '2027-05-03' }, ['INVALID_VALUE wantedBy']],
  ['about nothing', { question: ' ' }, ['TEXT_MISSING question']],
  ['about everything', { question: 'x'.repeat(2_001) }, ['INVALID_VALUE question']],
  ['to a code of four', { healthFacilityCode: '4910' }, ['HEALTH_FACILITY_CODE_INVALID healthFacilityCode']],
  ['to a code of six', { healthFacilityCode: '491030' }, ['HEALTH_FACILITY_CODE_INVALID healthFacilityCode']],
  ['to a code in small letters', { healthFacilityCode: '49a03' }, ['HEALTH_FACILITY_CODE_INVALID healthFacilityCode']],
])('a question %s', (_, more, expected) => {
  expect(codes(requestProblems({ healthFacilityCode: '49103', question: 'Có cần chụp lại?', wantedBy: today, ...more }, today))).toEqual(expected)
})

describe('a move', () => {
  const agreed = { status: 'AGREED', requestedOn: '2026-10-20' } as const
  test.each<[string, Partial<Move>, string[]]>([
    ['held today', {}, []],
    ['held on the day it was asked', { on: '2026-10-20' }, []],
    ['held before', { on: '2026-10-19' }, ['DATE_TOO_EARLY on']],
    ['held tomorrow', { on: '2026-11-03' }, ['DATE_IN_FUTURE on']],
    ['held, nobody says how and what', { source: null, result: ' ' }, ['CONSULTATION_SOURCE_MISSING source', 'TEXT_MISSING result']],
    ['held, with a novel', { advice: 'x'.repeat(2_001) }, ['INVALID_VALUE advice']],
    ['held for a reason', { reason: 'Vì sao' }, ['INVALID_VALUE reason']],
    ['agreed for today', { move: 'AGREE', result: null }, []],
    ['agreed for yesterday', { move: 'AGREE', result: null, on: '2026-11-01' }, ['DATE_PAST on']],
    ['agreed in half a year', { move: 'AGREE', result: null, on: '2027-05-02' }, []],
    ['agreed later', { move: 'AGREE', result: null, on: '2027-05-03' }, ['INVALID_VALUE on']],
    ['agreed, with a result', { move: 'AGREE' }, ['INVALID_VALUE result']],
    ['declined without a reason', { move: 'DECLINE', result: null, reason: 'Bận' }, ['REASON_MISSING reason']],
    ['declined', { move: 'DECLINE', result: null, reason: 'Không có bác sĩ chuyên khoa' }, []],
    ['cancelled by telephone', { move: 'CANCEL', result: null, reason: 'Đã khoẻ lại' }, ['INVALID_VALUE source']],
    ['cancelled', { move: 'CANCEL', result: null, source: null, reason: 'Đã khoẻ lại' }, []],
    ['cancelled at length', { move: 'CANCEL', result: null, source: null, reason: 'x'.repeat(501) }, ['INVALID_VALUE reason']],
  ])('%s', (_, more, expected) => {
    expect(codes(moveProblems({ move: 'HOLD', on: today, source: 'PHONE', result: 'Ổn định', ...more }, agreed, today))).toEqual(expected)
  })
})
