import { Alert, Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckedAgain } from '../generated/enums'
import { CheckAnsweredDocument, type CheckRowFragment, KeptChecksDocument } from '../generated/operations'
import { useLive } from '../graph/use-live'
import { useSection } from '../graph/use-section'
import { formatDay, formatMoment } from '../i18n/format'
import { CoverageBadge } from '../ui/coverage-badge'
import type { Column } from '../ui/data-table'
import { ListOf, pageSize } from '../ui/list-of'
import { PersonCell } from '../ui/person-cell'
import { chosen, pageOf, usePlace } from '../ui/place'

const states: readonly CheckedAgain[] = ['WAITING', 'DONE', 'GIVEN_UP']

/** The kept checks, the newest first; those that wait get their answer by themselves, which is told without moving rows. */
export function ChecksPage() {
  const { t } = useTranslation('coverageList')
  const { t: coverage } = useTranslation('coverage')
  const { t: code } = useTranslation('codes')
  const { filters, go } = usePlace()
  const again = chosen(filters, 'again', states)
  const isMine = filters.get('mine') === '1'
  const state = useSection(KeptChecksDocument, { again, mine: isMine ? true : undefined, ...pageOf(filters, pageSize) })
  const [hasNews, setNews] = useState(false)
  useLive(CheckAnsweredDocument, {}, { onBack: state.refresh, onData: ({ coverageCheckAnswered: { kind } }) => kind === 'ANSWERED' && setNews(true) })
  const columns = useColumns()
  const show = () => {
    setNews(false)
    state.refresh()
  }
  return (
    <Stack gap="sm">
      <Group align="flex-end" className="no-print">
        <NativeSelect
          label={t('again')}
          value={again ?? ''}
          data={[{ value: '', label: t('anyAgain') }, ...states.map(value => ({ value, label: code(`checkedAgain.${value}`) }))]}
          onChange={({ currentTarget }) => go({ again: currentTarget.value })}
        />
        <NativeSelect
          label={t('whose')}
          value={isMine ? '1' : ''}
          data={[{ value: '', label: t('anybody') }, { value: '1', label: t('mine') }]}
          onChange={({ currentTarget }) => go({ mine: currentTarget.value })}
        />
      </Group>
      <div role="status">
        {hasNews && (
          <Alert color="sea" className="no-print" data-news>
            <Group gap="sm">
              <Text size="sm">{t('news')}</Text>
              <Button size="compact-sm" onClick={show}>
                {t('show')}
              </Button>
            </Group>
          </Alert>
        )}
      </div>
      <ListOf
        label={coverage('tabs.checks')}
        state={state}
        of={data => data.coverageChecks}
        columns={columns}
        linkOf={({ id }) => `/coverage/checks/${id}`}
        onClear={again !== undefined || isMine ? () => go({ again: undefined, mine: undefined }) : undefined}
      />
    </Stack>
  )
}

function useColumns(): readonly Column<CheckRowFragment>[] {
  const { t } = useTranslation('coverageList')
  const { t: code } = useTranslation('codes')
  return useMemo(
    () => [
      { id: 'person', header: t('columns.person'), cell: row => <PersonCell name={row.person?.name} birthDate={row.person?.birthDate} /> },
      { id: 'answer', header: t('columns.answer'), cell: row => <CoverageBadge coverage={row.answer} /> },
      { id: 'on', header: t('columns.on'), cell: row => <Text size="sm">{formatDay(row.on)}</Text> },
      { id: 'asked', header: t('columns.asked'), cell: row => <Text size="sm">{formatMoment(row.askedAt)}</Text> },
      { id: 'again', header: t('columns.again'), cell: row => <Again row={row} /> },
      { id: 'origin', header: t('columns.origin'), cell: row => <Text size="sm">{code(`checkOrigin.${row.origin}`)}</Text> },
    ],
    [t, code],
  )
}

function Again({ row: { checkedAgain, checkAgainAt, followedBy } }: { readonly row: CheckRowFragment }) {
  const { t } = useTranslation('coverageList')
  const { t: code } = useTranslation('codes')
  if (!checkedAgain) return '–'
  return (
    <Stack gap={2} align="flex-start">
      <Badge color="gray" c="dark" variant="outline">
        {code(`checkedAgain.${checkedAgain}`)}
      </Badge>
      {checkedAgain === 'WAITING' && checkAgainAt && <Text size="xs">{t('againAt', { moment: formatMoment(checkAgainAt) })}</Text>}
      {followedBy && <Text size="xs">{t('laterAnswer')}</Text>}
    </Stack>
  )
}
