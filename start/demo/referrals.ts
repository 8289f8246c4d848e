import { addDays, localDateOf, startOfDayVietnam } from '../../kit/vn/working-days.js'
import type { ReferralKind, Urgency } from '../../kit/vn/referral-terms.js'
import {
  cancellationReasons,
  noShowReasons,
  rejectionReasons,
} from '../../subgraphs/referrals/life-cycle/life-cycle.rules.js'
import { type ReferralStatus, validUntilOf } from '../../subgraphs/referrals/referral/referral.rules.js'
import { dueByOf } from '../../subgraphs/referrals/referral/time-limit.rules.js'
import { type Case, casesOf, reasons } from './cases.js'
import { firstContacts, type Hospital, hospitalByCode, receivers } from './hospitals.js'
import type { Random } from './random.js'
import type { Person } from './residents.js'
import type { ReferralRow } from './rows.js'
import type { Setting } from './setting.js'

const minuteMs = 60_000

type Days = readonly [least: number, most: number]

interface Timing {
  /** Days since the status began. */
  readonly since: Days
  /** Days from signing to that. */
  readonly life: Days
}

/** Open slips are younger than ten working days; what is over lies up to two years back. */
const timings = {
  DRAFT: { since: [0, 4], life: [0, 0] },
  ISSUED: { since: [0, 2], life: [0, 0] },
  SENT: { since: [0, 3], life: [0, 2] },
  RECEIVED: { since: [0, 4], life: [0, 3] },
  INFO_REQUESTED: { since: [0, 4], life: [1, 4] },
  ACCEPTED: { since: [0, 6], life: [1, 4] },
  ARRIVED: { since: [0, 2], life: [1, 8] },
  IN_TREATMENT: { since: [0, 36], life: [1, 8] },
  COMPLETED: { since: [0, 8], life: [4, 40] },
  CLOSED: { since: [26, 650], life: [6, 60] },
  REJECTED: { since: [26, 500], life: [0, 3] },
  REDIRECTED: { since: [2, 6], life: [1, 4] },
  NO_SHOW: { since: [26, 400], life: [3, 9] },
  CANCELLED: { since: [26, 500], life: [0, 7] },
  // Ten working days over Tết take up to 24 days.
  EXPIRED: { since: [2, 470], life: [26, 26] },
  DIED: { since: [2, 14], life: [1, 8] },
} as const satisfies Record<ReferralStatus, Timing>

/** Where a redirected patient has come to by now. */
const afterRedirect = ['SENT', 'RECEIVED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED'] as const

const urgencies = {
  acute: [['EMERGENCY', 30], ['URGENT', 50], ['ROUTINE', 20]],
  other: [['EMERGENCY', 2], ['URGENT', 16], ['ROUTINE', 82]],
} as const satisfies Record<string, readonly (readonly [Urgency, number])[]>

/** The referrals of a patient who has been in the home for so many days. */
export function referralsOf(
  person: Person,
  statuses: readonly ReferralStatus[],
  daysHere: number,
  setting: Setting,
): ReferralRow[] {
  const cases = casesOf(person)
  const first = person.chance.int(0, cases.length - 1)
  return statuses.flatMap((status, i) => {
    const parent = referralOf(person, status, cases[(first + i) % cases.length]!, daysHere, setting)
    return status === 'REDIRECTED' ? [parent, childOf(person, parent, setting)] : [parent]
  })
}

function referralOf(
  person: Person,
  status: ReferralStatus,
  about: Case,
  daysHere: number,
  setting: Setting,
): ReferralRow {
  const { chance, home } = person
  const id = chance.uuid()
  const way = wayOf(person, status, about)
  const urgency = chance.weighted<Urgency>(about.acute ? urgencies.acute : urgencies.other)
  const times = timesOf(chance, status, urgency, daysHere, setting)
  const cancelledAsDraft = status === 'CANCELLED' && chance.chance(0.3)
  const signed = way.kind === 'CLINICAL_TRANSFER' && status !== 'DRAFT' && !cancelledAsDraft
  const signedOn = signed ? localDateOf(times.signed) : null
  const oneYear = signed && about.oneYear === true && status !== 'EXPIRED'
  const validUntil = signedOn === null ? null : validUntilOf({ signedOn, oneYear, calendar: setting.calendar })
  // The clock ends a slip at the first instant after its last.
  const statusSince = status === 'EXPIRED' && validUntil ? new Date(validUntil.getTime() + 1) : times.since
  return {
    id,
    version: 1,
    paperNumber: signedOn && `${id.slice(0, 8).toUpperCase()}/${signedOn.slice(0, 4)}/GCT-${way.issuer?.code}`,
    kind: way.kind,
    status,
    statusSince,
    urgency,
    residentId: person.id,
    patientName: person.name.fullName,
    patientBirthDate: person.birthDate,
    patientSex: person.sex,
    fromFacilityId: home.id,
    fromFacilityCode: home.code,
    fromHealthFacilityId: way.issuer?.id ?? null,
    toHealthFacilityId: way.receiver.id,
    fromProvinceCode: home.provinceToday,
    toProvinceCode: way.receiver.provinceToday,
    sealed: home.kind === 'DRUG_REHABILITATION',
    reason: chance.weighted(reasons),
    diagnoses: [...about.diagnoses],
    summary: status === 'DRAFT' && chance.chance(0.5) ? null : about.summary,
    oneYear,
    signedOn,
    validUntil,
    dueBy: dueBy(status, urgency, statusSince, setting),
    createdAt: times.created,
    parentId: null,
    stepCount: 0,
    endReason: endReasonOf(status, person.index),
    ...basisOf(way.kind, status, times),
    plannedOn: null,
    callBackOn: null,
    minutesLeft: null,
    escalatedAt: null,
    fromLinkId: null,
    fromAlertId: null,
    leftAs: null,
    leftOn: null,
    goesOn: false,
  }
}

