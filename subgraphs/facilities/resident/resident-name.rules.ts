import { cleanName, foldTokens, markedTokens } from '../../../kit/vn/names.js'

/** The columns by which a name is found. A space before every word: the search looks for beginnings of words. */
export function searchNames(fullName: string) {
  return { nameMarked: ` ${markedTokens(fullName).join(' ')}`, nameFolded: ` ${foldTokens(fullName).join(' ')}` }
}

/** Everything that is stored of a name: the family name stands first, the given name last. */
export function namesOf(fullName: string) {
  const cleaned = cleanName(fullName)
  const name = cleaned.ok ? cleaned.value : fullName
  const words = name.split(' ')
  return { fullName: name, familyName: words[0] ?? '', givenName: words.at(-1) ?? '', ...searchNames(name) }
}
