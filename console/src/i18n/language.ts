export type Language = 'vi' | 'en'

const kept = 'hub.language'

/** Vietnamese, until somebody chooses otherwise in this browser. */
let inUse: Language = window.localStorage.getItem(kept) === 'en' ? 'en' : 'vi'

export const languageInUse = (): Language => inUse

export function keepLanguage(language: Language): void {
  inUse = language
  window.localStorage.setItem(kept, language)
}
