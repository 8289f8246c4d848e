import { addDays, endOfDayVietnam, localDateOf, startOfDayVietnam } from '../../kit/vn/working-days.js'
import { type MoveName, moveNames, moves, recordedBy, recordSources, rejectionReasons, type Side, statusAfter, type StepName } from '../../subgraphs/referrals/life-cycle/life-cycle.rules.js'
import type { ReferralStatus } from '../../subgraphs/referrals/referral/referral.rules.js'
import { type Hospital, hospitals } from './hospitals.js'
import { lifeOf, timesOf } from './life.js'
import { type Random, random } from './random.js'
import type { AnswerRow, ReferralRow, StepRow } from './rows.js'

export interface ReferralLife {
  /** Each at the version to which its steps led it. */
  readonly referrals: readonly ReferralRow[]
  readonly steps: readonly StepRow[]
  readonly answers: readonly AnswerRow[]
}

/** How the referrals of the demo came to where they stand, of parents and children together. */
export function livesOf(rows: readonly ReferralRow[]): ReferralLife {
  const rowById = new Map(rows.map(row => [row.id, row]))
  const lives = rows.map(row => {
    const chance = ownChance(row.id)
    const steps = stepsOf(row, rowById.get(row.parentId ?? ''), chance)
    return { row: { ...row, version: steps.length, stepCount: steps.length }, steps, answers: answersOf(row, steps, chance) }
  })
  return {
    referrals: lives.map(({ row }) => row),
    steps: lives.flatMap(({ steps }) => steps),
    answers: lives.flatMap(({ answers }) => answers),
  }
}

/** A stream of the referral's own: how it came about leaves all other rows as they were. */
function ownChance(id: string): Random {
  const word = (from: number) => Number.parseInt(id.slice(from, from + 8), 16)
  return random(word(0), word(28))
}

function stepsOf(row: ReferralRow, parent: ReferralRow | undefined, chance: Random): StepRow[] {
  const life = lifeOf(row, chance)
  const begin: StepName = parent ? 'sendReferral' : 'createReferral'
  const times = [row.createdAt, ...timesFrom(row, life, chance)]
  let status: ReferralStatus = parent ? 'SENT' : 'DRAFT'
  const begun = { ...step(row, begin, null, status), ...(parent ? sentOn(parent, row) : actorOf(begin, row, chance)) }
  const rest = life.map(move => {
    const from = status
    status = statusAfter(move, from)
    return { ...step(row, move, from, status), ...actorOf(move, row, chance), ...wordOf(move, row, chance) }
  })
  const at = (i: number) => (i === rest.length ? row.statusSince : (times[i] ?? row.statusSince))
  return [begun, ...rest].map((each, i) => ({ ...each, id: chance.uuid(), version: i + 1, at: at(i) }))
}

/** The paper is of its own day; what follows goes on from there. */
function timesFrom(row: ReferralRow, life: readonly MoveName[], chance: Random): Date[] {
  const [first, ...others] = life
  if (first !== 'issueReferral' && first !== 'approveReferral') return timesOf(life, row.createdAt, row.statusSince, chance)
  const paper = row.approvedAt ?? signedAt(row, others.length > 0, chance)
  return [paper, ...timesOf(others, paper, row.statusSince, chance)]
}

function signedAt({ createdAt, statusSince, signedOn }: ReferralRow, goesOn: boolean, chance: Random): Date {
  if (!goesOn || signedOn === null) return statusSince
  const earliest = Math.max(createdAt.getTime(), startOfDayVietnam(signedOn).getTime())
  const latest = Math.min(statusSince.getTime(), endOfDayVietnam(signedOn).getTime(), earliest + 3 * 3_600_000)
  return new Date(earliest + Math.floor(((latest - earliest) * chance.next()) / 120_000) * 60_000)
}

function step({ id }: ReferralRow, move: StepName, fromStatus: ReferralStatus | null, toStatus: ReferralStatus) {
  return { referralId: id, move, fromStatus, toStatus, source: null, reason: null, note: null }
}

const hospitalById = new Map(hospitals.map(each => [each.id, each]))

function hospitalOf(id: string | null): Hospital | undefined {
  return hospitalById.get(id ?? '')
}

type Actor = Pick<StepRow, 'byRole' | 'byOrganisation' | 'bySide' | 'source'>

/** Who does what at a home, at the facility that issues, and at the receiver: one of those whom the grants name. */
const rolesOf: Partial<Record<StepName, string>> = {
  approveReferral: 'head',
  issueReferral: 'signer',
  receiveReferral: 'coordinator',
  closeReferral: 'coordinator',
}

