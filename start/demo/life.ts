import type { MoveName } from '../../subgraphs/referrals/life-cycle/life-cycle.rules.js'
import type { ReferralStatus } from '../../subgraphs/referrals/referral/referral.rules.js'
import type { Random } from './random.js'
import type { ReferralRow } from './rows.js'

/** The moves that led a referral of the demo to where it stands; the redirected one's child begins with its sending. */
export function lifeOf(row: ReferralRow, chance: Random): readonly MoveName[] {
  if (row.status === 'DRAFT') return []
  const begun: readonly MoveName[] = row.parentId ? [] : papersOf(row)
  const ways = waysTo(row, chance)
  return [...begun, ...ways.filter(move => !(row.parentId && move === 'sendReferral'))]
}

function papersOf({ kind, signedOn, approvedAt }: ReferralRow): MoveName[] {
  if (kind === 'CARE_LINK') return approvedAt ? ['approveReferral'] : []
  return signedOn === null ? [] : ['issueReferral']
}

const asked = ['requestInformation', 'giveInformation'] as const

/** Many ways lead to a status: some receivers accept at once, some ask first, some people come without an appointment. */
function waysTo({ status, signedOn, approvedAt }: ReferralRow, chance: Random): readonly MoveName[] {
  const received: readonly MoveName[] = ['sendReferral', 'receiveReferral', ...(chance.chance(0.15) ? asked : [])]
  const accepted: readonly MoveName[] = [...(chance.chance(0.2) ? (['sendReferral'] as const) : received), 'acceptReferral']
  const arrived: readonly MoveName[] = [...(chance.chance(0.1) ? received : accepted), 'recordArrival']
  const treated: readonly MoveName[] = [...arrived, ...(chance.chance(0.8) ? (['startTreatment'] as const) : [])]
  const unanswered = received.slice(0, chance.int(0, 2))
  const ways: Record<ReferralStatus, readonly MoveName[]> = {
    DRAFT: [],
    ISSUED: [],
    SENT: ['sendReferral'],
    RECEIVED: received,
    INFO_REQUESTED: ['sendReferral', 'receiveReferral', 'requestInformation'],
    ACCEPTED: accepted,
    ARRIVED: arrived,
    IN_TREATMENT: [...arrived, 'startTreatment'],
    COMPLETED: [...treated, 'completeReferral'],
    CLOSED: [...treated, 'completeReferral', 'closeReferral'],
    REJECTED: [...received, 'rejectReferral'],
    REDIRECTED: [...received, 'redirectReferral'],
    NO_SHOW: [...accepted, 'recordNoShow'],
    // One that nobody signed or approved was never sent.
    CANCELLED: [...(signedOn || approvedAt ? unanswered : []), 'cancelReferral'],
    EXPIRED: [...unanswered, 'expireReferral'],
    DIED: [...treated, 'recordDeath'],
  }
  return ways[status]
}

const usualHours = 8
/** Hours that a move takes when nothing holds it up, where they are others than usual. */
const hours: Partial<Record<MoveName, number>> = {
  approveReferral: 2,
  issueReferral: 2,
  sendReferral: 1,
  receiveReferral: 6,
  requestInformation: 4,
  giveInformation: 8,
  acceptReferral: 8,
  rejectReferral: 10,
  redirectReferral: 10,
  recordArrival: 30,
  startTreatment: 3,
  completeReferral: 96,
  closeReferral: 30,
  recordNoShow: 60,
  cancelReferral: 20,
  recordDeath: 24,
  expireReferral: 48,
}

/** What waits when a referral took longer than its moves: the first of these that it has, or else its last move. */
const longest: readonly MoveName[] = ['completeReferral', 'recordDeath', 'expireReferral', 'recordNoShow', 'recordArrival']

const hourMs = 3_600_000
const minuteMs = 60_000

/** When each move was made: none before the other, the last one when the referral came to where it stands. */
export function timesOf(moves: readonly MoveName[], from: Date, until: Date, chance: Random): Date[] {
  const span = until.getTime() - from.getTime()
  const usual = moves.map(move => (hours[move] ?? usualHours) * hourMs * (0.5 + chance.next()))
  const needed = usual.reduce((sum, each) => sum + each, 0)
  const waits = longest.find(move => moves.includes(move)) ?? moves.at(-1)
  const lasting = usual.map((each, i) => {
    if (needed > span) return (each * span) / needed
    return moves[i] === waits ? each + span - needed : each
  })
  let passed = 0
  return lasting.map((each, i) => {
    passed += each
    return i === lasting.length - 1 ? until : new Date(from.getTime() + Math.floor(Math.min(passed, span) / minuteMs) * minuteMs)
  })
}
