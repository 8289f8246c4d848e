import { Text, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/keys'
import { recognise } from './recognise'

interface NumberFieldProps {
  readonly value: string
  readonly onChange: (number: string) => void
  /** Whether it was to be sent as it is: what is missing is a fault then. */
  readonly isTold: boolean
}

/** The one box for whatever a person shows. What it holds is nowhere else: not in the address, not in the tab's storage. */
export function NumberField({ value, onChange, isTold }: NumberFieldProps) {
  const { t } = useTranslation('coverage')
  const { t: code } = useTranslation('codes')
  const field = useRef<HTMLInputElement>(null)
  useKeys([{ key: '/', label: t('number'), run: () => field.current?.focus() }])
  const found = recognise(value)
  const fault = found.state === 'wrong' && (isTold || !found.isUnfinished) ? t(`problem.${found.problem}`) : undefined
  const missing = found.state === 'empty' && isTold ? t('nothingTyped') : undefined
  return (
    <div>
      <TextInput
        ref={field}
        label={t('number')}
        description={t('numberHint')}
        value={value}
        error={fault ?? missing}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Text size="sm" role="status" mt={4} data-recognised>
        {found.state === 'known' && t('recognised', { kind: code(`identifierKind.${found.kind}`) })}
        {found.state === 'wrong' && fault === undefined && t('unfinished', { count: found.count })}
      </Text>
    </div>
  )
}
