import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ReferralCoverageDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { CoverageAnswer } from '../ui/coverage-answer'
import { CoverageBadge } from '../ui/coverage-badge'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'

/** What the card pays for this way to the hospital, now and when it was signed. */
export function ReferralCoverage({ id }: { readonly id: string }) {
  const { t } = useTranslation('referral')
  const state = useSection(ReferralCoverageDocument, { id })
  const isOut = state.failures.some(({ path }) => path?.includes('coverage'))
  return (
    <Panel title={t('sections.coverage')}>
      <Section state={state} of={data => data.referral}>
        {({ coverageNow, coverageThen, coverageChange }) => (
          <Stack gap="xs">
            {coverageNow ? <CoverageAnswer answer={coverageNow} /> : isOut ? <CoverageBadge coverage={null} /> : <Text size="sm">–</Text>}
            {coverageThen && (
              <Text size="sm" component="div">
                {t('whenSigned', { day: formatDay(coverageThen.on) })}: <CoverageBadge coverage={coverageThen.answer} />
              </Text>
            )}
            {coverageChange && <Text size="sm">{coverageChange.isChanged ? coverageChange.text : t('coverageSame')}</Text>}
          </Stack>
        )}
      </Section>
    </Panel>
  )
}
