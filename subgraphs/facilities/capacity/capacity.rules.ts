import type { UserErrorBase } from '../../../kit/user-errors.js'

/** No facility of the plans holds more; a larger number is a slip of the finger. */
export const mostPlaces = 20_000

/** What is wrong with a number of places. */
export function placesProblems({ places }: { readonly places: number }): UserErrorBase<'INVALID_VALUE'>[] {
  return Number.isInteger(places) && places >= 1 && places <= mostPlaces ? [] : [{ code: 'INVALID_VALUE', path: ['places'] }]
}
