import type { Urgency, Worklist, WorklistSide, WorklistSort } from '../generated/enums'

/** In the order of what is most pressing to look at. */
export const worklists: readonly Worklist[] = [
  'OVERDUE', 'TO_RECEIVE', 'INFO_WANTED', 'ARRIVING', 'WAITING_FOR_HOSPITAL', 'ANSWER_MISSING', 'TO_CONFIRM', 'EXPIRING', 'DRAFTS', 'NO_SHOW', 'PERSON_LEFT',
]
export const urgencies: readonly Urgency[] = ['EMERGENCY', 'URGENT', 'ROUTINE']
export const sides: readonly WorklistSide[] = ['RECEIVER', 'SENDER']
export const sorts: readonly WorklistSort[] = ['DEADLINE', 'STATUS_SINCE', 'NEWEST']
