import { List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ReferralClinicalDocument, type ReferralClinicalQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay, formatMoment } from '../i18n/format'
import { Fact } from '../ui/fact'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'

type Clinical = NonNullable<ReferralClinicalQuery['referral']>

export function ReferralClinical({ id }: { readonly id: string }) {
  const { t } = useTranslation('referral')
  const { t: code } = useTranslation('codes')
  const state = useSection(ReferralClinicalDocument, { id })
  return (
    <Panel title={t('sections.clinical')}>
      <Section state={state} of={data => data.referral}>
        {referral => (
          <Stack gap="xs">
            <Fact name={t('reason')}>{referral.reason}</Fact>
            <Fact name={t('diagnoses')}>{referral.diagnoses?.join(', ')}</Fact>
            <Fact name={t('summary')}>{referral.summary}</Fact>
            {referral.fromAlert && <Text size="sm">{t('fromAlert', { kind: code(`alertKind.${referral.fromAlert.kind}`), severity: code(`alertSeverity.${referral.fromAlert.severity}`) })}</Text>}
            <Answer referral={referral} />
            {referral.corrections && referral.corrections.length > 0 && (
              <Fact name={t('sections.corrections')}>{referral.corrections.map(({ at, reason }) => `${formatMoment(at)}: ${reason}`).join('\n')}</Fact>
            )}
          </Stack>
        )}
      </Section>
    </Panel>
  )
}

/** The word of the hospital, and what it leaves to be done at home. */
function Answer({ referral: { answer, followUps } }: { readonly referral: Clinical }) {
  const { t } = useTranslation('referral')
  if (!answer) return <Fact name={t('sections.answer')}>{t('noAnswer')}</Fact>
  return (
    <Stack gap="xs" data-answer>
      <Fact name={`${t('sections.answer')} – ${formatMoment(answer.writtenAt)}`}>{t(`result.${answer.result}`)}</Fact>
      <Fact name={t('diagnoses')}>{answer.diagnoses.join(', ')}</Fact>
      <Fact name={t('form.summary')}>{answer.summary}</Fact>
      <Fact name={t('form.treatment')}>{answer.treatment}</Fact>
      <Fact name={t('form.medicines')}>{answer.medicines}</Fact>
      <Fact name={t('form.warningSigns')}>{answer.warningSigns}</Fact>
      <Fact name={t('form.nextVisitOn')}>{answer.nextVisitOn && formatDay(answer.nextVisitOn)}</Fact>
      {followUps && followUps.length > 0 && (
        <div>
          <Text size="xs" c="dimmed">
            {t('sections.followUps')}
          </Text>
          <List size="sm">
            {followUps.map(({ id, task, dueOn, outcome }) => (
              <List.Item key={id}>
                {task} – {outcome ? t('followUp.done') : t('followUp.due', { day: formatDay(dueOn) })}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  )
}
