import type { ExpiringWithin } from '../generated/enums'

/** How far ahead cards are looked at that end. */
export const withins: readonly ExpiringWithin[] = ['DAYS_30', 'DAYS_60', 'DAYS_90']
