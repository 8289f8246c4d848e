import { useTranslation } from 'react-i18next'
import { PageTitle } from './page'

export function NotFound() {
  const { t } = useTranslation()
  return <PageTitle title={t('states.notFound')} />
}
