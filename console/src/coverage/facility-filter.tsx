import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChosenFacilityDocument, FacilityChoiceDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'

interface FacilityFilterProps {
  /** Id of the chosen home. */
  readonly value: string | undefined
  readonly onChoose: (id: string | undefined) => void
}

/** Only the people of one care home; emptied, those of all again. */
export function FacilityFilter({ value, onChoose }: FacilityFilterProps) {
  const { t } = useTranslation('coverageList')
  const [typed, setTyped] = useState<string>()
  const chosen = useSection(ChosenFacilityDocument, { id: value ?? '' }, { pause: value === undefined })
  const text = typed ?? (value === undefined ? '' : (chosen.data?.facility?.name ?? ''))
  const [search] = useDebouncedValue(typed ?? '', 250)
  const { data } = useSection(FacilityChoiceDocument, { search }, { pause: search.trim().length < 2 })
  const found = data?.facilities.nodes ?? []
  return (
    <Autocomplete
      label={t('facility')}
      value={text}
      data={[...new Set(found.map(({ name }) => name))]}
      // The hub has searched; it knows names without marks.
      filter={({ options }) => options}
      onChange={next => {
        setTyped(next)
        const one = found.find(({ name }) => name === next)
        if (one || next === '') onChoose(one?.id)
      }}
    />
  )
}
