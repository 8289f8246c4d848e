import type { UserErrorBase } from '../../../kit/user-errors.js'
import { foldTokens } from '../../../kit/vn/names.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type Lifetime, missingText, pastProblems } from '../clinical-change/clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   allergy             dị ứng (FHIR AllergyIntolerance): what a person does not bear, in words
//   no known allergies  chưa ghi nhận dị ứng: that somebody asked, and there are none; not the same as an empty list

export const allergyCategories = ['MEDICINE', 'FOOD', 'ENVIRONMENT', 'OTHER'] as const
export type AllergyCategory = (typeof allergyCategories)[number]

export const criticalities = ['LOW', 'HIGH', 'UNKNOWN'] as const
export type Criticality = (typeof criticalities)[number]

export interface AllergyFacts {
  readonly substance: string
  readonly category: AllergyCategory
  readonly criticality: Criticality
  readonly reaction: string | null
  readonly since: PartialDate | null
  readonly note: string | null
}

const longestSubstance = 200
const longestReaction = 500
const longestNote = 1_000

export type AllergyProblem = 'TEXT_MISSING' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

/** Everything that is wrong with what an entry says, at once. */
export function allergyProblems({ substance, reaction, since, note }: AllergyFacts, life: Lifetime): UserErrorBase<AllergyProblem>[] {
  return [
    ...missingText('substance', substance, longestSubstance),
    ...pastProblems('since', since, life),
    ...textProblems({ reaction }, longestReaction),
    ...textProblems({ note }, longestNote),
  ]
}

/** What is wrong with saying on a day that an allergy is none. */
export function refutationProblems(
  { on, reason }: { readonly on: LocalDate; readonly reason: string },
  since: PartialDate | null,
  today: LocalDate,
): UserErrorBase<'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'REASON_MISSING'>[] {
  const found: UserErrorBase<'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'REASON_MISSING'>[] = [...reasonProblems(reason)]
  if (on > today) found.push({ code: 'DATE_IN_FUTURE', path: ['on'] })
  if (since !== null && on < earliest(since)) found.push({ code: 'DATE_TOO_EARLY', path: ['on'] })
  return found
}

/** Words as they are compared: folded, and a doubled letter as one, so that `amoxicillin` and `amoxicilin` are the same. */
function spelt(text: string): string[] {
  return foldTokens(text).map(word => word.replaceAll(/(\p{L})\1+/gu, '$1'))
}

function holds(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && whole.some((_, at) => part.every((word, i) => whole[at + i] === word))
}

/** Shorter words, as of a strength, name no substance. */
const shortestName = 4

/** Whether two texts name the same substance: one of them stands in the other, word by word. */
export function isSameSubstance(substance: string, names: readonly (string | null)[]): boolean {
  const allergy = spelt(substance)
  const ingredients = names.flatMap(name => (name ?? '').split(/[+,;/()]/u)).map(spelt)
  const whole = names.map(name => spelt(name ?? ''))
  return whole.some(name => holds(name, allergy)) || ingredients.some(each => each.join('').length >= shortestName && holds(allergy, each))
}

interface MedicineNames {
  readonly name: string
  readonly activeIngredient: string | null
}

/** Whether a medicine is one that the person is known not to bear. */
export function isKnownAllergy(
  { name, activeIngredient }: MedicineNames,
  allergies: readonly { readonly category: AllergyCategory; readonly substance: string }[],
): boolean {
  return allergies.some(({ category, substance }) => category === 'MEDICINE' && isSameSubstance(substance, [name, activeIngredient]))
}
