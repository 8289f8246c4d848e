import { Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from '../generated/enums'
import type { CheckBeforeQuery } from '../generated/operations'
import { formatDay, formatNumber } from '../i18n/format'
import { numberOf } from './check-input'
import type { Beyond } from './check-marks'
import { MarkText } from './mark-text'

export type Before = NonNullable<NonNullable<CheckBeforeQuery['resident']>['lastMeasurements']>[number]

interface NumberFieldProps {
  readonly measure: Measure
  readonly isWhole: boolean
  readonly value: string
  /** `none` when it was never measured; undefined while that is not known. */
  readonly before: Before | 'none' | undefined
  readonly mark: Beyond | 'within' | undefined
  /** What the hub said of it. */
  readonly error: string | undefined
  readonly onChange: (text: string) => void
}

/** A measured number with the one before it and where it lies; what is no number is said, and keeps the form from being sent. */
export function NumberField({ measure, isWhole, value, before, mark, error, onChange }: NumberFieldProps) {
  const { t } = useTranslation('check')
  const { t: code } = useTranslation('codes')
  const field = useRef<HTMLInputElement>(null)
  const [isLeft, setLeft] = useState(true)
  const told = numberOf(value, isWhole) === 'wrong' ? t(isWhole ? 'wholeWrong' : 'numberWrong') : ''
  useEffect(() => field.current?.setCustomValidity(told), [told])
  return (
    <TextInput
      ref={field}
      label={`${code(`measure.${measure}`)} (${code(`measureUnit.${measure}`)})`}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={value}
      error={isLeft && told !== '' ? told : error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        <Text component="span" size="sm" display="block" data-measure={measure}>
          <span>
            {before === 'none' && t('noBefore')}
            {typeof before === 'object' && t('before', { value: formatNumber(before.value), day: formatDay(before.on) })}
          </span>
          <br />
          <MarkText mark={mark} measure={measure} />
        </Text>
      }
      onBlur={() => setLeft(true)}
      onChange={({ currentTarget }) => {
        setLeft(false)
        onChange(currentTarget.value)
      }}
    />
  )
}
