import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, parseDay } from '../i18n/format'

interface DayFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** `yyyy-MM-dd`, or empty; what is no day of the calendar as it was typed, so that it is refused and not taken for "no day". */
  readonly value: string
  readonly onChange: (day: string) => void
}

/** A day as people here write it; what is no day of the calendar is said when the field is left, and keeps its form from being sent. */
export function DayField({ value, onChange, error, ...rest }: DayFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(/^\d{4}-/.test(value) ? formatDay(value) : value)
  const [isLeft, setLeft] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isWrong = text.trim() !== '' && parseDay(text) === undefined
  const told = isWrong ? t('form.dayWrong') : ''
  useEffect(() => field.current?.setCustomValidity(told), [told])
  return (
    <TextInput
      placeholder="dd/mm/yyyy"
      inputMode="numeric"
      {...rest}
      ref={field}
      value={text}
      error={isLeft && isWrong ? told : error}
      onBlur={() => setLeft(true)}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        setLeft(false)
        onChange(parseDay(currentTarget.value) ?? currentTarget.value.trim())
      }}
    />
  )
}
