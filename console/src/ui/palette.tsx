import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { pagesOf } from '../pages'
import { useSignedIn } from '../session/session-context'
import { useKeyLegend } from './keys'

/** Ctrl K: every page, and everything a key does here, by its name. */
export function Palette() {
  const { t } = useTranslation()
  const { viewer } = useSignedIn()
  const navigate = useNavigate()
  const pages = pagesOf(viewer).map(({ name, path }): SpotlightActionData => ({ id: path, label: t(`nav.${name}`), onClick: () => void navigate(path) }))
  const keys = useKeyLegend()
    .filter(({ label }) => pages.every(page => page.label !== label))
    .map(({ key, label, run }): SpotlightActionData => ({ id: `${key} ${label}`, label, description: key, onClick: run }))
  return (
    <Spotlight
      actions={[...pages, ...keys]}
      shortcut="mod + K"
      nothingFound={t('keys.nothing')}
      searchProps={{ placeholder: t('keys.placeholder'), 'aria-label': t('keys.palette') }}
      scrollable
    />
  )
}
