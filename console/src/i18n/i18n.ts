import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keepLanguage, type Language, languageInUse } from './language'
import { dictionaries } from './dictionaries'

const resourcesOf = (language: Language) => Object.fromEntries(Object.entries(dictionaries).map(([name, each]) => [name, each[language]]))

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { vi: resourcesOf('vi'), en: resourcesOf('en') },
    lng: languageInUse(),
    defaultNS: 'common',
    // Everything is put into the page by React, which escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = languageInUse()
}

export async function speak(language: Language): Promise<void> {
  keepLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
