import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HospitalChoiceDocument, type HospitalChoiceQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'

export type Hospital = HospitalChoiceQuery['healthFacilities']['nodes'][number]

interface HospitalFieldProps {
  readonly label: string
  readonly onChoose: (hospital: Hospital | undefined) => void
  readonly required?: boolean
}

const textOf = ({ code, name }: Hospital) => `${name} (${code})`

/** A health facility of the register, found by words of its name or its code. */
export function HospitalField({ label, onChoose, required }: HospitalFieldProps) {
  const { t } = useTranslation('referral')
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.replace(/\s*\(\w+\)$/, ''), 250)
  const { data } = useSection(HospitalChoiceDocument, { search }, { pause: search.trim().length < 2 })
  const found = data?.healthFacilities.nodes ?? []
  return (
    <Autocomplete
      label={label}
      required={required}
      description={t('form.noHospital')}
      value={text}
      data={found.map(textOf)}
      // The hub has searched; it knows names without marks.
      filter={({ options }) => options}
      onChange={value => {
        setText(value)
        onChoose(found.find(each => textOf(each) === value))
      }}
    />
  )
}
