import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WardAwayDocument, type WardAwayQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { daysBetween, formatDay, formatNumber } from '../i18n/format'
import { hubToday } from '../session/hub-clock'
import { Empty } from '../ui/empty'
import { Pager } from '../ui/pager'
import { Panel } from '../ui/panel'
import { pageOf, turnTo, usePlace } from '../ui/place'
import { ResidentRow, RowList } from '../ui/row-list'
import { Section } from '../ui/section'
import { pageSize } from './page-size'

type Absence = WardAwayQuery['awayResidents']['nodes'][number]

export function WardAway() {
  const { t } = useTranslation('ward')
  const { filters, go } = usePlace()
  const state = useSection(WardAwayDocument, pageOf(filters, pageSize, 'away'))
  return (
    <Panel title={t('away')} id="away">
      <Section state={state} of={data => data.awayResidents}>
        {({ nodes, pageInfo, totalCount }) =>
          nodes.length === 0 ? (
            <Empty />
          ) : (
            <>
              <RowList label={t('away')}>
                {nodes.map(absence => (
                  <AwayRow key={absence.id} absence={absence} />
                ))}
              </RowList>
              <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={page => go(turnTo(page, 'away'))} />
            </>
          )
        }
      </Section>
    </Panel>
  )
}

function AwayRow({ absence: { id, reason, leftOn, expectedReturnOn, overdue, mayBeMissing, resident } }: { readonly absence: Absence }) {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  return (
    <ResidentRow id={id} resident={resident}>
      <Text size="sm">
        {code(`absence.${reason}`)} · {t('left', { day: formatDay(leftOn) })} · {expectedReturnOn ? t('back', { day: formatDay(expectedReturnOn) }) : t('noBack')}
      </Text>
      {overdue && expectedReturnOn && (
        <Text size="sm" fw={600} c="red.9">
          {t('notBack', { days: formatNumber(daysBetween(expectedReturnOn, hubToday())) })}
        </Text>
      )}
      {mayBeMissing && (
        <Text size="sm" fw={600} c="red.9">
          {t('mayBeMissing')}
        </Text>
      )}
    </ResidentRow>
  )
}
