// Terms
//   alert         cảnh báo: a finding that somebody must act on; a mark to look again, never a diagnosis
//   acknowledge   xử trí: to say what is done about it – an alert cannot be put away without that

/** What found it; `source_id` of an alert is the row of that kind. */
export const alertSources = ['HEALTH_CHECK', 'VITAL_SIGN', 'SCREENING', 'SCHEDULE'] as const
export type AlertSource = (typeof alertSources)[number]

export const alertStatuses = ['OPEN', 'ACKNOWLEDGED', 'CLOSED'] as const
export type AlertStatus = (typeof alertStatuses)[number]

/** What can be done about an alert. */
export const alertActions = ['WATCH', 'TREAT', 'REFER'] as const
export type AlertAction = (typeof alertActions)[number]
