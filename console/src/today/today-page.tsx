import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CheckAnsweredDocument,
  TodayAwayDocument,
  TodayCardsDocument,
  TodayChecksDocument,
  TodayDutiesDocument,
  TodayWorklistsLiveDocument,
  WardAlertsLiveDocument,
  WorklistCountsDocument,
} from '../generated/operations'
import { useLive } from '../graph/use-live'
import { useSection } from '../graph/use-section'
import { worklists } from '../referrals/worklists'
import { useViewer } from '../session/session-context'
import { worksInHome, worksInInsurance } from '../session/viewer'
import { PageTitle } from '../ui/page'
import { Section } from '../ui/section'
import { Tile, TileGroup, Tiles } from './tile'

/** What waits for the viewer, by role; each number leads to the list behind it. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const viewer = useViewer()
  const isInsurer = worksInInsurance(viewer)
  const isHome = worksInHome(viewer)
  return (
    <Stack gap="lg">
      <PageTitle title={t('title')} />
      {!isInsurer && <WorklistTiles />}
      {isHome && <CareTiles />}
      {(isHome || isInsurer) && <CardTiles withChecks={isInsurer} />}
    </Stack>
  )
}

function WorklistTiles() {
  const { t } = useTranslation('today')
  const { t: code } = useTranslation('codes')
  const state = useSection(WorklistCountsDocument, {})
  const [latest, setLatest] = useState<NonNullable<typeof state.data>['referralWorklistCounts']>()
  useLive(TodayWorklistsLiveDocument, {}, { onData: data => setLatest(data.worklistCountsChanged), onBack: state.refresh })
  return (
    <TileGroup title={t('referrals')}>
      <Section state={state} of={data => latest ?? data.referralWorklistCounts}>
        {counts => (
          <Tiles>
            {worklists.flatMap(list => {
              const found = counts.find(each => each.list === list)
              if (!found) return []
              const { count, overdue } = found
              return [<Tile key={list} label={code(`worklist.${list}`)} count={count} note={overdue > 0 ? t('overdue', { count: overdue }) : undefined} to={`/referrals?list=${list}`} />]
            })}
          </Tiles>
        )}
      </Section>
    </TileGroup>
  )
}

function CareTiles() {
  const { t } = useTranslation('today')
  const { t: code } = useTranslation('codes')
  const duties = useSection(TodayDutiesDocument, {}, { isWatched: true })
  const away = useSection(TodayAwayDocument, {}, { isWatched: true })
  useLive(WardAlertsLiveDocument, {}, {
    onBack: duties.refresh,
    onData: ({ alertRaised: { kind } }) => {
      if (kind === 'RAISED') duties.refresh()
    },
  })
  return (
    <TileGroup title={t('duties')}>
      <Stack>
        <Section state={duties} of={data => data.dutyCounts}>
          {counts => (
            <Tiles>
              {counts.map(({ kind, count }) => (
                <Tile key={kind} label={code(`duty.${kind}`)} count={count} to={`/ward?kind=${kind}`} />
              ))}
            </Tiles>
          )}
        </Section>
        <Section state={away} of={data => data.awayResidents} lines={1}>
          {({ totalCount }) => (
            <Tiles>
              <Tile label={t('away')} count={totalCount} to="/ward#away" />
            </Tiles>
          )}
        </Section>
      </Stack>
    </TileGroup>
  )
}

function CardTiles({ withChecks }: { readonly withChecks: boolean }) {
  const { t } = useTranslation('today')
  const cards = useSection(TodayCardsDocument, {}, { isWatched: true })
  const checks = useSection(TodayChecksDocument, {}, { pause: !withChecks })
  useLive(CheckAnsweredDocument, {}, {
    isOff: !withChecks,
    onBack: checks.refresh,
    onData: ({ coverageCheckAnswered: { kind } }) => {
      if (kind === 'ANSWERED') checks.refresh()
    },
  })
  return (
    <TileGroup title={t('cards')}>
      <Stack>
        <Section state={cards} of={data => data}>
          {({ expiringCards, entitledWithoutCard }) => (
            <Tiles>
              <Tile label={t('expiring')} count={expiringCards.totalCount} to="/coverage/expiring?within=DAYS_30" />
              <Tile label={t('entitled')} count={entitledWithoutCard.totalCount} to="/coverage/entitled" />
            </Tiles>
          )}
        </Section>
        {withChecks && (
          <Section state={checks} of={data => data.coverageChecks} lines={1}>
            {({ totalCount }) => (
              <Tiles>
                <Tile label={t('waiting')} count={totalCount} to="/coverage/checks?again=WAITING" />
              </Tiles>
            )}
          </Section>
        )}
      </Stack>
    </TileGroup>
  )
}
