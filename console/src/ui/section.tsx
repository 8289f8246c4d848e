import { Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../graph/failure'
import type { SectionState } from '../graph/use-section'
import { FailureNotice } from './failure-notice'

interface SectionProps<Data, Part> {
  readonly state: SectionState<Data>
  /** The part of the answer that is shown here; null when it could not be had. */
  readonly of: (data: Data) => Part | null | undefined
  readonly children: (part: Part) => ReactNode
  /** How many lines the place holds while it loads. */
  readonly lines?: number
  /** Shown for sealed records instead of the plain notice, with what can be done. */
  readonly sealed?: (failure: Failure) => ReactNode
  /** What to say when the answer is "nothing", without a fault. */
  readonly nothing?: ReactNode
}

/** A part of a page that answers for itself: loading, not allowed, sealed, could not fetch, nothing, or what was asked for. */
export function Section<Data, Part>({ state, of, children, lines = 3, sealed, nothing }: SectionProps<Data, Part>) {
  const { t } = useTranslation()
  const { data, failures, isLoading, refresh } = state
  const part = data === undefined ? undefined : of(data)
  const [failure] = failures
  if (part !== undefined && part !== null) {
    return (
      <>
        <MissingParts failures={failures} onRetry={refresh} />
        {children(part)}
      </>
    )
  }
  if (failure) return failure.kind === 'sealed' && sealed ? sealed(failure) : <FailureNotice failure={failure} onRetry={refresh} />
  if (isLoading || data === undefined) return <Lines count={lines} />
  return nothing ?? <Text c="dimmed">{t('states.notFound')}</Text>
}

export function Lines({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs" role="status" aria-busy="true">
      <span className="only-spoken">{t('states.loading')}</span>
      {Array.from({ length: count }, (_, line) => (
        <Skeleton key={line} height={18} />
      ))}
    </Stack>
  )
}

/** With data, failures are gaps in it: said once above it. */
function MissingParts({ failures, onRetry }: { readonly failures: readonly Failure[]; readonly onRetry: () => void }) {
  const { t } = useTranslation()
  // What a role may not see is no gap.
  const [gap] = failures.filter(({ kind }) => kind !== 'forbidden' && kind !== 'sealed')
  if (!gap) return null
  return (
    <FailureNotice failure={gap} onRetry={onRetry}>
      <span className="only-spoken">{t('states.partly', { parts: gap.path ?? '' })}</span>
    </FailureNotice>
  )
}
