import { describe, expect, test } from 'vitest'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import { nextMoveOf, openStatuses, type ReferralStatus, referralStatuses, statusRules } from '../referral/referral.rules.js'
import { listsOf, momentOf, standingOf, type Worklist, type WorklistFacts, type WorklistSide } from './worklist.rules.js'

/** A Monday; its third working day is Thursday. */
const now = new Date('2026-11-02T09:00:00+07:00')
const moment = momentOf(now, vietnamCalendar())
const day = (text: string) => new Date(`${text}T23:59:59.999+07:00`)

type Case = Omit<WorklistFacts, 'status'>

const calm: Case = {
  statusSince: day('2026-11-01'),
  dueBy: day('2026-11-03'),
  validUntil: day('2026-11-20'),
  receiverOnHub: true,
  followedUp: false,
  leftOpen: false,
}
const lists = (side: WorklistSide, status: ReferralStatus, more: Partial<Case> = {}) =>
  listsOf(standingOf({ status, ...calm, ...more }, moment), side)
const sender = (status: ReferralStatus, more?: Partial<Case>) => lists('SENDER', status, more)
const receiver = (status: ReferralStatus, more?: Partial<Case>) => lists('RECEIVER', status, more)

describe('the lists of a referral', () => {
  test('with nothing pressing: by its status, for its sender, for one to a hospital off the hub, and for its receiver', () => {
    const rows = referralStatuses.map(status => [status, sender(status), sender(status, { receiverOnHub: false }), receiver(status)])
    expect(rows).toEqual([
      ['DRAFT', ['DRAFTS'], ['DRAFTS'], []],
      ['ISSUED', ['DRAFTS'], ['DRAFTS'], []],
      ['SENT', ['WAITING_FOR_HOSPITAL'], ['WAITING_FOR_HOSPITAL'], ['TO_RECEIVE']],
      ['RECEIVED', ['WAITING_FOR_HOSPITAL'], ['WAITING_FOR_HOSPITAL'], ['TO_RECEIVE']],
      ['INFO_REQUESTED', ['INFO_WANTED'], ['INFO_WANTED'], ['INFO_WANTED']],
      ['ACCEPTED', ['ARRIVING'], ['WAITING_FOR_HOSPITAL', 'ARRIVING'], ['ARRIVING']],
      ['ARRIVED', ['ANSWER_MISSING'], ['WAITING_FOR_HOSPITAL', 'ANSWER_MISSING'], ['ANSWER_MISSING']],
      ['IN_TREATMENT', ['ANSWER_MISSING'], ['WAITING_FOR_HOSPITAL', 'ANSWER_MISSING'], ['ANSWER_MISSING']],
      ['COMPLETED', ['TO_CONFIRM'], ['TO_CONFIRM'], []],
      ['CLOSED', [], [], []],
      ['REJECTED', [], [], []],
      ['REDIRECTED', [], [], []],
      ['NO_SHOW', ['NO_SHOW'], ['NO_SHOW'], ['NO_SHOW']],
      ['CANCELLED', [], [], []],
      ['EXPIRED', [], [], []],
      ['DIED', [], [], []],
    ])
  })

  const added = (side: WorklistSide, list: Worklist, more: Partial<Case>) =>
    referralStatuses.filter(status => lists(side, status, more).includes(list))

  test('past its deadline: for the sender at every open step, for the receiver at its own', () => {
    const late = { dueBy: new Date(now.getTime() - 1) }
    expect(added('SENDER', 'OVERDUE', late)).toEqual(referralStatuses.filter(status => !statusRules[status].ended))
    expect(added('RECEIVER', 'OVERDUE', late)).toEqual(['SENT', 'RECEIVED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT'])
    expect(added('SENDER', 'OVERDUE', { dueBy: now })).toEqual([])
    expect(added('SENDER', 'OVERDUE', { dueBy: null })).toEqual([])
  })

  test('its paper ends within three working days, or has ended: until the person is there', () => {
    const soon = { validUntil: day('2026-11-05') }
    expect(added('SENDER', 'EXPIRING', soon)).toEqual(['ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED'])
    expect(added('RECEIVER', 'EXPIRING', soon)).toEqual(['SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED'])
    expect(added('SENDER', 'EXPIRING', { validUntil: day('2026-10-30') })).toHaveLength(5)
    expect(added('SENDER', 'EXPIRING', { validUntil: day('2026-11-06') })).toEqual([])
    expect(added('SENDER', 'EXPIRING', { validUntil: null })).toEqual([])
  })

  test('a no-show leaves after two weeks, or when a new referral follows', () => {
    const since = (text: string) => sender('NO_SHOW', { statusSince: new Date(text) })
    expect(since('2026-10-19T00:00:00+07:00')).toEqual(['NO_SHOW'])
    expect(since('2026-10-18T23:59:59+07:00')).toEqual([])
    expect(sender('NO_SHOW', { followedUp: true })).toEqual([])
  })

  test('of a person who left care: beside the list of its step, for the sender, whose lateness is not the receiver’s', () => {
    const left = { leftOpen: true, dueBy: new Date(now.getTime() - 1) }
    expect(added('SENDER', 'PERSON_LEFT', left)).toEqual(openStatuses)
    expect(added('SENDER', 'OVERDUE', left)).toEqual(openStatuses)
    expect(sender('SENT', left)).toEqual(['WAITING_FOR_HOSPITAL', 'OVERDUE', 'PERSON_LEFT'])
    expect(receiver('SENT', left)).toEqual(['TO_RECEIVE'])
  })

  test('without an end it is on a list of whoever must move, signed or not, due or overdue, on or off the hub', () => {
    const lost: string[] = []
    for (const status of referralStatuses) {
      for (const [receiverOnHub, leftOpen] of [[true, false], [true, true], [false, false], [false, true]] as const) {
        for (const dueBy of [null, day('2026-10-01'), day('2026-12-01')]) {
          for (const validUntil of [null, day('2026-10-01'), day('2026-12-01')]) {
            const side = nextMoveOf(status, { receiverOnHub, leftOpen })
            if (side === 'NOBODY') continue
            const ofStep = lists(side, status, { receiverOnHub, leftOpen, dueBy, validUntil }).filter(list => list !== 'OVERDUE' && list !== 'EXPIRING')
            if (ofStep.length === 0) lost.push(`${status} ${side}`)
          }
        }
      }
    }
    expect(lost).toEqual([])
  })
})
