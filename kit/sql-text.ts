import { HubError } from './errors.js'

/** Longer than any name that is looked for. */
const longestSearch = 100

/** What somebody searches for, if anything. */
export function searchText(text: string | null | undefined): string | undefined {
  if ((text?.length ?? 0) <= longestSearch) return text || undefined
  const message = `Tối đa ${longestSearch} ký tự để tìm / Search with at most ${longestSearch} characters.`
  throw new HubError('BAD_USER_INPUT', { message })
}

/** `%`, `_` and `\` are text to the one who searches. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, character => `\\${character}`)
}
