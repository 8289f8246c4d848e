import { SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ResidentAlertsDocument, ResidentLatestCheckDocument, type ResidentLatestCheckQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay, formatNumber } from '../i18n/format'
import { Fact } from '../ui/fact'
import { useFinding } from '../ui/finding'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'
import { ResidentClinical } from './resident-clinical'

type Checked = NonNullable<ResidentLatestCheckQuery['resident']>

/** The newest check and values, what waits for an action, and what is known of illness, medicine and allergy. */
export function ResidentHealth({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const state = useSection(ResidentLatestCheckDocument, { id })
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Stack>
        <Panel title={t('health.latest')}>
          <Section state={state} of={data => data.resident} nothing="–">
            {({ latestHealthCheck }) => <LatestCheck check={latestHealthCheck} />}
          </Section>
        </Panel>
        <Panel title={t('health.measures')}>
          <Section state={state} of={data => data.resident?.lastMeasurements} nothing="–">
            {measures => <Measures measures={measures} />}
          </Section>
        </Panel>
      </Stack>
      <Stack>
        <Alerts id={id} />
        <ResidentClinical id={id} />
      </Stack>
    </SimpleGrid>
  )
}

function LatestCheck({ check }: { readonly check: Checked['latestHealthCheck'] }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  if (!check) return <Text size="sm">{t('health.never')}</Text>
  return (
    <Stack gap="xs" data-check={check.id}>
      <Text size="sm">
        {formatDay(check.checkedOn)}
        {check.class !== null && ` · ${t('health.class', { class: check.class })}`} · {t('health.pressure')}: {code(`measuredBand.${check.bloodPressureBand}`)}
      </Text>
      <Fact name={t('health.conclusion')}>{check.conclusion}</Fact>
      <Fact name={t('health.advice')}>{check.advice}</Fact>
      <Fact name={t('health.diseases')}>{check.diseases.join(', ')}</Fact>
      <Text size="sm">{t('health.next', { day: formatDay(check.nextDueOn) })}</Text>
    </Stack>
  )
}

function Measures({ measures }: { readonly measures: NonNullable<Checked['lastMeasurements']> }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  if (measures.length === 0) return <Text size="sm">{t('health.noneWritten')}</Text>
  return (
    <Table aria-label={t('health.measures')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('health.measure')}</Table.Th>
          <Table.Th scope="col">{t('health.value')}</Table.Th>
          <Table.Th scope="col">{t('health.on')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {measures.map(({ measure, value, unit, on }) => (
          <Table.Tr key={measure} data-measure={measure}>
            <Table.Td>{code(`measure.${measure}`)}</Table.Td>
            <Table.Td>
              {formatNumber(value)} {unit}
            </Table.Td>
            <Table.Td>{formatDay(on)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Alerts({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  const findingOf = useFinding()
  const state = useSection(ResidentAlertsDocument, { id })
  return (
    <Panel title={t('health.alerts')}>
      <Section state={state} of={data => data.resident?.alerts} nothing="–">
        {({ nodes }) =>
          nodes.length === 0 ? (
            <Text size="sm">{t('health.noAlerts')}</Text>
          ) : (
            <Stack gap="xs">
              {nodes.map(alert => (
                <Text key={alert.id} size="sm" fw={alert.status === 'OPEN' ? 600 : undefined} data-alert={alert.id}>
                  {formatDay(alert.foundOn)} · {findingOf(alert)} – {code(`alertSeverity.${alert.severity}`)} · {code(`alertStatus.${alert.status}`)}
                  {alert.note && ` · ${alert.note}`}
                </Text>
              ))}
            </Stack>
          )
        }
      </Section>
    </Panel>
  )
}
