// What a health alert says, the same in the sector that raises it and in the one that keeps a copy.

/** What is measured and written down. */
export const enteredMeasures = [
  'systolic_bp', 'diastolic_bp', 'pulse', 'temperature', 'respiratory_rate', 'spo2', 'weight', 'height', 'waist', 'fasting_glucose', 'random_glucose',
  'glucose_2h_ogtt', 'hba1c', 'creatinine', 'cholesterol',
] as const
export type EnteredMeasure = (typeof enteredMeasures)[number]

/** With what follows from it: of two values, or of a value and what was seen. */
export const measures = [...enteredMeasures, 'bmi', 'isolated_systolic_htn', 'random_glucose_with_symptoms'] as const
export type Measure = (typeof measures)[number]

/** The least pressing first. */
export const severities = ['WARN', 'ALERT', 'URGENT'] as const
export type Severity = (typeof severities)[number]

/** Of a value beyond a bound. */
export const thresholdKinds = ['THRESHOLD_HIGH', 'THRESHOLD_LOW'] as const
export type ThresholdKind = (typeof thresholdKinds)[number]

export const alertKinds = [...thresholdKinds, 'TREND', 'SCREENING', 'CHECK_OVERDUE'] as const
export type AlertKind = (typeof alertKinds)[number]
