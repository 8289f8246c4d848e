import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilityKind } from '../facility/facility.rules.js'
import { byStart, inBoth, includes, type Period, without } from '../facility-record/period.rules.js'

// Terms
//   managing authority   cơ quan quản lý: who answers for a facility, at the ministry and in the province
//   function             what it answers for: the three that one ministry held until 2025-02-28 and that three hold since
//                        (NQ 176/2025/QH15)

export const authorityFunctions = ['MERIT_PERSON_CARE', 'SOCIAL_PROTECTION', 'DRUG_REHABILITATION'] as const
export type AuthorityFunction = (typeof authorityFunctions)[number]

export const authorityLevels = ['PROVINCE', 'MINISTRY'] as const
export type AuthorityLevel = (typeof authorityLevels)[number]

/** How sure the table is: read in the law or in two sources, in one of the second hand, or not confirmed yet. */
export const confidences = ['HIGH', 'MEDIUM', 'UNCONFIRMED'] as const
export type Confidence = (typeof confidences)[number]

/** By the law, or written down for this facility. */
export const authoritySources = ['LAW', 'RECORDED'] as const
export type AuthoritySource = (typeof authoritySources)[number]

export const ownFunction = {
  MERIT_PERSON_CARE: 'MERIT_PERSON_CARE',
  SOCIAL_ASSISTANCE: 'SOCIAL_PROTECTION',
  DRUG_REHABILITATION: 'DRUG_REHABILITATION',
} as const satisfies Record<FacilityKind, AuthorityFunction>

/** Who answers by the law, everywhere or in one province of that day; `{province}` stands for its name. */
export interface AuthorityRule {
  readonly function: AuthorityFunction
  readonly level: AuthorityLevel
  readonly provinceCode: string | null
  readonly agency: string
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly legalBasis: string | null
  readonly confidence: Confidence
}

/** The province in which a facility lay in a period. */
export interface ProvincePeriod extends Period {
  readonly code: string
  readonly name: string
}

export interface Authority extends Period {
  /** Null for one by the law. */
  readonly id: string | null
  readonly function: AuthorityFunction
  readonly level: AuthorityLevel
  readonly agency: string
  readonly legalBasis: string | null
  /** Null for one that was recorded: then the paper says it. */
  readonly confidence: Confidence | null
}

/** The authorities that the law gives a facility, from its kind and the provinces it lay in. */
export function authoritiesByLaw(kind: FacilityKind, rules: readonly AuthorityRule[], provinces: readonly ProvincePeriod[]): Authority[] {
  const mine = rules.filter(rule => rule.function === ownFunction[kind])
  return mine.flatMap(rule => provinces.flatMap(province => inProvince(rule, province, mine))).reduce(joined, []).sort(byStart)
}

function inProvince(rule: AuthorityRule, province: ProvincePeriod, rules: readonly AuthorityRule[]): Authority[] {
  if (rule.provinceCode !== null && rule.provinceCode !== province.code) return []
  const days = inBoth({ from: rule.validFrom, to: rule.validTo }, province)
  if (!days) return []
  // What is said of one province goes before what is said of all.
  const special = rules.filter(each => each.level === rule.level && each.provinceCode === province.code)
  const left = rule.provinceCode === null ? without(days, special.map(each => ({ from: each.validFrom, to: each.validTo }))) : [days]
  const { level, legalBasis, confidence } = rule
  const agency = rule.agency.replace('{province}', province.name.charAt(0).toLowerCase() + province.name.slice(1))
  return left.map(period => ({ ...period, id: null, function: rule.function, level, agency, legalBasis, confidence }))
}

/** A ministry stays the same when a province becomes another one. */
function joined(lines: readonly Authority[], next: Authority): Authority[] {
  const last = lines.find(each => {
    const follows = each.to !== null && next.from === addDays(each.to, 1)
    return follows && each.agency === next.agency && each.legalBasis === next.legalBasis && each.confidence === next.confidence && each.level === next.level
  })
  return last ? lines.map(each => (each === last ? { ...each, to: next.to } : each)) : [...lines, next]
}

/** The line of authorities: what was recorded for the facility, and the law in the days that leaves. */
export function authorityLine(byLaw: readonly Authority[], recorded: readonly Authority[]): Authority[] {
  const left = byLaw.flatMap(each => {
    const instead = recorded.filter(other => other.function === each.function && other.level === each.level)
    return without(each, instead).map(period => ({ ...each, ...period }))
  })
  return [...left, ...recorded].sort(byStart)
}

export function authorityOn(line: readonly Authority[], kind: FacilityKind, level: AuthorityLevel, day: LocalDate): Authority | undefined {
  return line.find(each => each.function === ownFunction[kind] && each.level === level && includes(each, day))
}
