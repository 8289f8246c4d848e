import type { UserErrorBase } from '../../../kit/user-errors.js'
import { severities, type Severity } from '../../../kit/vn/alert-terms.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Sex } from '../resident/resident.rules.js'
import type { Band, Definition, Instrument, Item } from '../screening-instrument/screening-instrument.rules.js'

// Terms
//   screening   sàng lọc: the answers of a person to an instrument on a day, with the score and the band they give
//   points      điểm của câu: what an answer counts; the answer itself but where an item is reversed

/** Who answered: the person, or somebody who knows them. */
export const informants = ['PERSON', 'INFORMANT'] as const
export type Informant = (typeof informants)[number]

export interface ScreeningAnswer {
  readonly item: number
  readonly value: number
}

/** Every answer that is missing, twice, of no item or out of its range; a missing one at the place where its item belongs. */
export function answerProblems({ items }: Pick<Definition, 'items'>, answers: readonly ScreeningAnswer[]): UserErrorBase[] {
  if (answers.length > mostAnswers) return [{ code: 'INVALID_VALUE', path: ['answers'] }]
  const given = answers.flatMap(({ item, value }, i): UserErrorBase[] => {
    const asked = items.find(({ number }) => number === item)
    const isFirst = answers.findIndex(each => each.item === item) === i
    if (!asked || !isFirst) return [{ code: 'ANSWER_ITEM_INVALID', path: ['answers', String(i), 'item'] }]
    return isAnswer(asked, value) ? [] : [{ code: 'ANSWER_OUT_OF_RANGE', path: ['answers', String(i), 'value'], text: rangeText(asked) }]
  })
  const missing = items.flatMap(({ number }, i): UserErrorBase[] =>
    answers.some(({ item }) => item === number) ? [] : [{ code: 'ANSWER_MISSING', path: ['answers', String(i)], text: missingText(number) }],
  )
  return [...given, ...missing].slice(0, mostProblems)
}

const mostAnswers = 50
const mostProblems = 40

function isAnswer({ lowest, highest, step }: Item, value: number): boolean {
  return value >= lowest && value <= highest && (value - lowest) % step === 0
}

function rangeText({ number, lowest, highest, step }: Item) {
  const by = step === 1 ? { vi: '', en: '' } : { vi: `, mỗi bước ${step}`, en: ` by ${step}` }
  return {
    vi: `Câu ${number} nhận giá trị từ ${lowest} đến ${highest}${by.vi}. Hãy chọn lại.`,
    en: `Item ${number} takes ${lowest} to ${highest}${by.en}. Choose again.`,
  }
}

function missingText(number: number) {
  return { vi: `Chưa trả lời câu ${number}. Hãy hỏi đủ rồi gửi lại.`, en: `Item ${number} is not answered. Ask all of them, and send it again.` }
}

export function pointsOf({ lowest, highest, isReversed }: Item, value: number): number {
  return isReversed ? lowest + highest - value : value
}

/** The points of whole answers, in the order of the items. */
function allPoints({ items }: Pick<Definition, 'items'>, answers: readonly ScreeningAnswer[]): { readonly item: number; readonly points: number }[] {
  return items.flatMap(item => {
    const answer = answers.find(each => each.item === item.number)
    return answer ? [{ item: item.number, points: pointsOf(item, answer.value) }] : []
  })
}

const combine = {
  SUM: (points: readonly number[]) => points.reduce((sum, each) => sum + each, 0),
  HIGHEST: (points: readonly number[]) => Math.max(...points),
} as const satisfies Record<Definition['scoring'], (points: readonly number[]) => number>

export function scoreOf(of: Definition, answers: readonly ScreeningAnswer[]): number {
  return combine[of.scoring](allPoints(of, answers).map(({ points }) => points))
}

/** The scores there can be. */
export function rangeOf({ items, scoring }: Definition): { readonly lowest: number; readonly highest: number } {
  return {
    lowest: combine[scoring](items.map(({ lowest }) => lowest)),
    highest: combine[scoring](items.map(({ highest }) => highest)),
  }
}

/**
 * The band of whole answers. Where each item stands for itself the one that worries most decides; of whom the sex is not
 * known, the band of the stricter sex: a mark to look again harms nobody.
 */
