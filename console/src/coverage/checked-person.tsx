import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CheckedResidentDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { Section } from '../ui/section'

/** The resident who is asked about, in place of a number. */
export function CheckedPerson({ resident, onOther }: { readonly resident: string; readonly onOther: () => void }) {
  const { t } = useTranslation('coverage')
  const state = useSection(CheckedResidentDocument, { id: resident })
  return (
    <Group justify="space-between">
      <Section state={state} of={data => data.resident} lines={1}>
        {({ fullName, birthDate, currentStay }) => (
          <Text size="sm" fw={600}>
            {t('person', { name: fullName, birth: formatDay(birthDate) })}
            {currentStay && ` – ${currentStay.facility.name}`}
          </Text>
        )}
      </Section>
      <Button variant="default" size="compact-sm" onClick={onOther}>
        {t('otherPerson')}
      </Button>
    </Group>
  )
}
