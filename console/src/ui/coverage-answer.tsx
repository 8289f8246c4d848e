import { Group, List, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageSaidFragment } from '../generated/operations'
import { formatDay } from '../i18n/format'
import { CoverageBadge } from './coverage-badge'

interface CoverageAnswerProps {
  readonly answer: CoverageSaidFragment
  /** On a page that is about this answer, its line stands out. */
  readonly isLarge?: boolean
  /** Between the answer and the steps: what it rests on. */
  readonly children?: ReactNode
}

/** The answer first; then the steps to it, each with its rule and legal basis. */
export function CoverageAnswer({ answer, isLarge, children }: CoverageAnswerProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <CoverageBadge coverage={answer} size={isLarge ? 'xl' : undefined} />
        {answer.__typename === 'Covered' && answer.validUntil && <Text size="sm">{t('coverage.validUntil', { day: formatDay(answer.validUntil) })}</Text>}
      </Group>
      {answer.__typename !== 'Covered' && <Text size="sm">{answer.message}</Text>}
      {answer.__typename === 'CouldNotCheck' && <Text size="sm">{answer.nextStep}</Text>}
      {children}
      {answer.steps.length > 0 && (
        <List type="ordered" size="sm">
          {answer.steps.map(({ ruleId, fact, effect, legalBasis }) => (
            <List.Item key={`${ruleId} ${fact}`}>
              {fact} → {effect}{' '}
              <Text component="span" size="xs" c="dimmed">
                ({ruleId}; {legalBasis})
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}
