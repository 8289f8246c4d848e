import type { AlertKind, Measure, Severity } from '../../../kit/vn/alert-terms.js'
import { measures, severities } from '../../../kit/vn/alert-terms.js'
import type { Urgency } from '../../../kit/vn/referral-terms.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   finding   what a health alert says (cảnh báo sức khoẻ); a mark to look again, never a diagnosis

export interface Finding {
  readonly kind: AlertKind
  readonly severity: Severity
  readonly measure: Measure | null
  /** Of a screening its score. */
  readonly value: number | null
  /** Code of the screening instrument. */
  readonly subject?: string | null
  readonly checkedOn: LocalDate
}

/** The one that was chosen, and the others of the same check. */
export type Findings = readonly [chosen: Finding, ...others: Finding[]]

const terms = {
  systolic_bp: { name: 'huyết áp tâm thu', unit: 'mmHg' },
  diastolic_bp: { name: 'huyết áp tâm trương', unit: 'mmHg' },
  isolated_systolic_htn: { name: 'huyết áp tâm thu (tâm trương dưới 90)', unit: 'mmHg' },
  pulse: { name: 'mạch', unit: 'lần/phút' },
  temperature: { name: 'thân nhiệt', unit: '°C' },
  respiratory_rate: { name: 'nhịp thở', unit: 'lần/phút' },
  spo2: { name: 'độ bão hoà oxy (SpO₂)', unit: '%' },
  weight: { name: 'cân nặng', unit: 'kg' },
  height: { name: 'chiều cao', unit: 'cm' },
  waist: { name: 'vòng bụng', unit: 'cm' },
  bmi: { name: 'chỉ số khối cơ thể (BMI)', unit: 'kg/m²' },
  fasting_glucose: { name: 'đường huyết lúc đói', unit: 'mmol/L' },
  random_glucose: { name: 'đường huyết bất kỳ', unit: 'mmol/L' },
  random_glucose_with_symptoms: { name: 'đường huyết bất kỳ có triệu chứng', unit: 'mmol/L' },
  glucose_2h_ogtt: { name: 'đường huyết sau 2 giờ', unit: 'mmol/L' },
  hba1c: { name: 'HbA1c', unit: '%' },
  creatinine: { name: 'creatinin máu', unit: 'µmol/L' },
  cholesterol: { name: 'cholesterol toàn phần', unit: 'mmol/L' },
} as const satisfies Record<Measure, { name: string; unit: string }>

const bounds = {
  THRESHOLD_HIGH: 'ngưỡng',
  THRESHOLD_LOW: 'dưới ngưỡng',
  TREND: 'diễn biến xấu, mức',
  SCREENING: 'mức',
  CHECK_OVERDUE: 'mức',
} as const satisfies Record<AlertKind, string>

/** What the day of a finding is. */
const days = {
  THRESHOLD_HIGH: 'khi khám ngày',
  THRESHOLD_LOW: 'khi khám ngày',
  TREND: 'đo ngày',
  SCREENING: 'ngày',
  CHECK_OVERDUE: 'có hạn ngày',
} as const satisfies Record<AlertKind, string>

const severityTerms = {
  WARN: 'theo dõi',
  ALERT: 'cần khám',
  URGENT: 'khẩn',
} as const satisfies Record<Severity, string>

/** How pressing a referral from a finding is, unless the sender says otherwise: own proposal [P], no law says it. */
const urgencyBySeverity = {
  WARN: 'ROUTINE',
  ALERT: 'ROUTINE',
  URGENT: 'URGENT',
} as const satisfies Record<Severity, Urgency>

/** By the most pressing of the findings, since all of them are what the person is sent for. */
export function urgencyOf(findings: Findings): Urgency {
  return urgencyBySeverity[severities[Math.max(...findings.map(rankOf))] ?? 'WARN']
}

/** What was found, as a sentence for the hospital: the chosen one first, then the others, the most pressing first. */
export function sentenceOf([chosen, ...others]: Findings): string {
  const sorted = others.toSorted((a, b) => rankOf(b) - rankOf(a) || placeOf(a) - placeOf(b))
  const first = `${valueOf(chosen)} ${days[chosen.kind]} ${dayOf(chosen.checkedOn)} ${boundOf(chosen)}`
  const sentence = [first, ...sorted.map(each => `${valueOf(each)} ${boundOf(each)}`)].join('; ')
  return `${sentence.charAt(0).toLocaleUpperCase('vi')}${sentence.slice(1)}`
}

/** What a caller says of a new referral. */
export interface Said {
  readonly reason?: string | null
  readonly summary?: string | null
  readonly urgency?: Urgency | null
}

/** What the caller left out is filled from the findings; beside a reason of their own the findings begin the summary. */
export function withFindings({ reason, summary, urgency }: Said, findings: Findings): Said {
  const sentence = sentenceOf(findings)
  const filled = { urgency: urgency ?? urgencyOf(findings) }
  if (!reason?.trim()) return { ...filled, reason: sentence, summary }
  return { ...filled, reason, summary: summary?.trim() ? `${sentence}\n${summary}` : sentence }
}

function rankOf({ severity }: Finding): number {
  return severities.indexOf(severity)
}

const decimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

function placeOf({ measure }: Finding): number {
  return measure === null ? measures.length : measures.indexOf(measure)
}

function valueOf({ kind, measure, value, subject }: Finding): string {
  if (kind === 'CHECK_OVERDUE') return 'chưa được khám sức khoẻ định kỳ'
  if (measure === null || value === null) return ['sàng lọc', subject, value === null ? null : `${decimals.format(value)} điểm`].filter(Boolean).join(' ')
  const { name, unit } = terms[measure]
  return `${name} ${decimals.format(value)} ${unit}`
}

function boundOf({ kind, severity }: Finding): string {
  return `(${bounds[kind]} ${severityTerms[severity]})`
}

/** dd/MM/yyyy */
function dayOf(day: LocalDate): string {
  return day.split('-').toReversed().join('/')
}
