import { Button, NativeSelect, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DutyKind } from '../generated/enums'
import { TodayDutiesDocument, WardDutiesDocument, type WardDutiesQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { codeWords } from '../i18n/code-words'
import { daysBetween, formatDay, formatNumber } from '../i18n/format'
import { hubToday } from '../session/hub-clock'
import { Empty } from '../ui/empty'
import { Pager } from '../ui/pager'
import { Panel } from '../ui/panel'
import { chosen, pageOf, turnTo, usePlace } from '../ui/place'
import { ResidentRow, RowList } from '../ui/row-list'
import { Section } from '../ui/section'
import { SeverityBadge } from '../ui/severity-badge'
import { pageSize } from './page-size'

type Duty = NonNullable<WardDutiesQuery['duties']>['nodes'][number]

/** Every kind there are words for is one there is. */
const isKind = (name: string): name is DutyKind => name in codeWords.vi.duty
const kinds = Object.keys(codeWords.vi.duty).filter(isKind)

export function WardDuties() {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  const { filters, go } = usePlace()
  const kind = chosen(filters, 'kind', kinds)
  const state = useSection(WardDutiesDocument, { kinds: kind && [kind], ...pageOf(filters, pageSize) })
  // The list does without the counts while they are not there.
  const counts = useSection(TodayDutiesDocument, {}).data?.dutyCounts
  const labelOf = (each: DutyKind) => {
    const count = counts?.find(known => known.kind === each)?.count
    return count === undefined ? code(`duty.${each}`) : `${code(`duty.${each}`)} (${formatNumber(count)})`
  }
  return (
    <Panel title={t('duties')} id="duties">
      <NativeSelect
        label={t('kind')}
        mb="xs"
        value={kind ?? ''}
        data={[{ value: '', label: t('anyKind') }, ...kinds.map(value => ({ value, label: labelOf(value) }))]}
        onChange={({ currentTarget }) => go({ kind: currentTarget.value })}
      />
      <Section state={state} of={data => data.duties} lines={8}>
        {({ nodes, pageInfo, totalCount }) =>
          nodes.length === 0 ? (
            <Empty onClear={kind && (() => go({ kind: undefined }))} />
          ) : (
            <>
              <RowList label={t('duties')}>
                {nodes.map(duty => (
                  <DutyRow key={`${duty.kind} ${duty.ref}`} duty={duty} onAct={() => go({ row: duty.ref })} />
                ))}
              </RowList>
              <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={page => go(turnTo(page))} />
            </>
          )
        }
      </Section>
    </Panel>
  )
}

function DutyRow({ duty: { kind, ref, dueOn, isOverdue, urgency, resident }, onAct }: { readonly duty: Duty; readonly onAct: () => void }) {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  const isAlert = kind === 'ALERT_OPEN' || kind === 'ALERT_LOOK_AGAIN'
  return (
    <ResidentRow
      id={ref}
      resident={resident}
      // Of the others it says no more than that they are overdue.
      badges={(isAlert || urgency === 'URGENT') && <SeverityBadge severity={urgency} />}
      actions={
        <>
          {isAlert && (
            <Button size="compact-sm" onClick={onAct} aria-label={`${t('act')}: ${resident.fullName}`}>
              {t('act')}
            </Button>
          )}
          {kind === 'HEALTH_CHECK' && (
            <Button size="compact-sm" component={Link} to={`/residents/${resident.id}/check`} aria-label={`${t('check')}: ${resident.fullName}`}>
              {t('check')}
            </Button>
          )}
        </>
      }
    >
      <Text size="sm">{code(`duty.${kind}`)}</Text>
      <Text size="sm">
        {t(kind === 'ALERT_OPEN' ? 'since' : 'due', { day: formatDay(dueOn) })}
        {isOverdue && kind !== 'ALERT_OPEN' && (
          <Text component="span" size="sm" fw={600} c="red.9">
            {' '}
            · {t('late', { days: formatNumber(daysBetween(dueOn, hubToday())) })}
          </Text>
        )}
      </Text>
    </ResidentRow>
  )
}
