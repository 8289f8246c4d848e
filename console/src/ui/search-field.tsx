import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from './keys'

interface SearchFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

/** A search as one types; `/` leads to it, Esc empties it and leaves. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setText(value), [value])
  const tell = useDebouncedCallback(onSearch, 250)
  useKeys([{ key: '/', label: t('buttons.search'), run: () => field.current?.focus() }])
  return (
    <TextInput
      ref={field}
      type="search"
      miw="18rem"
      label={label}
      placeholder={placeholder}
      value={text}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        tell(currentTarget.value)
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur()
        if (key !== 'Escape') return
        setText('')
        onSearch('')
        currentTarget.blur()
      }}
    />
  )
}
