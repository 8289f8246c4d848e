import { Alert, List, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageWholeFragment } from '../generated/operations'
import { formatMoment, formatNumber } from '../i18n/format'
import { hubNow } from '../session/hub-clock'
import { CoverageAnswer } from '../ui/coverage-answer'
import { Fact } from '../ui/fact'
import { useSpan } from '../ui/span'

const minute = 60_000

interface AnswerWholeProps {
  readonly answer: CoverageWholeFragment
  /** What else the answer rests on: facts beside its age. */
  readonly children?: ReactNode
}

/** An answer with everything there is to say of it: its line first, then what it rests on, the steps, and what would change it. */
export function AnswerWhole({ answer, children }: AnswerWholeProps) {
  const { t } = useTranslation('keptCheck')
  const span = useSpan()
  const { warnings, whatWouldChange, asOf } = answer
  const age = Math.max(0, hubNow().getTime() - Date.parse(asOf))
  return (
    <Stack gap="sm">
      <CoverageAnswer answer={answer} isLarge>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" data-facts>
          <Fact name={t('asOf')}>
            {formatMoment(asOf)} ({age < minute ? t('fresh') : t('age', { span: span(age) })})
          </Fact>
          {children}
        </SimpleGrid>
      </CoverageAnswer>
      {warnings.length > 0 && (
        <Alert color="yellow" title={t('warnings')}>
          <List size="sm">
            {warnings.map(warning => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {whatWouldChange.length > 0 && (
        <div data-would-change>
          <Title order={3} size="h6">
            {t('wouldChange')}
          </Title>
          <List size="sm">
            {whatWouldChange.map(({ change, percent, text }) => (
              <List.Item key={change}>
                <Text size="sm">{t('gives', { text, percent: formatNumber(percent) })}</Text>
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  )
}
