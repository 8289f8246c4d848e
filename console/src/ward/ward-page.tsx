import { Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useNamedPart } from '../ui/named-part'
import { PageTitle } from '../ui/page'
import { AlertDialog } from './alert-dialog'
import { WardAlerts } from './ward-alerts'
import { WardAway } from './ward-away'
import { WardCards } from './ward-cards'
import { WardDuties } from './ward-duties'

/** What waits on a ward; each part its own question. */
export default function WardPage() {
  const { t } = useTranslation('ward')
  const { hash } = useLocation()
  const [done, setDone] = useState('')
  useNamedPart(hash)
  return (
    <Stack>
      <PageTitle title={t('title')}>
        <Button component={Link} to="/imports/residents" variant="default">
          {t('import')}
        </Button>
      </PageTitle>
      <Text role="status" size="sm" fw={600} aria-live="polite" data-done>
        {done}
      </Text>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <WardDuties />
        <WardAlerts />
        <WardAway />
        <WardCards />
      </SimpleGrid>
      <AlertDialog onDone={(move, name) => setDone(t('done', { move: t(`doneMoves.${move}`), name }))} />
    </Stack>
  )
}
