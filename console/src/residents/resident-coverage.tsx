import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RoutesPanel } from '../coverage/routes-panel'
import { ResidentBannerCoverageDocument, ResidentCardsDocument, type ResidentCardsQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { CoverageAnswer } from '../ui/coverage-answer'
import { type Column, DataTable } from '../ui/data-table'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'

type Card = NonNullable<NonNullable<ResidentCardsQuery['resident']>['cards']>[number]

/** What is paid and why, the cards behind it, and what it would be elsewhere. */
export function ResidentCoverage({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const answer = useSection(ResidentBannerCoverageDocument, { id })
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Panel title={t('coverage.now')}>
          <Section state={answer} of={data => data.coverageOf} lines={4} nothing="–">
            {said => <CoverageAnswer answer={said} />}
          </Section>
        </Panel>
        <RoutesPanel resident={id} />
      </SimpleGrid>
      <Cards id={id} />
    </Stack>
  )
}

function Cards({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  const state = useSection(ResidentCardsDocument, { id })
  const columns = useMemo(
    (): Column<Card>[] => [
      { id: 'number', header: t('coverage.number'), cell: ({ cardNumber }) => cardNumber },
      { id: 'status', header: t('coverage.status'), cell: ({ status }) => code(`cardStatus.${status}`) },
      { id: 'from', header: t('coverage.from'), cell: ({ validFrom }) => formatDay(validFrom) },
      { id: 'to', header: t('coverage.to'), cell: ({ validTo }) => formatDay(validTo) },
      { id: 'place', header: t('coverage.place'), cell: ({ registeredFacilityCode }) => registeredFacilityCode },
    ],
    [t, code],
  )
  return (
    <Panel title={t('coverage.cards')}>
      <Section state={state} of={data => data.resident?.cards} nothing="–">
        {cards => (cards.length === 0 ? <Text size="sm">{t('coverage.noCards')}</Text> : <DataTable label={t('coverage.cards')} columns={columns} rows={cards} />)}
      </Section>
    </Panel>
  )
}
