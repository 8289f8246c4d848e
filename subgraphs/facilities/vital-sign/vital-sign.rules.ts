import type { UserErrorBase } from '../../../kit/user-errors.js'
import { enteredMeasures, type Measure } from '../../../kit/vn/alert-terms.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { endOfDayVietnam, type LocalDate, localDateOf } from '../../../kit/vn/working-days.js'
import { measuredOf, type Measurements } from '../measurement/measurement.rules.js'

// Terms
//   vital signs   dấu hiệu sinh tồn: what is measured between the periodic checks, several times a day where needed
//   reading       lần đo: what was measured at one moment

export interface Reading {
  readonly at: Date
  readonly measurements: Measurements
  readonly note?: string | null
}

export interface ReadPerson {
  readonly birthDate: PartialDate
  /** Last day in care; null while it lasts. */
  readonly leftOn?: LocalDate | null
}

export type ReadingProblem = 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'DATE_AFTER_LEAVING' | 'VALUE_MISSING' | 'INVALID_VALUE'

const longestNote = 1_000

/** Everything that is wrong with a reading beside its numbers, at once. */
export function readingProblems({ at, measurements, note }: Reading, { birthDate, leftOn }: ReadPerson, now: Date): UserErrorBase<ReadingProblem>[] {
  const found: UserErrorBase<ReadingProblem>[] = []
  const problem = (code: ReadingProblem, field: string) => void found.push({ code, path: [field] })
  if (at > now) problem('DATE_IN_FUTURE', 'at')
  if (localDateOf(at) < earliest(birthDate)) problem('DATE_TOO_EARLY', 'at')
  if (leftOn != null && at > endOfDayVietnam(leftOn)) problem('DATE_AFTER_LEAVING', 'at')
  const measured = measuredOf(measurements)
  if (enteredMeasures.every(measure => measured[measure] == null)) problem('VALUE_MISSING', 'measurements')
  if (note != null && !isPlainText(note, longestNote)) problem('INVALID_VALUE', 'note')
  return found
}

/** The rows of a reading, with what follows from its numbers; a pressure is not kept a second time under another name. */
export function signsOf(measurements: Measurements): { readonly measure: Measure; readonly value: number }[] {
  const measured = measuredOf(measurements)
  return [...enteredMeasures, 'bmi' as const, 'random_glucose_with_symptoms' as const].flatMap(measure => {
    const value = measured[measure]
    return value == null ? [] : [{ measure, value }]
  })
}
