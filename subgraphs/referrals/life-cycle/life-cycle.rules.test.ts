import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Role, roles, type Viewer } from '../../../kit/auth.js'
import { type ReferralStatus, referralStatuses, statusRules } from '../referral/referral.rules.js'
import { mayMove, type ReferralSide } from './life-cycle.access.js'
import { type MoveFacts, type MoveName, moveNames, moveProblem, recordedBy, statusAfter } from './life-cycle.rules.js'

const now = new Date('2026-11-02T02:00:00Z')
const tomorrow = new Date('2026-11-03T02:00:00Z')
const yesterday = new Date('2026-11-01T02:00:00Z')

/** A transfer with everything in order, for a move that is possible at all. */
function facts(more: Partial<MoveFacts> = {}): MoveFacts {
  return {
    status: 'SENT',
    kind: 'CLINICAL_TRANSFER',
    urgency: 'ROUTINE',
    isSigned: true,
    isComplete: true,
    validUntil: tomorrow,
    hasConsent: false,
    isApproved: false,
    leftOpen: null,
    bySigner: false,
    now,
    ...more,
  }
}

/** The facts under which a move is possible from some status. */
function inOrder(name: MoveName, status: ReferralStatus): MoveFacts {
  if (name === 'approveReferral') return facts({ status, kind: 'CARE_LINK', isSigned: false })
  if (name === 'issueReferral') return facts({ status, isSigned: false })
  if (name === 'expireReferral') return facts({ status, validUntil: yesterday })
  if (name === 'recordArrival' && (status === 'DRAFT' || status === 'ISSUED')) return facts({ status, urgency: 'EMERGENCY' })
  if (name === 'correctReferral') return facts({ status, bySigner: true })
  if (name === 'continueReferral') return facts({ status, leftOpen: 'DISCHARGED' })
  return facts({ status })
}

const receivers = 'clinician coordinator head'
const desk = `nurse ${receivers}`
const senders = 'nurse clinician signer coordinator head'

/** By hand, a second time: from → to, and who on which side. `=`: it stays where it stands. */
const expected: Record<MoveName, { ways: string; sender?: string; issuer?: string; receiver?: string }> = {
  approveReferral: { ways: 'DRAFT=', sender: 'head' },
  issueReferral: { ways: 'DRAFT>ISSUED ARRIVED= IN_TREATMENT=', sender: 'signer head', issuer: 'signer head' },
  sendReferral: { ways: 'DRAFT>SENT ISSUED>SENT', sender: senders, issuer: senders },
  receiveReferral: { ways: 'SENT>RECEIVED', receiver: desk },
  requestInformation: { ways: 'SENT>INFO_REQUESTED RECEIVED>INFO_REQUESTED', receiver: receivers },
  giveInformation: { ways: 'INFO_REQUESTED>RECEIVED', sender: senders, issuer: senders },
  acceptReferral: { ways: 'SENT>ACCEPTED RECEIVED>ACCEPTED', receiver: receivers },
  rejectReferral: { ways: 'SENT>REJECTED RECEIVED>REJECTED', receiver: receivers },
  redirectReferral: { ways: 'SENT>REDIRECTED RECEIVED>REDIRECTED ACCEPTED>REDIRECTED', receiver: receivers },
  recordArrival: {
    ways: 'DRAFT>ARRIVED ISSUED>ARRIVED SENT>ARRIVED RECEIVED>ARRIVED ACCEPTED>ARRIVED NO_SHOW>ARRIVED',
    receiver: desk,
  },
  startTreatment: { ways: 'ARRIVED>IN_TREATMENT', receiver: 'clinician head' },
  completeReferral: { ways: 'ARRIVED>COMPLETED IN_TREATMENT>COMPLETED', receiver: 'clinician head' },
  closeReferral: { ways: 'COMPLETED>CLOSED', sender: desk, issuer: desk },
  recordNoShow: { ways: 'ACCEPTED>NO_SHOW', receiver: desk },
  cancelReferral: {
    ways: 'DRAFT>CANCELLED ISSUED>CANCELLED SENT>CANCELLED RECEIVED>CANCELLED INFO_REQUESTED>CANCELLED ACCEPTED>CANCELLED',
    sender: senders,
    issuer: senders,
  },
  recordDeath: {
    ways: 'DRAFT>DIED ISSUED>DIED SENT>DIED RECEIVED>DIED INFO_REQUESTED>DIED ACCEPTED>DIED ARRIVED>DIED IN_TREATMENT>DIED COMPLETED>DIED',
    sender: desk,
    issuer: desk,
    receiver: desk,
  },
  correctReferral: {
    ways: 'DRAFT= ISSUED= SENT= RECEIVED= INFO_REQUESTED= ACCEPTED= ARRIVED= IN_TREATMENT=',
    sender: senders,
    issuer: senders,
  },
  continueReferral: {
    ways: 'DRAFT= ISSUED= SENT= RECEIVED= INFO_REQUESTED= ACCEPTED= ARRIVED= IN_TREATMENT= COMPLETED=',
    sender: desk,
    issuer: desk,
  },
  expireReferral: { ways: 'ISSUED>EXPIRED SENT>EXPIRED RECEIVED>EXPIRED INFO_REQUESTED>EXPIRED ACCEPTED>EXPIRED' },
}

