import { Group, NativeSelect, Stack, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Worklist } from '../generated/enums'
import { WorklistCountsDocument, WorklistPageDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatNumber } from '../i18n/format'
import { useViewer } from '../session/session-context'
import { worksInHospital } from '../session/viewer'
import { Empty } from '../ui/empty'
import { PageTitle } from '../ui/page'
import { Pager } from '../ui/pager'
import { chosen, pageOf, usePlace } from '../ui/place'
import { useRowKeys } from '../ui/row-keys'
import { SearchField } from '../ui/search-field'
import { Section } from '../ui/section'
import { ExportButton } from './list-export'
import { LiveBand, useListLive } from './list-live'
import { ListTable } from './list-table'
import { SavedViews } from './list-views'
import { sides, sorts, urgencies, worklists } from './worklists'

const pageSize = 25

export default function WorklistPage() {
  const { t } = useTranslation('worklist')
  const { t: code } = useTranslation('codes')
  const navigate = useNavigate()
  const viewer = useViewer()
  const { filters, search, go } = usePlace()
  const list = chosen(filters, 'list', worklists) ?? (worksInHospital(viewer) ? 'TO_RECEIVE' : 'OVERDUE')
  const asked = {
    list,
    side: chosen(filters, 'side', sides),
    urgency: chosen(filters, 'urgency', urgencies),
    sort: chosen(filters, 'sort', sorts),
    search: search.trim() === '' ? undefined : search.trim(),
  }
  const counts = useSection(WorklistCountsDocument, { side: asked.side })
  const state = useSection(WorklistPageDocument, { ...asked, ...pageOf(filters, pageSize) })
  const live = useListLive(state.refresh)
  const show = () => {
    live.settle()
    state.refresh()
    counts.refresh()
  }
  const selected = filters.get('row') ?? undefined
  const ids = state.isOld ? [] : (state.data?.referralWorklist.nodes.map(({ id }) => id) ?? [])
  const open = (id: string) => {
    live.open(id)
    void navigate(`/referrals/${id}`)
  }
  useRowKeys(ids, row => go({ row }), open)
  const isFiltered = asked.urgency !== undefined || asked.search !== undefined
  return (
    <Stack gap="sm">
      <PageTitle title={t('title')}>
        <SavedViews filters={filters} />
        <ExportButton filters={asked} total={state.data?.referralWorklist.totalCount ?? 0} />
      </PageTitle>
      <ListTabs list={list} counts={counts.data?.referralWorklistCounts} onList={next => go({ list: next })} />
      <Group align="flex-end" className="no-print">
        <SearchField label={t('search')} placeholder={t('searchHint')} value={search} onSearch={text => go({}, text)} />
        <NativeSelect
          label={t('urgency')}
          value={asked.urgency ?? ''}
          data={[{ value: '', label: t('anyUrgency') }, ...urgencies.map(value => ({ value, label: code(`urgency.${value}`) }))]}
          onChange={({ currentTarget }) => go({ urgency: currentTarget.value })}
        />
        <NativeSelect
          label={t('side')}
          value={asked.side ?? ''}
          data={[{ value: '', label: t('sides.OWN') }, ...sides.map(value => ({ value, label: t(`sides.${value}`) }))]}
          onChange={({ currentTarget }) => go({ side: currentTarget.value })}
        />
        <NativeSelect
          label={t('sort')}
          value={asked.sort ?? 'DEADLINE'}
          data={sorts.map(value => ({ value, label: t(`sorts.${value}`) }))}
          onChange={({ currentTarget }) => go({ sort: currentTarget.value })}
        />
      </Group>
      <LiveBand live={live} onShow={show} />
      <Section state={state} of={data => data.referralWorklist} lines={8}>
        {({ nodes, pageInfo, totalCount }) =>
          nodes.length === 0 ? (
            <Empty onClear={isFiltered ? () => go({ urgency: undefined }, '') : undefined} />
          ) : (
            <>
              <ListTable rows={nodes} failures={state.failures} selected={selected} isOld={state.isOld} />
              <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={({ after, before }) => go({ after, before, row: undefined })} />
            </>
          )
        }
      </Section>
    </Stack>
  )
}

interface ListTabsProps {
  readonly list: Worklist
  readonly counts: readonly { readonly list: Worklist; readonly count: number; readonly overdue: number }[] | undefined
  readonly onList: (list: Worklist) => void
}

/** The lists that the side has, by whose move it is; the open one is there also while the counts are not. */
function ListTabs({ list, counts, onList }: ListTabsProps) {
  const { t } = useTranslation('worklist')
  const { t: code } = useTranslation('codes')
  const shown = worklists.filter(each => each === list || counts?.some(count => count.list === each))
  return (
    <Tabs value={list} onChange={next => next && onList(worklists.find(each => each === next) ?? list)} className="no-print">
      <Tabs.List aria-label={t('lists')}>
        {shown.map(each => {
          const count = counts?.find(known => known.list === each)?.count
          return (
            <Tabs.Tab key={each} value={each}>
              {code(`worklist.${each}`)} {count === undefined ? '' : formatNumber(count)}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
    </Tabs>
  )
}
