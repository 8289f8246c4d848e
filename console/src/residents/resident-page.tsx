import { Stack, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { chosen, usePlace } from '../ui/place'
import { ResidentBanner } from './resident-banner'
import { ResidentCoverage } from './resident-coverage'
import { ResidentHealth } from './resident-health'
import { ResidentLooks } from './resident-looks'
import { ResidentReferrals } from './resident-referrals'
import { ResidentTimeline } from './resident-timeline'

const parts = { timeline: ResidentTimeline, health: ResidentHealth, referrals: ResidentReferrals, coverage: ResidentCoverage, looks: ResidentLooks }
const tabs = ['timeline', 'health', 'referrals', 'coverage', 'looks'] as const

/** The record of a person: who they are on top, and one part of it below, each answering for itself. */
export default function ResidentPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('resident')
  const { filters, go } = usePlace()
  const tab = chosen(filters, 'tab', tabs) ?? 'timeline'
  const Part = parts[tab]
  return (
    <Stack>
      <ResidentBanner id={id} />
      <Tabs value={tab} onChange={next => go({ tab: next ?? undefined })}>
        <Tabs.List aria-label={t('tabs.label')} className="no-print" mb="md">
          {tabs.map(each => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Part id={id} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
