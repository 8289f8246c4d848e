import { foldTokens, markedTokens } from '../../../kit/vn/names.js'

/** A clean name with its parts, and as the search looks for it. */
export function namesOf(fullName: string) {
  const words = fullName.split(' ')
  return {
    fullName,
    familyName: words[0] ?? '',
    givenName: words.at(-1) ?? '',
    // A space before every word: the search looks for beginnings of words.
    nameMarked: ` ${markedTokens(fullName).join(' ')}`,
    nameFolded: ` ${foldTokens(fullName).join(' ')}`,
  }
}