/** Who made a move: its side, or the home in place of a receiver off the hub, or the hub itself. */
function actorOf(move: StepName, row: ReferralRow, chance: Random): Actor {
  if (move === 'expireReferral') return { byRole: 'system', byOrganisation: null, bySide: 'SYSTEM', source: null }
  const receiver = hospitalOf(row.toHealthFacilityId)
  const known = moveNames.find(name => name === move)
  const by: readonly Side[] = known ? moves[known].by : ['SENDER']
  const role = rolesOf[move] ?? 'clinician'
  if (!by.includes('RECEIVER')) return { byRole: role === 'clinician' && !issuedElsewhere(row) ? 'nurse' : role, ...senderOf(move, row), source: null }
  if (receiver?.more.onHub) return { byRole: role, byOrganisation: receiver.code, bySide: 'RECEIVER', source: null }
  const source = known && recordedBy(known, false).withSource ? chance.pick(recordSources) : null
  return { byRole: 'nurse', byOrganisation: row.fromFacilityCode, bySide: 'SENDER', source }
}

/** A home without a licence has its transfers written by the first-contact facility; it reads the answer itself. */
function senderOf(move: StepName, row: ReferralRow): Pick<Actor, 'byOrganisation' | 'bySide'> {
  const byIssuer = issuedElsewhere(row) && move !== 'closeReferral'
  return { bySide: 'SENDER', byOrganisation: byIssuer ? (hospitalOf(row.fromHealthFacilityId)?.code ?? null) : row.fromFacilityCode }
}

function issuedElsewhere({ fromHealthFacilityId }: ReferralRow): boolean {
  const issuer = hospitalOf(fromHealthFacilityId)
  return issuer !== undefined && !issuer.more.ofHome
}

/** The child is sent by whoever redirected its parent, on the receiver’s side. */
function sentOn(parent: ReferralRow, child: ReferralRow): Actor & Pick<StepRow, 'note'> {
  const first = hospitalOf(parent.toHealthFacilityId)
  const next = hospitalOf(child.toHealthFacilityId)
  const by = first?.more.onHub ? { byRole: 'clinician', byOrganisation: first.code } : { byRole: 'nurse', byOrganisation: parent.fromFacilityCode }
  return { ...by, bySide: 'RECEIVER', source: null, note: `Chuyển tiếp đến ${next?.name ?? 'nơi khác'}.` }
}

const notes: Partial<Record<MoveName, readonly string[]>> = {
  requestInformation: ['Đề nghị bổ sung kết quả xét nghiệm gần nhất.', 'Đề nghị cho biết thuốc đang dùng.', 'Đề nghị gửi thêm phim chụp.'],
  giveInformation: ['Đã bổ sung theo yêu cầu.', 'Đã gửi kèm danh mục thuốc đang dùng.'],
  recordNoShow: ['Đã gọi điện, người bệnh chưa đến.'],
}

const refusals: Partial<Record<(typeof rejectionReasons)[number], string>> = {
  NO_BED: 'Khoa đã hết giường.',
  NO_SPECIALTY: 'Bệnh viện không có chuyên khoa này.',
  NO_EQUIPMENT: 'Thiết bị đang sửa chữa.',
  OUTSIDE_LICENCE: 'Kỹ thuật ngoài phạm vi được phép.',
  NO_INSURANCE_CONTRACT: 'Chưa ký hợp đồng khám chữa bệnh BHYT cho dịch vụ này.',
  DUPLICATE: 'Đã có phiếu khác cho cùng lần khám.',
  INCOMPLETE: 'Hồ sơ còn thiếu, đề nghị lập lại phiếu.',
}

const withReason: readonly MoveName[] = ['rejectReferral', 'redirectReferral', 'recordNoShow', 'cancelReferral']

/** The coded reason that the row keeps, and the sentence for the other side. */
function wordOf(move: MoveName, { endReason }: ReferralRow, chance: Random): Pick<StepRow, 'reason' | 'note'> {
  const reason = withReason.includes(move) ? endReason : null
  const refusal = rejectionReasons.find(each => each === reason)
  const usual = notes[move]
  return { reason, note: refusal ? (refusals[refusal] ?? null) : usual ? chance.pick(usual) : null }
}

const results = [['CURED', 20], ['BETTER', 60], ['UNCHANGED', 12], ['WORSE', 3], ['UNDETERMINED', 5]] as const

/** The word that the hospital sent back when it ended the treatment. */
function answersOf(row: ReferralRow, steps: readonly StepRow[], chance: Random): AnswerRow[] {
  const completed = steps.find(({ move }) => move === 'completeReferral')
  if (!completed) return []
  const returns = chance.chance(0.6) ? addDays(localDateOf(completed.at), chance.int(14, 45)) : null
  return [
    {
      referralId: row.id,
      result: chance.weighted(results),
      diagnoses: row.diagnoses,
      summary: `${row.summary ?? 'Đã khám.'} Đã khám và điều trị, hiện ổn định.`,
      treatment: 'Tiếp tục theo dõi tại cơ sở.',
      medicines: chance.chance(0.7) ? 'Theo đơn kèm phiếu.' : null,
      warningSigns: 'Sốt cao, khó thở, đau tăng: đến khám ngay.',
      nextVisitOn: returns,
      writtenAt: completed.at,
    },
  ]
}
