import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { RoutesTable } from '../coverage/routes-table'
import { ReferPersonDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import type { Hospital } from '../ui/hospital-field'
import { PageTitle } from '../ui/page'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'
import { ReferForm } from './refer-form'

/** A draft of a referral, with what the card would pay beside it. */
export default function ReferPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('refer')
  const { t: code } = useTranslation('codes')
  const state = useSection(ReferPersonDocument, { id })
  const [hospital, setHospital] = useState<Hospital>()
  const known = state.data?.resident
  return (
    <Stack>
      <PageTitle title={known ? t('of', { name: known.fullName }) : t('title')} />
      <Section state={state} of={data => data.resident} lines={6}>
        {resident => (
          <Stack>
            <Text size="sm">
              {t('born', { day: formatDay(resident.birthDate) })} · {code(`sex.${resident.sex}`)} · {resident.currentStay?.facility.name}
            </Text>
            <SimpleGrid cols={{ base: 1, lg: 2 }}>
              <ReferForm resident={resident} hospital={hospital} onHospital={setHospital} />
              <Panel title={t('preview')}>
                <RoutesTable resident={id} places={hospital ? [hospital] : []} />
              </Panel>
            </SimpleGrid>
          </Stack>
        )}
      </Section>
    </Stack>
  )
}
