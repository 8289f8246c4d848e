import { Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BeneficiaryKind } from '../generated/enums'
import { ResidentByNumberDocument, ResidentListDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { DataTable } from '../ui/data-table'
import { ListOf, pageSize } from '../ui/list-of'
import { PageTitle } from '../ui/page'
import { chosen, pageOf, usePlace } from '../ui/place'
import { SearchField } from '../ui/search-field'
import { Section } from '../ui/section'
import { useResidentColumns } from './resident-columns'

const categories: readonly BeneficiaryKind[] = [
  'MERIT_PERSON', 'MERIT_RELATIVE', 'ELDERLY', 'DISABLED', 'MENTAL_ILLNESS', 'CHILD', 'EMERGENCY_PROTECTION', 'DRUG_REHABILITATION', 'HIV_SUPPORT', 'VOLUNTARY_CONTRACT',
]

/** A number as papers write it, without its spaces; undefined for words of a name. */
const numberIn = (text: string) => {
  const compact = text.replaceAll(/[\s.-]/g, '').toUpperCase()
  return /^[A-Z]{0,4}\d{7,14}$/.test(compact) ? compact : undefined
}

/** Who is in care: found as one types, by name or by a number of their papers. */
export default function ResidentsPage() {
  const { t } = useTranslation('residents')
  const { t: code } = useTranslation('codes')
  const { filters, search, go } = usePlace()
  // A number of somebody's papers stands in no address, not even behind its `#`.
  const [number, setNumber] = useState('')
  const category = chosen(filters, 'category', categories)
  return (
    <Stack gap="sm">
      <PageTitle title={t('title')} />
      <Group align="flex-end" className="no-print">
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          value={number || search}
          onSearch={text => {
            const isNumber = numberIn(text) !== undefined
            setNumber(isNumber ? text : '')
            go({}, isNumber ? '' : text)
          }}
        />
        <NativeSelect
          label={t('category')}
          value={category ?? ''}
          data={[{ value: '', label: t('anyCategory') }, ...categories.map(value => ({ value, label: code(`category.${value}`) }))]}
          onChange={({ currentTarget }) => go({ category: currentTarget.value })}
        />
      </Group>
      {number ? <ByNumber number={numberIn(number) ?? number} /> : <ByName category={category} />}
    </Stack>
  )
}

const addressOf = ({ id }: { readonly id: string }) => `/residents/${id}`

function ByName({ category }: { readonly category: BeneficiaryKind | undefined }) {
  const { t } = useTranslation('residents')
  const { filters, search, go } = usePlace()
  const asked = { category, search: search.trim() === '' ? undefined : search.trim() }
  const state = useSection(ResidentListDocument, { ...asked, ...pageOf(filters, pageSize) })
  const columns = useResidentColumns()
  const isFiltered = asked.category !== undefined || asked.search !== undefined
  return (
    <ListOf
      label={t('title')}
      state={state}
      of={data => data.residents}
      columns={columns}
      linkOf={addressOf}
      onClear={isFiltered ? () => go({ category: undefined }, '') : undefined}
    />
  )
}

function ByNumber({ number }: { readonly number: string }) {
  const { t } = useTranslation('residents')
  const state = useSection(ResidentByNumberDocument, { identifier: number })
  const columns = useResidentColumns()
  return (
    <Section state={state} of={data => data.residentByIdentifier} nothing={<Text role="status">{t('nobody')}</Text>}>
      {({ recognisedAs, former, validTo, resident }) => (
        <>
          <Text size="sm" role="status" data-recognised={recognisedAs}>
            {t('recognised', { kind: t(`number.${recognisedAs}`) })} {former && t('former', { day: formatDay(validTo) })}
          </Text>
          <DataTable label={t('title')} columns={columns} rows={[resident]} linkOf={addressOf} />
        </>
      )}
    </Section>
  )
}
