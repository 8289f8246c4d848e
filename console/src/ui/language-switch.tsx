import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { refreshAll } from '../graph/refresh'
import { speak } from '../i18n/i18n'
import { type Language, languageInUse } from '../i18n/language'

const choices: readonly Language[] = ['vi', 'en']

export function LanguageSwitch() {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language.label')}
      value={languageInUse()}
      data={choices.map(language => ({ value: language, label: t(`language.${language}`) }))}
      // The hub's own sentences are asked for again, in the language that is spoken now.
      onChange={language => void speak(language === 'en' ? 'en' : 'vi').then(refreshAll)}
    />
  )
}
