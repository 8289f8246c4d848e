import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useKeys } from '../ui/keys'
import { PageTitle } from '../ui/page'
import { KeptCheck } from './kept-check'

/** One kept check, as it was answered. */
export function KeptCheckPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('keptCheck')
  const { t: common } = useTranslation()
  const navigate = useNavigate()
  useKeys([{ key: 'Escape', label: common('buttons.back'), run: () => void navigate(-1) }])
  return (
    <Stack>
      <PageTitle title={t('title')} />
      <KeptCheck key={id} id={id} />
    </Stack>
  )
}
