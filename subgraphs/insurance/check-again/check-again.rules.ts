/** Minutes until it is asked again, by how often it was: soon at first, then every hour, for a week. */
const pauses = [1, 2, 4, 8, 15, 30, 60]
const minute = 60_000
const mostTries = pauses.length + 7 * 24

/** When to ask again after so many tries; null when a week has passed. */
export function checkAgainAfter(now: Date, tries: number): Date | null {
  return tries >= mostTries ? null : new Date(now.getTime() + (pauses[Math.min(tries, pauses.length - 1)] ?? 60) * minute)
}
