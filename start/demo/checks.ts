import { ageOn } from '../../kit/vn/partial-date.js'
import { addDays, addMonths, type LocalDate, startOfDayVietnam } from '../../kit/vn/working-days.js'
import type { AlertRow, HealthCheckRow } from '../../subgraphs/facilities/demo.js'
import { monthsBetweenChecks } from '../../subgraphs/facilities/health-check/health-check.rules.js'
import { measuredOf, type Measurements } from '../../subgraphs/facilities/measurement/measurement.rules.js'
import { type Finding, findingsOf } from '../../subgraphs/facilities/threshold/threshold.rules.js'
import type { Random } from './random.js'
import { roundOf } from './rounds.js'
import type { Person } from './residents.js'
import type { Setting } from './setting.js'
import type { Living } from './stays.js'

export interface Monitoring {
  readonly checks: readonly HealthCheckRow[]
  readonly alerts: readonly AlertRow[]
}

/** One to three rounds of checks, the newest first; one person in ten was never checked. */
export function monitoringOf(person: Person, living: Living, setting: Setting): Monitoring {
  const { today } = setting
  const { chance } = person
  const body = bodyOf(chance, person.age)
  if (person.awkward.checked === false || chance.chance(0.08)) return { checks: [], alerts: [] }
  const last = living.endedOn ?? addDays(today, -1)
  const newest = addDays(last, -chance.weighted([[chance.int(0, 180), 88], [chance.int(190, 420), 12]]))
  const days = Array.from({ length: chance.int(1, 3) }, (_, round) => addMonths(newest, -monthsBetweenChecks * round))
  const inside = days.filter(day => day >= living.admittedOn)
  const all = (inside.length > 0 ? inside : [last]).map(day => checkOn(person, living, body, day, setting))
  return { checks: all.map(each => each.check), alerts: all.flatMap(each => each.alerts) }
}

interface Body {
  readonly heightCm: number
  readonly bmi: number
  readonly systolic: number
  readonly glucose: number
}

function bodyOf(chance: Random, age: number): Body {
  const old = Math.max(0, age - 40) / 60
  const hasHighPressure = age >= 20 && chance.chance(0.12 + old * 0.35)
  return {
    heightCm: age < 18 ? 50 + age * 6.5 : chance.int(146, 172),
    bmi: age < 18 ? chance.int(140, 190) / 10 : chance.int(170, 255) / 10,
    systolic: hasHighPressure ? chance.int(138, 172) : age < 20 ? 88 + age * 1.5 : chance.int(100, 128),
    glucose: age >= 20 && chance.chance(0.04 + old * 0.2) ? chance.int(62, 110) / 10 : chance.int(42, 53) / 10,
  }
}

function checkOn(person: Person, living: Living, body: Body, day: LocalDate, { thresholds, today }: Setting) {
  const { chance, id: residentId } = person
  const stay = living.stays.findLast(each => each.admittedOn <= day) ?? living.stays[0]
  const measured = measure(chance, body)
  const findings = findingsOf(measuredOf(measured), judgedIn(person, day), thresholds)
  const check: HealthCheckRow = {
    id: chance.uuid(),
    residentId,
    facilityId: stay?.facilityId ?? person.home.id,
    checkedOn: day,
    class: classOf(person.age, findings),
    ...unmeasured,
    roundId: stay && stay.facilityId !== person.home.id ? null : roundOf(person.home, day, today),
    ...measured,
    pulse: chance.chance(0.96) ? chance.int(62, 92) : null,
    conclusion: conclusionOf(findings),
    nextDueOn: addMonths(day, monthsBetweenChecks),
  }
  const raisedAt = new Date(startOfDayVietnam(day).getTime() + chance.int(450, 660) * 60_000)
  return { check, alerts: findings.map(finding => alertRow(chance, check, finding, raisedAt)) }
}

/** A round of one person differs a little from the next; now and then nothing could be measured. */
function measure(chance: Random, body: Body) {
  const systolicBp = Math.round(body.systolic + chance.int(-8, 10))
  const measurable = chance.chance(0.97)
  return {
    systolicBp: measurable ? systolicBp : null,
    diastolicBp: measurable ? Math.round(systolicBp * 0.55 + chance.int(4, 16)) : null,
    weightKg: Math.round(body.bmi * (body.heightCm / 100) ** 2 * 10 + chance.int(-12, 12)) / 10,
    heightCm: Math.round(body.heightCm * 10) / 10,
    fastingGlucose: chance.chance(0.8) ? Math.round(body.glucose * 10 + chance.int(-3, 5)) / 10 : null,
  } satisfies Measurements
}

/** Judged by the youngest they can be. */
function judgedIn({ birthDate, sex }: Person, on: LocalDate) {
  const { atLeast } = ageOn(birthDate, on)
  return { age: { atLeast, atMost: atLeast }, sex, on }
}

/** What the checks of the demo leave open: they came from paper, in bulk. */
const unmeasured = {
  version: 1,
  temperature: null,
  respiratoryRate: null,
  spo2: null,
  waistCm: null,
  randomGlucose: null,
  glucoseSymptoms: false,
  glucose2h: null,
  hba1c: null,
  creatinine: null,
  cholesterol: null,
  findings: [],
  diseases: [],
  advice: null,
  dueReason: null,
  electronic: false,
  examinedBy: null,
  recordedAt: null,
  recordedBy: null,
  recordedRole: null,
  recordedOrganisation: null,
}

/** Health class I–V. */
function classOf(age: number, findings: readonly Finding[]): number {
  const weights = { WARN: 0.4, ALERT: 1, URGENT: 2 } as const
  const burden = findings.reduce((sum, { severity }) => sum + weights[severity], age >= 75 ? 2 : age >= 50 ? 1 : 0)
  return Math.min(5, 1 + Math.round(burden))
}

function conclusionOf(findings: readonly Finding[]): string {
  if (findings.some(({ severity }) => severity === 'URGENT')) return 'Cần khám chuyên khoa ngay, theo dõi tại giường.'
  if (findings.some(({ severity }) => severity === 'ALERT')) return 'Cần bác sĩ khám lại và điều chỉnh điều trị.'
  return findings.length > 0 ? 'Theo dõi thêm, hẹn đo lại trong tháng.' : 'Sức khoẻ ổn định.'
}

const unanswered = {
  version: 1,
  status: 'OPEN',
  subject: null,
  onceKey: null,
  action: null,
  note: null,
  lookAgainOn: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  acknowledgedRole: null,
  acknowledgedOrganisation: null,
  closedAt: null,
  referralId: null,
} as const

function alertRow(chance: Random, check: HealthCheckRow, finding: Finding, raisedAt: Date): AlertRow {
  const { kind, severity, measure: measureName, value, source } = finding
  return {
    id: chance.uuid(),
    residentId: check.residentId,
    healthCheckId: check.id,
    kind,
    severity,
    measure: measureName,
    value,
    thresholdSource: source,
    foundOn: check.checkedOn,
    foundIn: 'HEALTH_CHECK',
    sourceId: check.id,
    raisedAt,
    ...unanswered,
  }
}
