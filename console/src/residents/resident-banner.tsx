import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ResidentBannerAlertsDocument, ResidentBannerCoverageDocument, ResidentBannerDocument, type ResidentBannerQuery, ResidentReferralsDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay, formatNumber } from '../i18n/format'
import { useViewer } from '../session/session-context'
import { worksInHome } from '../session/viewer'
import { CoverageBadge } from '../ui/coverage-badge'
import { Fact } from '../ui/fact'
import { useKeys } from '../ui/keys'
import { PageTitle } from '../ui/page'
import { Section } from '../ui/section'
import { TimeLeft } from '../ui/time-left'
import { SealedNotice, SealNote } from './break-glass'
import { CategoryBadges } from './category-badges'

type Person = NonNullable<ResidentBannerQuery['resident']>

/** Who it is, what is paid, which referral is open, and what waits for an action. Each of the four is there without the others. */
export function ResidentBanner({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const person = useSection(ResidentBannerDocument, { id })
  const isKnown = Boolean(person.data?.resident)
  return (
    <Paper component="section" withBorder p="md" aria-label={t('title')} data-banner>
      {!isKnown && <PageTitle title={t('title')} />}
      <Section state={person} of={data => data.resident} lines={2} sealed={() => <SealedNotice id={id} />}>
        {resident => <Who resident={resident} />}
      </Section>
      <Group mt="sm" gap="xl" align="flex-start">
        <Coverage id={id} />
        <OpenReferrals id={id} />
        <OpenAlerts id={id} />
      </Group>
    </Paper>
  )
}

function Who({ resident }: { readonly resident: Person }) {
  const { t } = useTranslation('resident')
  const { t: common } = useTranslation()
  const { t: code } = useTranslation('codes')
  const navigate = useNavigate()
  const isCarer = worksInHome(useViewer())
  const ways = { check: `/residents/${resident.id}/check`, refer: `/residents/${resident.id}/refer` }
  useKeys(
    isCarer
      ? [
          { key: 'h', label: t('check'), run: () => void navigate(ways.check) },
          { key: 'f', label: t('refer'), run: () => void navigate(ways.refer) },
        ]
      : [],
  )
  const { currentStay, currentAbsence, absentSince, sealed } = resident
  return (
    <Stack gap="xs">
      <PageTitle title={resident.fullName}>
        {isCarer && (
          <>
            <Button component={Link} to={ways.check} variant="default">
              {t('check')}&nbsp;<kbd>h</kbd>
            </Button>
            <Button component={Link} to={ways.refer}>
              {t('refer')}&nbsp;<kbd>f</kbd>
            </Button>
          </>
        )}
        <Button variant="default" onClick={() => window.print()}>
          {common('buttons.print')}
        </Button>
      </PageTitle>
      <Text size="sm">
        {t('born', { day: formatDay(resident.birthDate) })} · {code(`sex.${resident.sex}`)} · {t('code', { code: resident.code })}
        {currentStay && ` · ${currentStay.facility.name}, ${t('since', { day: formatDay(currentStay.admittedOn) })}`}
      </Text>
      {absentSince && (
        <Text size="sm" fw={600}>
          {t('away', { day: formatDay(absentSince) })}
          {currentAbsence?.expectedReturnOn && `, ${t('backBy', { day: formatDay(currentAbsence.expectedReturnOn) })}`}
          {currentAbsence?.overdue && `, ${t('lateBack')}`}
        </Text>
      )}
      <CategoryBadges categories={resident.categories} />
      {sealed && <SealNote id={resident.id} note={sealed} />}
    </Stack>
  )
}

function Coverage({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: common } = useTranslation()
  const state = useSection(ResidentBannerCoverageDocument, { id })
  return (
    <Fact name={t('banner.coverage')}>
      <Section state={state} of={data => data.coverageOf} lines={1} nothing="–">
        {answer => (
          <Group gap="xs">
            <CoverageBadge coverage={answer} />
            {answer.__typename === 'Covered' && answer.validUntil && common('coverage.validUntil', { day: formatDay(answer.validUntil) })}
          </Group>
        )}
      </Section>
    </Fact>
  )
}

/** More than are ever open of one person at a time. */
const enough = 50

function OpenReferrals({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  const state = useSection(ResidentReferralsDocument, { id, first: enough })
  return (
    <Fact name={t('banner.referrals')}>
      <Section state={state} of={data => data.referralsOf} lines={1} nothing="–">
        {({ nodes }) => {
          const open = nodes.filter(({ nextMove }) => nextMove !== 'NOBODY')
          if (open.length === 0) return t('banner.none')
          return open.map(({ id: referral, status, toFacility, dueBy }) => (
            <Group key={referral} gap="xs">
              <Anchor component={Link} to={`/referrals/${referral}`} size="sm" underline="always">
                {toFacility.name} – {code(`status.${status}`)}
              </Anchor>
              <TimeLeft dueBy={dueBy} />
            </Group>
          ))
        }}
      </Section>
    </Fact>
  )
}

function OpenAlerts({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  const state = useSection(ResidentBannerAlertsDocument, { id })
  return (
    <Fact name={t('banner.alerts')}>
      <Section state={state} of={data => data.resident?.alerts} lines={1} nothing="–">
        {({ totalCount, nodes: [worst] }) =>
          worst ? (
            <Anchor component={Link} to="?tab=health" size="sm" underline="always">
              {formatNumber(totalCount)} – {code(`alertSeverity.${worst.severity}`)}
            </Anchor>
          ) : (
            t('banner.none')
          )
        }
      </Section>
    </Fact>
  )
}
