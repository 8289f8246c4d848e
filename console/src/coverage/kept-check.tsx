import { Alert, Anchor, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CheckAnsweredDocument, KeptCheckDocument, type KeptCheckQuery } from '../generated/operations'
import { useLive } from '../graph/use-live'
import { useSection } from '../graph/use-section'
import { formatDay, formatMoment } from '../i18n/format'
import { Fact } from '../ui/fact'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'
import { AnswerWhole } from './answer-whole'
import { RoutesPanel } from './routes-panel'
import { StatementPanel } from './statement-panel'

type Check = NonNullable<KeptCheckQuery['coverageCheck']>

/** A kept check: its answer with everything it rests on, its paper, and the same person at other hospitals. */
export function KeptCheck({ id }: { readonly id: string }) {
  const { t } = useTranslation('keptCheck')
  const { t: common } = useTranslation()
  const { t: coverage } = useTranslation('coverage')
  const state = useSection(KeptCheckDocument, { id })
  useLive(CheckAnsweredDocument, {}, {
    isOff: state.data?.coverageCheck?.checkedAgain !== 'WAITING',
    onBack: state.refresh,
    onData: ({ coverageCheckAnswered: { check } }) => check?.follows?.id === id && state.refresh(),
  })
  return (
    <Section state={state} of={data => data.coverageCheck} lines={8}>
      {check => (
        <Stack>
          <Panel title={t('of', { name: check.person?.name ?? common('person.nameless') })}>
            <AnswerWhole answer={check.answer}>
              <Asked check={check} />
            </AnswerWhole>
          </Panel>
          <Again check={check} />
          <StatementPanel check={id} />
          {/* Of today, and so no part of what is printed. */}
          <div className="no-print">{check.resident ? <RoutesPanel resident={check.resident.id} /> : <Text size="sm">{coverage('noRoutes')}</Text>}</div>
        </Stack>
      )}
    </Section>
  )
}

function Asked({ check }: { readonly check: Check }) {
  const { t } = useTranslation('keptCheck')
  const { t: common } = useTranslation()
  const { t: code } = useTranslation('codes')
  const { person, resident, identifier, facts } = check
  return (
    <>
      <Fact name={t('source')}>{code(`cardSource.${check.source}`)}</Fact>
      <Fact name={t('person')}>
        {person?.name ?? common('person.nameless')}
        {person?.birthDate && `, ${common('person.born', { day: formatDay(person.birthDate) })}`}{' '}
        {resident && (
          <Anchor component={Link} to={`/residents/${resident.id}`} underline="always" size="sm" className="no-print">
            {t('record')}
          </Anchor>
        )}
      </Fact>
      <Fact name={t('recognised')}>{identifier ? code(`identifierKind.${identifier.kind}`) : t('byResident')}</Fact>
      <Fact name={t('on')}>{formatDay(check.on)}</Fact>
      <Fact name={t('place')}>{[facts.healthFacilityCode ?? t('registeredPlace'), facts.setting && code(`careSetting.${facts.setting}`), ...facts.diagnoses].filter(Boolean).join(', ')}</Fact>
      <Fact name={t('askedAt')}>{formatMoment(check.askedAt)}</Fact>
      <Fact name={t('origin')}>{code(`checkOrigin.${check.origin}`)}</Fact>
      <Fact name={t('cards')}>
        {facts.cards
          .map(card => t('card', { code: card.objectCode, place: card.registeredFacilityCode, from: formatDay(card.validFrom), to: card.validTo ? formatDay(card.validTo) : t('open'), status: code(`cardStatus.${card.status}`) }))
          .join('\n')}
      </Fact>
      <Fact name={t('warnings')}>{identifier?.warnings.join('\n')}</Fact>
    </>
  )
}

/** How it stands with asking again what could not be answered, and the checks before and after. */
function Again({ check: { checkedAgain, checkAgainAt, follows, followedBy } }: { readonly check: Check }) {
  const { t } = useTranslation('keptCheck')
  const { t: code } = useTranslation('codes')
  if (!checkedAgain && !follows && !followedBy) return null
  return (
    <Alert color="gray" role="status" data-again={checkedAgain ?? 'ANSWER'} title={checkedAgain ? code(`checkedAgain.${checkedAgain}`) : t('again')}>
      {checkedAgain === 'WAITING' && <Text size="sm">{t('againAt', { moment: formatMoment(checkAgainAt) })}</Text>}
      {checkedAgain === 'GIVEN_UP' && <Text size="sm">{t('givenUp')}</Text>}
      <Group gap="md">
        {followedBy && (
          <Anchor component={Link} to={`/coverage/checks/${followedBy.id}`} underline="always" size="sm">
            {t('followedBy')}
          </Anchor>
        )}
        {follows && (
          <Anchor component={Link} to={`/coverage/checks/${follows.id}`} underline="always" size="sm">
            {t('follows')}
          </Anchor>
        )}
      </Group>
    </Alert>
  )
}
