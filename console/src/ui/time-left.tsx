import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../i18n/format'
import { hubNow } from '../session/hub-clock'
import { useSpan } from './span'

const minute = 60_000
const day = 24 * 60 * minute

/** How long until a deadline, in words as well as colour, by the hub's clock. */
export function TimeLeft({ dueBy }: { readonly dueBy: string | null | undefined }) {
  const { t } = useTranslation()
  const span = useSpan()
  useEveryMinute()
  if (!dueBy) return <Text size="sm">{t('time.none')}</Text>
  const left = Date.parse(dueBy) - hubNow().getTime()
  const colour = left < 0 ? 'red.9' : left < day ? '#a33a00' : undefined
  return (
    <Text size="sm" fw={left < day ? 600 : undefined} c={colour} title={formatMoment(dueBy)}>
      {t(left < 0 ? 'time.over' : 'time.left', { span: span(Math.abs(left)) })}
    </Text>
  )
}

function useEveryMinute() {
  const [, renew] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => renew(count => count + 1), minute)
    return () => clearInterval(timer)
  }, [])
}