export function bandOf(of: Definition, answers: readonly ScreeningAnswer[], sex: Sex): Band {
  if (of.scoring === 'SUM') return bandOfScore(of, scoreOf(of, answers), { sex, item: null })
  const found = allPoints(of, answers).map(({ item, points }) => bandOfScore(of, points, { sex, item }))
  return worst(of, found)
}

/** The band in which a score lies: of one item where it has bands of its own. */
export function bandOfScore(of: Definition, score: number, { sex, item }: { readonly sex: Sex; readonly item: number | null }): Band {
  const own = of.bands.some(band => band.item !== null && band.item === item) ? item : null
  const isOfSex = (band: Band) => band.sex === null || sex === 'UNKNOWN' || band.sex === sex
  return worst(of, of.bands.filter(band => band.item === own && isOfSex(band) && band.from <= score && score <= band.to))
}

/** How far a band is from the one that worries least. */
export function rankOf({ bands }: Definition, code: string): number {
  return [...new Set(bands.map(band => band.code))].indexOf(code)
}

function worst(of: Definition, bands: readonly Band[]): Band {
  const [most] = bands.toSorted((a, b) => rankOf(of, b.code) - rankOf(of, a.code))
  if (!most) throw new Error('A score lies in no band of its instrument')
  return most
}

export interface ScreeningFinding {
  readonly severity: Severity
  readonly source: string
  /** Tells one finding of an instrument from another. */
  readonly name: string
}

/** What of a screening raises an alert: its band, and single answers. The most pressing first. */
export function screeningFindings(of: Instrument, answers: readonly ScreeningAnswer[], sex: Sex): ScreeningFinding[] {
  const band = bandOf(of, answers, sex)
  const ofBand = band.severity === null ? [] : [{ severity: band.severity, source: `${of.code} ${of.version}: ${band.from}–${band.to} [P]`, name: band.code }]
  const ofItems = of.itemRules.flatMap(({ item, atLeast, severity, source }) => {
    const isMet = answers.some(answer => answer.item === item && answer.value >= atLeast)
    return isMet ? [{ severity, source: `${of.code} ${of.version}: ${source}`, name: `item ${item}` }] : []
  })
  return [...ofItems, ...ofBand].toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}

/** Whether the person is certainly not of the ages for which the instrument is made. */
export function isOutsideAge({ ageFrom, ageTo }: Pick<Instrument, 'ageFrom' | 'ageTo'>, age: { readonly atLeast: number; readonly atMost: number }): boolean {
  return (ageFrom !== null && age.atMost < ageFrom) || (ageTo !== null && age.atLeast > ageTo)
}

/** What is said of a screening beside its answers. */
export interface ScreeningSays {
  readonly screenedOn: LocalDate
  readonly language: string
  readonly textUsed?: string | null
}

export interface ScreenedPerson {
  readonly birthDate: PartialDate
  /** Last day in care; null while it lasts. */
  readonly leftOn?: LocalDate | null
}

const longestText = 200
/** As BCP 47 begins: vi, en, tay. */
const language = /^[a-z]{2,3}$/

/** Everything that is wrong with a screening beside its answers, at once. */
export function screeningProblems(said: ScreeningSays, { textSource }: Pick<Instrument, 'textSource'>, person: ScreenedPerson, today: LocalDate): UserErrorBase[] {
  const found: UserErrorBase[] = []
  const problem = (code: string, field: string) => void found.push({ code, path: [field] })
  const { screenedOn, textUsed } = said
  if (screenedOn > today) problem('DATE_IN_FUTURE', 'screenedOn')
  if (screenedOn < earliest(person.birthDate)) problem('DATE_TOO_EARLY', 'screenedOn')
  if (person.leftOn != null && screenedOn > person.leftOn) problem('DATE_AFTER_LEAVING', 'screenedOn')
  if (!language.test(said.language)) problem('INVALID_VALUE', 'language')
  // What the hub has no words of was read from somewhere.
  if (textSource === 'LOADED_BY_OPERATOR' && !textUsed?.trim()) problem('TEXT_SOURCE_MISSING', 'textUsed')
  if (textUsed != null && !isPlainText(textUsed, longestText)) problem('INVALID_VALUE', 'textUsed')
  return found
}
