import { Anchor, NativeSelect, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { withins } from '../coverage/withins'
import { WardCardsDocument, type WardCardsQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay, formatNumber } from '../i18n/format'
import { Empty } from '../ui/empty'
import { Pager } from '../ui/pager'
import { Panel } from '../ui/panel'
import { chosen, pageOf, turnTo, usePlace } from '../ui/place'
import { ResidentRow, RowList } from '../ui/row-list'
import { Section } from '../ui/section'
import { pageSize } from './page-size'

type Ending = WardCardsQuery['expiringCards']['nodes'][number]

/** From here on there is hardly time left for a new card. */
const soon = 7

export function WardCards() {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  const { filters, go } = usePlace()
  const within = chosen(filters, 'within', withins) ?? 'DAYS_30'
  const state = useSection(WardCardsDocument, { within, ...pageOf(filters, pageSize, 'cards') })
  return (
    <Panel title={t('cards')} id="cards">
      <NativeSelect
        label={t('within')}
        mb="xs"
        value={within}
        data={withins.map(value => ({ value, label: code(`expiringWithin.${value}`) }))}
        onChange={({ currentTarget }) => go({ within: currentTarget.value })}
      />
      <Section state={state} of={data => data.expiringCards}>
        {({ nodes, pageInfo, totalCount }) =>
          nodes.length === 0 ? (
            <Empty />
          ) : (
            <>
              <RowList label={t('cards')}>
                {nodes.map(ending => (
                  <CardRow key={ending.id} ending={ending} />
                ))}
              </RowList>
              <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={page => go(turnTo(page, 'cards'))} />
            </>
          )
        }
      </Section>
      <Anchor component={Link} to={`/coverage/expiring?within=${within}`} size="sm" underline="always">
        {t('allCards')}
      </Anchor>
    </Panel>
  )
}

function CardRow({ ending: { id, card, daysLeft, endsBeforeReferral, referral, resident } }: { readonly ending: Ending }) {
  const { t } = useTranslation('ward')
  return (
    <ResidentRow
      id={id}
      resident={resident}
      actions={
        referral && (
          <Anchor component={Link} to={`/referrals/${referral.id}`} size="sm" underline="always">
            {t('referral')}
          </Anchor>
        )
      }
    >
      <Text size="sm" fw={daysLeft <= soon ? 600 : undefined} c={daysLeft <= soon ? 'red.9' : undefined}>
        {t('validTo', { day: formatDay(card.validTo) })} · {daysLeft === 0 ? t('lastDay') : t('daysLeft', { days: formatNumber(daysLeft) })}
      </Text>
      {endsBeforeReferral && (
        <Text size="sm" fw={600} c="red.9">
          {t('endsBeforeReferral')}
        </Text>
      )}
    </ResidentRow>
  )
}
