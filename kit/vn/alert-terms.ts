// What a health alert says, the same in the sector that raises it and in the one that keeps a copy.

export const measures = ['systolic_bp', 'diastolic_bp', 'bmi', 'fasting_glucose'] as const
export type Measure = (typeof measures)[number]

/** The least pressing first. */
export const severities = ['WARN', 'ALERT', 'URGENT'] as const
export type Severity = (typeof severities)[number]

/** Of a value beyond a bound. */
export const thresholdKinds = ['THRESHOLD_HIGH', 'THRESHOLD_LOW'] as const
export type ThresholdKind = (typeof thresholdKinds)[number]

export const alertKinds = [...thresholdKinds, 'TREND', 'SCREENING', 'CHECK_OVERDUE'] as const
export type AlertKind = (typeof alertKinds)[number]
