import { Anchor, Stack, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import { useViewer } from '../session/session-context'
import { worksInInsurance } from '../session/viewer'
import { PageTitle } from '../ui/page'
import { CheckPage } from './check-page'
import { ChecksPage } from './checks-page'
import { EntitledPage } from './entitled-page'
import { ExpiringPage } from './expiring-page'
import { KeptCheckPage } from './kept-check-page'

const tabs = ['check', 'expiring', 'entitled', 'checks'] as const
type Tab = (typeof tabs)[number]

const addressOf = (tab: Tab) => (tab === 'check' ? '/coverage' : `/coverage/${tab}`)

/** Whether the insurance pays: asked of one person, and the lists of those whose card wants looking after. */
export default function CoveragePage() {
  return (
    <Routes>
      <Route path="checks/:id" element={<KeptCheckPage />} />
      <Route path="*" element={<Parts />} />
    </Routes>
  )
}

function Parts() {
  const { t } = useTranslation('coverage')
  const viewer = useViewer()
  const { pathname } = useLocation()
  const tab = tabs.find(each => addressOf(each) === pathname) ?? 'check'
  return (
    <Stack gap="sm">
      <PageTitle title={tab === 'check' ? t('title') : t(`tabs.${tab}`)}>
        {worksInInsurance(viewer) && (
          <Anchor component={Link} to="/imports/cards" underline="always">
            {t('importCards')}
          </Anchor>
        )}
      </PageTitle>
      <PartTabs tab={tab} />
      <Routes>
        <Route index element={<CheckPage />} />
        <Route path="expiring" element={<ExpiringPage />} />
        <Route path="entitled" element={<EntitledPage />} />
        <Route path="checks" element={<ChecksPage />} />
        <Route path="*" element={<Navigate to="/coverage" replace />} />
      </Routes>
    </Stack>
  )
}

function PartTabs({ tab }: { readonly tab: Tab }) {
  const { t } = useTranslation('coverage')
  const navigate = useNavigate()
  const open = (value: string | null) => {
    const next = tabs.find(each => each === value)
    if (next) void navigate(addressOf(next))
  }
  return (
    <Tabs value={tab} onChange={open} className="no-print">
      <Tabs.List aria-label={t('tabs.label')}>
        {tabs.map(each => (
          <Tabs.Tab key={each} value={each}>
            {t(`tabs.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
