import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addDays, addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import {
  type Dated,
  holds,
  isReason,
  lineProblems,
  mayEndOn,
  type NewRecord,
  periodOf,
  type RecordProblem,
  recordProblems,
} from '../facility-record/facility-record.rules.js'
import { byStart, includes, overlap, type Period, without } from '../facility-record/period.rules.js'

// Terms
//   operating licence    giấy phép hoạt động of a social-assistance facility (NĐ 103/2017 Đ18–32, am. NĐ 140/2018)
//   licence to examine   giấy phép hoạt động khám bệnh, chữa bệnh (Luật KCB 15/2023): with it a facility has a code of five
//                        characters and may sign transfers
//   suspend              đình chỉ: the licence is there, and does not count in those days

export const licenceKinds = ['OPERATING', 'EXAMINE_AND_TREAT'] as const
export type LicenceKind = (typeof licenceKinds)[number]

export const licenceStatuses = ['NOT_YET', 'IN_FORCE', 'SUSPENDED', 'ENDED'] as const
export type LicenceStatus = (typeof licenceStatuses)[number]

export const licenceEndReasons = ['WITHDRAWN', 'GIVEN_BACK', 'REPLACED', 'FACILITY_CLOSED'] as const
export type LicenceEndReason = (typeof licenceEndReasons)[number]

/** Months a suspension may last; null where no limit was read in the law. NĐ 103/2017 Đ18–32. */
export const longestSuspension = { OPERATING: 6, EXAMINE_AND_TREAT: null } as const satisfies Record<LicenceKind, number | null>

export interface Suspension {
  readonly from: LocalDate
  readonly until: LocalDate
}

export interface LicenceFacts extends Dated {
  readonly kind: LicenceKind
  readonly healthFacilityCode?: string | null
  readonly suspensions: readonly Suspension[]
}

const daysOf = ({ from, until }: Suspension): Period => ({ from, to: until })

export function licenceStatusOn(licence: LicenceFacts, day: LocalDate): LicenceStatus {
  const period = periodOf(licence)
  if (!holds(licence) || (period.to !== null && period.to < day)) return 'ENDED'
  if (!includes(period, day)) return 'NOT_YET'
  return licence.suspensions.some(each => includes(daysOf(each), day)) ? 'SUSPENDED' : 'IN_FORCE'
}

/** Days in which a facility may examine and treat, and under which code. */
export interface SigningStretch extends Period {
  readonly code: string
}

/** The stretches in which licences to examine and treat are in force, oldest first; one that goes on under the same code is one. */
export function signingStretches(licences: readonly LicenceFacts[]): SigningStretch[] {
  return licences
    .flatMap(licence => {
      const code = licence.healthFacilityCode
      if (!code || licence.kind !== 'EXAMINE_AND_TREAT' || !holds(licence)) return []
      return without(periodOf(licence), licence.suspensions.map(daysOf)).map(period => ({ ...period, code }))
    })
    .sort(byStart)
    .reduce<SigningStretch[]>((stretches, next) => {
      const last = stretches.at(-1)
      const goesOn = last?.to != null && last.code === next.code && next.from === addDays(last.to, 1)
      return goesOn ? [...stretches.slice(0, -1), { ...last, to: next.to }] : [...stretches, next]
    }, [])
}

export interface ToldLicence {
  readonly healthFacilityCode: string | null
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
}

/**
 * What the other sectors are told of a facility: the stretch of today, or the next one, or the last that was. A change that
 * comes by the calendar alone needs no telling: suspensions and new codes begin on the day they are recorded or before.
 */
export function licenceToTell(licences: readonly LicenceFacts[], today: LocalDate): ToldLicence {
  const stretches = signingStretches(licences)
  const told = stretches.find(({ to }) => to === null || to >= today) ?? stretches.at(-1)
  return { healthFacilityCode: told?.code ?? null, validFrom: told?.from ?? null, validTo: told?.to ?? null }
}

export interface NewLicence extends NewRecord {
  readonly kind: LicenceKind
  readonly number: string
  readonly issuedBy: string
  readonly issuedOn: LocalDate
  readonly tasks?: string | null
  readonly healthFacilityCode?: string | null
}

export type LicenceProblem = RecordProblem | 'DATE_IN_FUTURE' | 'LICENCE_NOT_IN_FORCE' | 'SUSPENSION_TOO_LONG'

/** Everything that is wrong with a new licence, beside the others of the facility. */
export function licenceProblems(licence: NewLicence, others: readonly LicenceFacts[], today: LocalDate): UserErrorBase<LicenceProblem>[] {
  const { kind, number, issuedBy, issuedOn, tasks, healthFacilityCode } = licence
  const sameKind = others.filter(other => other.kind === kind)
  const found: UserErrorBase<LicenceProblem>[] = [
    ...recordProblems(licence, sameKind),
    ...lineProblems({ number: [number, 100], issuedBy: [issuedBy, 200], tasks: [tasks, 2_000] }),
  ]
  if (issuedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['issuedOn'] })
  const codeFits = kind === 'EXAMINE_AND_TREAT' ? /^\d{5}$/.test(healthFacilityCode ?? '') : healthFacilityCode == null
  if (!codeFits) found.push({ code: 'INVALID_VALUE', path: ['healthFacilityCode'] })
  if (kind === 'EXAMINE_AND_TREAT' && licence.validFrom > today && !continues(licence, sameKind)) {
    found.push({ code: 'DATE_IN_FUTURE', path: ['validFrom'] })
  }
  return found
}

/** Whether it goes on, the day after, with the code of one that ends. */
function continues({ validFrom, healthFacilityCode }: NewLicence, others: readonly LicenceFacts[]): boolean {
  return others.some(other => holds(other) && other.healthFacilityCode === healthFacilityCode && periodOf(other).to === addDays(validFrom, -1))
}

export interface NewSuspension extends Suspension {
  readonly decision: string
  readonly reason: string
}

export function suspensionProblems(suspension: NewSuspension, licence: LicenceFacts, today: LocalDate): UserErrorBase<LicenceProblem>[] {
  const { from, until, decision, reason } = suspension
  const found: UserErrorBase<LicenceProblem>[] = lineProblems({ decision: [decision, 200] })
  if (from > today) found.push({ code: 'DATE_IN_FUTURE', path: ['from'] })
  if (until < from) found.push({ code: 'PERIOD_INVALID', path: ['until'] })
  if (!holds(licence) || !includes(periodOf(licence), from)) found.push({ code: 'LICENCE_NOT_IN_FORCE', path: ['from'] })
  if (licence.suspensions.some(each => overlap(daysOf(each), daysOf(suspension)))) found.push({ code: 'PERIOD_OVERLAPS', path: ['from'] })
  const months = longestSuspension[licence.kind]
  if (months !== null && until >= addMonths(from, months)) found.push({ code: 'SUSPENSION_TOO_LONG', path: ['until'] })
  if (!isReason(reason)) found.push({ code: 'REASON_MISSING', path: ['reason'] })
  return found
}

export function endProblems(end: { on: LocalDate; decision?: string | null }, licence: LicenceFacts): UserErrorBase<LicenceProblem>[] {
  const found: UserErrorBase<LicenceProblem>[] = lineProblems({ decision: [end.decision, 200] })
  if (!mayEndOn(licence, end.on)) found.push({ code: 'LICENCE_NOT_IN_FORCE', path: ['on'] })
  return found
}
