import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { CheckPersonDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { PageTitle } from '../ui/page'
import { Section } from '../ui/section'
import { CheckForm } from './check-form'
import { CheckResult, type Saved } from './check-result'

/** A periodic check is written down, then what the hub made of it. */
export default function CheckPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('check')
  const { t: code } = useTranslation('codes')
  const state = useSection(CheckPersonDocument, { id })
  const [saved, setSaved] = useState<Saved>()
  return (
    <Section state={state} of={data => data.resident} lines={6}>
      {resident => (
        <Stack maw={960}>
          <PageTitle title={t('of', { name: resident.fullName })} />
          <Text size="sm">
            {t('born', { day: formatDay(resident.birthDate) })} · {code(`sex.${resident.sex}`)} · {resident.currentStay?.facility.name}
          </Text>
          {saved ? <CheckResult saved={saved} resident={resident} /> : <CheckForm resident={resident} onSaved={setSaved} />}
        </Stack>
      )}
    </Section>
  )
}
