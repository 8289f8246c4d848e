import { Anchor, Group, Stack, Text, Timeline } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ReferralTimelineDocument, type ReferralTimelineQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatMoment } from '../i18n/format'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'
import { useSpan } from '../ui/span'

type Step = NonNullable<NonNullable<ReferralTimelineQuery['referral']>['timeline']>[number]

/** Every step of the whole chain, with the time since the one before. */
export function ReferralTimeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('referral')
  const state = useSection(ReferralTimelineDocument, { id })
  return (
    <Panel title={t('sections.timeline')}>
      <Section state={state} of={data => data.referral}>
        {({ timeline, redirectedFrom }) => (
          <Stack gap="sm">
            {timeline && <Chain steps={timeline} before={redirectedFrom?.id} />}
            {timeline && (
              <Timeline bulletSize={14} lineWidth={2} active={timeline.length}>
                {timeline.map((step, index) => (
                  <Timeline.Item key={`${step.at} ${step.move}`} title={t(`move.${step.move}`)} data-step={step.move}>
                    <StepNote step={step} before={timeline[index - 1]} />
                  </Timeline.Item>
                ))}
              </Timeline>
            )}
          </Stack>
        )}
      </Section>
    </Panel>
  )
}

function StepNote({ step, before }: { readonly step: Step; readonly before: Step | undefined }) {
  const { t } = useTranslation('referral')
  const span = useSpan()
  const spent = before ? Date.parse(step.at) - Date.parse(before.at) : 0
  return (
    <Text size="sm">
      {formatMoment(step.at)} · {t(`side.${step.side}`)}
      {spent > 0 && ` · ${t('spent', { span: span(spent) })}`}
      {step.source && ` · ${t('known', { source: t(`source.${step.source}`) })}`}
      {step.reason && ` · ${step.reason}`}
      {step.note && ` · ${step.note}`}
    </Text>
  )
}

/** The hospitals that the person was sent to, one after the other. */
function Chain({ steps, before }: { readonly steps: readonly Step[]; readonly before: string | undefined }) {
  const { t } = useTranslation('referral')
  const places = [...new Set(steps.map(({ toFacility }) => toFacility.name))]
  if (places.length < 2) return null
  return (
    <Group gap="xs" aria-label={t('sections.chain')} role="group" data-chain>
      {places.map((place, index) => (
        <Text key={place} size="sm" fw={index === places.length - 1 ? 700 : undefined}>
          {index > 0 && '→ '}
          {place}
        </Text>
      ))}
      {before && (
        <Anchor component={Link} to={`/referrals/${before}`} size="sm" underline="always">
          {t('move.redirectReferral')}
        </Anchor>
      )}
    </Group>
  )
}
