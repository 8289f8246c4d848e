import type { UserErrorBase } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Sex } from '../resident/resident.rules.js'

// Terms
//   correction   đính chính: what was written was wrong, or was put right by the registrar; what stood before is kept

/** Why something was wrong. The registrar puts a civil-status record right by a decision (cải chính hộ tịch; NĐ 123/2015 Đ7). */
export const recordCorrectionReasons = ['TYPING_ERROR', 'CIVIL_STATUS', 'PAPER_SEEN'] as const
export type RecordCorrectionReason = (typeof recordCorrectionReasons)[number]

export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What differs from what stands; what is not asked for stays. */
export function changesOf<Values extends Readonly<Record<string, string | null>>>(
  before: Values,
  asked: { readonly [Field in keyof Values]?: string | null },
): FieldChange[] {
  return Object.entries(before).flatMap(([field, value]) => {
    const after = asked[field]
    return after === undefined || after === value ? [] : [{ field, before: value, after }]
  })
}

const longestNote = 500

export function noteProblems(note: string): UserErrorBase<'INVALID_VALUE'>[] {
  return note.trim() !== '' && isPlainText(note, longestNote) ? [] : [{ code: 'INVALID_VALUE', path: ['note'] }]
}

export interface PersonCorrection {
  readonly fullName?: string | null
  readonly birthDate?: PartialDate | null
  readonly sex?: Sex | null
  readonly note: string
}

export type CorrectionProblem = 'NAME_INVALID' | 'DATE_IN_FUTURE' | 'BORN_AFTER_ADMISSION' | 'INVALID_VALUE'

/** Everything that is wrong with a correction of who somebody is; nobody is admitted before they are born. */
export function correctionProblems(
  { fullName, birthDate, note }: PersonCorrection,
  { firstDay, today }: { readonly firstDay: LocalDate | null; readonly today: LocalDate },
): UserErrorBase<CorrectionProblem>[] {
  const found: UserErrorBase<CorrectionProblem>[] = [...noteProblems(note)]
  if (fullName != null && !cleanName(fullName).ok) found.push({ code: 'NAME_INVALID', path: ['fullName'] })
  if (birthDate == null) return found
  if (earliest(birthDate) > today) found.push({ code: 'DATE_IN_FUTURE', path: ['birthDate'] })
  else if (firstDay !== null && earliest(birthDate) > firstDay) found.push({ code: 'BORN_AFTER_ADMISSION', path: ['birthDate'] })
  return found
}