const endReasons: Partial<Record<ReferralStatus, readonly string[]>> = {
  REJECTED: rejectionReasons,
  REDIRECTED: rejectionReasons,
  NO_SHOW: noShowReasons,
  CANCELLED: cancellationReasons,
}

function endReasonOf(status: ReferralStatus, index: number): string | null {
  const reasons = endReasons[status]?.filter(reason => reason !== 'OTHER')
  return reasons?.[index % reasons.length] ?? null
}

/** What a care link rests on (TT 02/2020 Đ9): who agreed, and who approved it before it was sent. */
function basisOf(kind: ReferralKind, status: ReferralStatus, { created, signed }: Times) {
  if (kind !== 'CARE_LINK') return { consentBy: null, consentOn: null, approvedBy: null, approvedAt: null }
  const consent = { consentBy: 'PERSON', consentOn: localDateOf(created) } as const
  return status === 'DRAFT' ? { ...consent, approvedBy: null, approvedAt: null } : { ...consent, approvedBy: 'demo-head', approvedAt: signed }
}

function dueBy(status: ReferralStatus, urgency: Urgency, since: Date, { limits, calendar }: Setting): Date | null {
  return dueByOf({ status, urgency, since, limits, calendar })
}

/** The second hospital gets the same paper; the sender stays the sender. */
function childOf(person: Person, parent: ReferralRow, setting: Setting): ReferralRow {
  const { chance } = person
  const status = chance.pick(afterRedirect)
  const among = receivers(person.home.provinceToday).filter(each => each.id !== parent.toHealthFacilityId)
  const receiver = chance.pick(among.filter(each => each.id !== parent.fromHealthFacilityId))
  const createdAt = parent.statusSince
  const minutes = (setting.now.getTime() - createdAt.getTime()) / minuteMs
  const since = new Date(createdAt.getTime() + Math.floor(minutes * chance.next()) * minuteMs)
  return {
    ...parent,
    id: chance.uuid(),
    parentId: parent.id,
    endReason: null,
    status,
    statusSince: since,
    createdAt,
    toHealthFacilityId: receiver.id,
    toProvinceCode: receiver.provinceToday,
    dueBy: dueBy(status, parent.urgency, since, setting),
  }
}

interface Way {
  readonly kind: ReferralKind
  /** Null for a care link: nobody licensed signs it. */
  readonly issuer: Hospital | null
  readonly receiver: Hospital
}

/** A home without a licence asks, or has the first-contact facility sign (NĐ 103/2017 Đ7; TT 01/2025). */
function wayOf({ chance, home }: Person, status: ReferralStatus, about: Case): Way {
  const own = home.healthFacilityCode === null ? undefined : hospitalByCode.get(home.healthFacilityCode)
  const needsSlip = status === 'ISSUED' || status === 'EXPIRED' || status === 'REDIRECTED'
  const contacts = firstContacts(home.provinceToday)
  if (!needsSlip && chance.chance(own ? 0.08 : 0.4)) {
    const hub = receivers(home.provinceToday).filter(each => each.more.onHub)
    const receiver = chance.pick(chance.chance(0.5) && hub.length > 0 ? hub : contacts)
    return { kind: 'CARE_LINK', issuer: null, receiver }
  }
  const issuer = own ?? chance.pick(contacts)
  const weigh = ({ tier, more }: Hospital) => {
    if (more.care) return more.care === about.care ? 6 : 0.1
    return more.onHub ? 8 : tier === 'CENTRAL' ? 0.6 : 1.2
  }
  const among = receivers(home.provinceToday).filter(each => each !== issuer)
  const receiver = chance.weighted(among.map(each => [each, weigh(each)] as const))
  return { kind: 'CLINICAL_TRANSFER', issuer, receiver }
}

interface Times {
  readonly created: Date
  readonly signed: Date
  readonly since: Date
}

/** Most who must move are in time: half of those whom chance made late have only just been asked. */
function timesOf(chance: Random, status: ReferralStatus, urgency: Urgency, daysHere: number, setting: Setting): Times {
  const { since, life }: Timing = timings[status]
  const lived = Math.min(chance.int(...life), Math.max(life[0], Math.floor(daysHere / 2) - 2))
  const most = Math.max(since[0], Math.min(since[1], daysHere - lived - 3))
  const drawn = instantAgo(chance, chance.int(since[0], most), setting)
  const due = dueBy(status, urgency, drawn, setting)
  const late = due !== null && due < setting.now && !chance.chance(0.45)
  const began = late ? instantAgo(chance, 0, setting) : drawn
  if (status === 'DRAFT') return { since: began, signed: began, created: began }
  const signed = lived === 0 ? before(chance, began, 10, 50) : instantOn(chance, addDays(localDateOf(began), -lived))
  return { since: began, signed, created: before(chance, signed, 15, 180) }
}

function instantAgo(chance: Random, days: number, { today, now }: Setting): Date {
  return days === 0 ? before(chance, now, 3, 55) : instantOn(chance, addDays(today, -days))
}

/** In working hours. */
function instantOn(chance: Random, day: string): Date {
  return new Date(startOfDayVietnam(day).getTime() + chance.int(7 * 60, 17 * 60) * minuteMs)
}

function before(chance: Random, instant: Date, least: number, most: number): Date {
  return new Date(instant.getTime() - chance.int(least, most) * minuteMs)
}
