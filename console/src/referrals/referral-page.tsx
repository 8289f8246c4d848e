import { Anchor, Badge, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { ReferralHeadDocument, type ReferralHeadQuery, ReferralLiveDocument } from '../generated/operations'
import { refreshAll } from '../graph/refresh'
import { useLive } from '../graph/use-live'
import { useSection } from '../graph/use-section'
import { formatDay, formatDayOf } from '../i18n/format'
import { hubNow } from '../session/hub-clock'
import { useKeys } from '../ui/keys'
import { PageTitle } from '../ui/page'
import { Section } from '../ui/section'
import { TimeLeft } from '../ui/time-left'
import { ActBar } from './act-bar'
import { ReferralClinical } from './referral-clinical'
import { ReferralCoverage } from './referral-coverage'
import { ReferralTalk } from './referral-talk'
import { ReferralTimeline } from './referral-timeline'
import { UrgencyBadge } from './urgency-badge'

/** One referral: each part its own question, changed in place when the other side acts. */
export default function ReferralPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('referral')
  const { t: code } = useTranslation('codes')
  const navigate = useNavigate()
  const head = useSection(ReferralHeadDocument, { id })
  const [news, setNews] = useState('')
  useLive(ReferralLiveDocument, { id }, {
    onBack: refreshAll,
    onData: ({ referralChanged: { kind, status } }) => {
      if (kind !== 'CHANGED') return
      setNews(status ? t('changed', { status: code(`status.${status}`) }) : '')
      refreshAll()
    },
  })
  useKeys([{ key: 'Escape', label: t('back'), run: () => void navigate(-1) }])
  return (
    <Stack>
      <Text role="status" size="sm" fw={600} aria-live="polite" data-news>
        {news}
      </Text>
      {!head.data?.referral && <PageTitle title={t('title')} />}
      <Section state={head} of={data => data.referral} lines={4}>
        {referral => <Head referral={referral} />}
      </Section>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <ReferralClinical id={id} />
          <ReferralCoverage id={id} />
        </Stack>
        <Stack>
          <ReferralTimeline id={id} />
          <ReferralTalk id={id} />
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}

function Head({ referral }: { readonly referral: NonNullable<ReferralHeadQuery['referral']> }) {
  const { t } = useTranslation('referral')
  const { t: code } = useTranslation('codes')
  const { validUntil, toFacility, resident } = referral
  const from = referral.fromFacility?.name ?? referral.fromHealthFacility?.name ?? '–'
  const isOver = validUntil !== null && Date.parse(validUntil) < hubNow().getTime()
  return (
    <Stack gap="xs">
      <PageTitle title={t('of', { name: referral.patientName })}>
        {resident && (
          <Anchor component={Link} to={`/residents/${resident.id}`} underline="always">
            {t('record')}
          </Anchor>
        )}
      </PageTitle>
      <Group gap="xs" data-head>
        <UrgencyBadge urgency={referral.urgency} />
        <Badge color="sea">{code(`status.${referral.status}`)}</Badge>
        <Text size="sm">{code(`nextMove.${referral.nextMove}`)}</Text>
        <TimeLeft dueBy={referral.dueBy} />
      </Group>
      <Text size="sm">
        {t('born', { day: formatDay(referral.patientBirthDate) })} · {code(`referralKind.${referral.kind}`)} · {t('route', { from, to: toFacility.name })} ({[toFacility.code, toFacility.level && code(`level.${toFacility.level}`)].filter(Boolean).join(', ')})
      </Text>
      <Text size="sm" c={isOver ? 'red.9' : undefined}>
        {referral.paperNumber ? t('paper', { number: referral.paperNumber }) : t('notSigned')}
        {validUntil && ` · ${t(isOver ? 'expired' : 'validUntil', { day: formatDayOf(validUntil) })}`}
        {referral.plannedOn && ` · ${t('plannedOn', { day: formatDay(referral.plannedOn) })}`}
        {referral.callBackOn && ` · ${t('callBackOn', { day: formatDay(referral.callBackOn) })}`}
      </Text>
      {!toFacility.onHub && <Text size="sm">{t('offHub')}</Text>}
      <ActBar referral={{ id: referral.id, version: referral.version, onHub: toFacility.onHub }} available={referral.availableActions} />
    </Stack>
  )
}
