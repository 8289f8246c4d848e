import { useTranslation } from 'react-i18next'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A stretch of time in words, as coarse as it is long. */
export function useSpan(): (milliseconds: number) => string {
  const { t } = useTranslation()
  return milliseconds => {
    if (milliseconds >= 2 * day) return t('time.days', { count: Math.floor(milliseconds / day) })
    if (milliseconds >= hour) return t('time.hours', { count: Math.floor(milliseconds / hour) })
    return t('time.minutes', { count: Math.floor(milliseconds / minute) })
  }
}
