import type { LocalDate } from '../../../kit/vn/working-days.js'

/** What the law gives holds for a period: both days belong to it. Null is open on that side. */
export interface Dated {
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
}

export function holdsOn({ validFrom, validTo }: Dated, day: LocalDate): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}