type End = Exclude<ReferralSide, 'recorder'>
const sides: readonly End[] = ['sender', 'issuer', 'receiver']
const place = { fromFacilityCode: 'HOME', fromHospitalCode: '49001', toHospitalCode: '48001' }

function viewer(role: Role, side: End): Viewer {
  const where = { sender: { facility: 'HOME' }, issuer: { hospital: '49001' }, receiver: { hospital: '48001' } }[side]
  return { subject: 's', client: 'c', role, expiresAt: 0, ...where }
}

describe('every status by every action by every role', () => {
  test.each(moveNames)('%s leads from these statuses, and to there', name => {
    const ways = referralStatuses
      .filter(status => moveProblem(name, inOrder(name, status)) === undefined)
      .map(status => (statusAfter(name, status) === status ? `${status}=` : `${status}>${statusAfter(name, status)}`))
    expect(ways.join(' ')).toBe(expected[name].ways)
  })

  test.each(moveNames)('%s is made by these roles, on these sides', name => {
    const may = (side: End) => roles.filter(role => mayMove(viewer(role, side), name, place))
    const list = (text = '') => roles.filter(role => text.split(' ').includes(role))
    expect(sides.map(may)).toEqual(sides.map(side => list(expected[name][side])))
  })

  test('a hospital off the hub: its steps are the sender’s to record, with a source, and nobody else’s', () => {
    const off = { ...place, receiverOnHub: false }
    const recorded = moveNames.filter(name => recordedBy(name, false).withSource)
    expect(recorded).toEqual([
      'receiveReferral', 'requestInformation', 'acceptReferral', 'rejectReferral', 'redirectReferral', 'recordArrival',
      'startTreatment', 'completeReferral', 'recordNoShow',
    ])
    for (const name of recorded) {
      const may = (side: End) => roles.filter(role => mayMove(viewer(role, side), name, off))
      const recorders = ['nurse', 'clinician', 'head', 'coordinator']
      expect([name, may('sender'), may('issuer')]).toEqual([name, recorders, recorders])
    }
  })
})

