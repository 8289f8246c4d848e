import { compatibleDates, parsePartialDate, type PartialDate } from '../../../kit/vn/partial-date.js'

/** How two birth dates agree, the most telling first. */
export type BirthLikeness = 'SAME_DAY' | 'DAY_AND_MONTH_SWAPPED' | 'SAME_MONTH' | 'ONE_DIGIT_OFF' | 'SAME_YEAR' | 'CONTRADICT'

const isDay = (date: PartialDate) => date.length === 10

/** Where only the year was known, papers often say the first of January. */
const isFirstOfJanuary = (date: PartialDate) => date.endsWith('-01-01')

export function compareBirths(a: PartialDate, b: PartialDate): BirthLikeness {
  if (a.slice(0, 4) !== b.slice(0, 4)) return isDay(a) && isDay(b) && isOneDigitOff(a, b) ? 'ONE_DIGIT_OFF' : 'CONTRADICT'
  if (a === b && isDay(a)) return 'SAME_DAY'
  if (isDay(a) && isDay(b)) {
    if (swapped(a) === b) return 'DAY_AND_MONTH_SWAPPED'
    if (isOneDigitOff(a, b)) return 'ONE_DIGIT_OFF'
    return isFirstOfJanuary(a) || isFirstOfJanuary(b) ? 'SAME_YEAR' : 'CONTRADICT'
  }
  if (a.length === 4 || b.length === 4) return 'SAME_YEAR'
  if (a.slice(0, 7) === b.slice(0, 7)) return 'SAME_MONTH'
  return isFirstOfJanuary(a) || isFirstOfJanuary(b) ? 'SAME_YEAR' : 'CONTRADICT'
}

function swapped(day: PartialDate): PartialDate {
  return `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`
}

/** One digit typed wrong, or two neighbours changed over. */
function isOneDigitOff(a: PartialDate, b: PartialDate): boolean {
  const off = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]))
  const [first = 0, second = 0] = off
  if (off.length === 1) return true
  return off.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
}

/** Every birth date that does not contradict this one: at most 379 keys, so that an index answers whatever is typed. */
export function datesToConsider(birth: PartialDate): PartialDate[] {
  const year = birth.slice(0, 4)
  if (!isDay(birth)) return [...new Set([...compatibleDates(birth), `${year}-01-01`])]
  const wholeYear = isFirstOfJanuary(birth) ? compatibleDates(year) : []
  const near = [...compatibleDates(birth), `${year}-01-01`, swapped(birth), ...oneDigitOff(birth), ...wholeYear]
  return [...new Set(near.filter(date => parsePartialDate(date).ok))]
}

function oneDigitOff(day: PartialDate): PartialDate[] {
  const places = [0, 1, 2, 3, 5, 6, 8, 9]
  const typed = places.flatMap(at => [...'0123456789'].map(digit => day.slice(0, at) + digit + day.slice(at + 1)))
  const changedOver = places.map(at => day.slice(0, at) + (day[at + 1] ?? '') + (day[at] ?? '') + day.slice(at + 2))
  return [...typed, ...changedOver]
}
