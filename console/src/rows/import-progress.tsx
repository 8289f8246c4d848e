import { Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isPassing } from '../graph/failure'
import type { ChangeOutcome } from '../graph/use-change'
import { formatNumber } from '../i18n/format'
import { ChangeNotice } from '../ui/change-notice'
import { FailureNotice } from '../ui/failure-notice'
import { ChooseAgain } from './choose-again'
import { type ImportKind, type ImportState, isRunning, isWaiting } from './import-kinds'
import { isUnderWay, useSender } from './sending'

interface ImportProgressProps {
  readonly kind: ImportKind
  readonly one: ImportState
  /** By which its file is known again; empty where it was not sent from this tab. */
  readonly mark: string
}

/** How far it is: first the sending, which needs this tab, then the hub's own work, which does not. */
export function ImportProgress({ kind, one, mark }: ImportProgressProps) {
  const { t } = useTranslation('rows')
  const { sending, begin } = useSender()
  if (isWaiting(one)) {
    if (isUnderWay(sending) && sending.importId === one.id) {
      const { next, file, trouble } = sending
      return (
        <Stack gap="xs">
          <Bar done={next - 1} total={file.parts} text={t('one.sending', { done: formatNumber(next - 1), total: formatNumber(file.parts) })} />
          <Text size="sm">{t('one.keepOpen')}</Text>
          <Trouble outcome={trouble} part={next} />
        </Stack>
      )
    }
    const isSame = mark === '' ? (file: { name: string; parts: number }) => file.name === one.fileName && file.parts === one.parts : undefined
    return (
      <Stack gap="xs">
        <Bar done={one.partsReceived} total={one.parts} text={t('one.waiting', { done: formatNumber(one.partsReceived), total: formatNumber(one.parts) })} />
        <ChooseAgain
          kind={kind}
          text={t('one.resume', { name: one.fileName })}
          isSame={isSame ?? (file => file.mark === mark)}
          onFile={file => begin(kind, one.id, file)}
        />
      </Stack>
    )
  }
  if (!isRunning(one)) return null
  const isUndoing = one.status === 'UNDOING'
  const [done, total] = isUndoing ? [(one.undone ?? 0) + (one.kept ?? 0), one.added] : [one.rowsDone, one.rowsTotal ?? 0]
  const numbers = { done: formatNumber(done), total: formatNumber(total) }
  const text = isUndoing ? t('one.undoing', numbers) : total === 0 ? t('one.counting') : t('one.running', numbers)
  return (
    <Stack gap="xs">
      <Bar done={done} total={total} text={text} />
      <Text size="sm">{t('one.background')}</Text>
    </Stack>
  )
}

function Bar({ done, total, text }: { readonly done: number; readonly total: number; readonly text: string }) {
  const { t } = useTranslation('rows')
  return (
    <Stack gap={4}>
      <Progress size="lg" value={total === 0 ? 0 : (done / total) * 100} aria-label={t('one.progress')} aria-valuetext={text} />
      <Text size="sm" role="status">
        {text}
      </Text>
    </Stack>
  )
}

/** Why a part has not gone, and that nothing is lost by it. */
function Trouble({ outcome, part }: { readonly outcome: ChangeOutcome<unknown> | undefined; readonly part: number }) {
  const { t } = useTranslation('rows')
  const { again } = useSender()
  if (outcome?.state !== 'failed') return <ChangeNotice outcome={outcome} />
  const number = formatNumber(part)
  return (
    <FailureNotice failure={outcome.failure} onRetry={again}>
      <Text size="sm">{t(isPassing(outcome.failure) ? 'one.lost' : 'one.stopped', { part: number })}</Text>
    </FailureNotice>
  )
}