describe('what a move asks beside the status', () => {
  test.each<[MoveName, string, Partial<MoveFacts>, string | undefined]>([
    ['sendReferral', 'a transfer that nobody signed', { status: 'ISSUED', isSigned: false }, 'NOT_SIGNED'],
    ['sendReferral', 'a transfer whose paper has ended', { status: 'ISSUED', validUntil: yesterday }, 'PAPER_ENDED'],
    ['sendReferral', 'a transfer in its last instant', { status: 'ISSUED', validUntil: now }, undefined],
    ['sendReferral', 'a care link without consent', { status: 'DRAFT', kind: 'CARE_LINK', isApproved: true }, 'CONSENT_MISSING'],
    ['sendReferral', 'a care link without approval', { status: 'DRAFT', kind: 'CARE_LINK', hasConsent: true }, 'APPROVAL_MISSING'],
    ['sendReferral', 'a care link with both', { status: 'DRAFT', kind: 'CARE_LINK', hasConsent: true, isApproved: true, validUntil: null }, undefined],
    ['issueReferral', 'a care link', { status: 'DRAFT', kind: 'CARE_LINK', isSigned: false }, 'CARE_LINK_HAS_NO_PAPER'],
    ['issueReferral', 'what is signed', { status: 'DRAFT' }, 'ALREADY_SIGNED'],
    ['issueReferral', 'a draft without diagnosis', { status: 'DRAFT', isSigned: false, isComplete: false }, 'PAPER_INCOMPLETE'],
    ['approveReferral', 'a transfer', { status: 'DRAFT' }, 'NOTHING_TO_APPROVE'],
    ['approveReferral', 'what is approved', { status: 'DRAFT', kind: 'CARE_LINK', isApproved: true }, 'NOTHING_TO_APPROVE'],
    ['acceptReferral', 'what has ended', { validUntil: yesterday }, 'PAPER_ENDED'],
    ['recordArrival', 'a routine draft', { status: 'DRAFT' }, 'EMERGENCY_ONLY'],
    ['recordArrival', 'a walk-in', { status: 'SENT' }, undefined],
    ['recordArrival', 'a walk-in with an old paper', { status: 'SENT', validUntil: yesterday }, 'PAPER_ENDED'],
    ['recordArrival', 'an emergency with an old paper', { status: 'SENT', urgency: 'EMERGENCY', validUntil: yesterday }, undefined],
    ['completeReferral', 'a running episode whose paper has ended', { status: 'IN_TREATMENT', validUntil: yesterday }, undefined],
    ['expireReferral', 'a paper that is good', { status: 'SENT' }, 'NOT_ENDED_YET'],
    ['correctReferral', 'what is signed, by who could not sign', { status: 'SENT' }, 'NEEDS_SIGNER'],
    ['correctReferral', 'what is signed, by who could', { status: 'SENT', bySigner: true }, undefined],
    ['correctReferral', 'what nobody signed', { status: 'DRAFT', isSigned: false }, undefined],
    ['correctReferral', 'a care link under way', { status: 'SENT', kind: 'CARE_LINK', isSigned: false }, undefined],
    ['continueReferral', 'somebody who lives there', { status: 'SENT' }, 'NOTHING_TO_CONTINUE'],
    ['continueReferral', 'somebody who was discharged', { status: 'SENT', leftOpen: 'DISCHARGED' }, undefined],
    ['continueReferral', 'somebody who died', { status: 'SENT', leftOpen: 'DIED' }, 'PERSON_DIED'],
    ['sendReferral', 'somebody who died', { status: 'ISSUED', leftOpen: 'DIED' }, 'PERSON_DIED'],
    ['closeReferral', 'what is closed', { status: 'CLOSED' }, 'WRONG_STATUS'],
  ])('%s of %s', (name, _, more, problem) => {
    expect(moveProblem(name, facts(more))).toBe(problem)
  })
})

/** Where people, and the hub, can take a referral from a status, with everything in order. */
function next(status: ReferralStatus): ReferralStatus[] {
  return moveNames.flatMap(name => (moveProblem(name, inOrder(name, status)) ? [] : statusAfter(name, status)))
}

describe('the life of a referral', () => {
  test('has an end in reach from every status, however it came there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), choices => {
        let status: ReferralStatus = 'DRAFT'
        for (const choice of choices) {
          const ways = next(status)
          status = ways[choice % Math.max(1, ways.length)] ?? status
        }
        const reached = new Set([status])
        for (const each of reached) for (const further of next(each)) reached.add(further)
        expect([...reached].some(each => statusRules[each].ended)).toBe(true)
      }),
    )
  })

  test('nothing but a late arrival leaves an end', () => {
    const ends = referralStatuses.filter(status => statusRules[status].ended)
    expect(ends.flatMap(status => next(status).map(further => `${status}>${further}`))).toEqual(['NO_SHOW>ARRIVED'])
  })

  test('every status can be reached, and whoever must move has a move', () => {
    const reached = new Set<ReferralStatus>(['DRAFT'])
    for (const each of reached) for (const further of next(each)) reached.add(further)
    expect([...reached].toSorted()).toEqual([...referralStatuses].toSorted())
    for (const status of referralStatuses) {
      const { nextMove } = statusRules[status]
      if (nextMove === 'NOBODY') continue
      const side = nextMove
      const own = moveNames.filter(name => recordedBy(name, true).sides.includes(side) && !moveProblem(name, inOrder(name, status)))
      expect([status, own.length > 1]).toEqual([status, true])
    }
  })
})
