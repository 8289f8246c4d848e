import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentImportField } from '../generated/enums'
import { ResidentImportTemplateDocument } from '../generated/operations'
import { type SectionState, useSection } from '../graph/use-section'
import { useDraft } from '../ui/draft'
import type { KindName } from './import-kinds'

/** Columns of a file of cards by the name that the hub documents for each, and the short one of the insurance (QĐ 4750/QĐ-BYT). */
export const cardColumns = {
  card_number: { header: 'ma_the', required: true },
  holder_name: { header: 'ho_ten', required: true },
  birth_date: { header: 'ngay_sinh', required: true },
  registered_facility_code: { header: 'ma_dkbd', required: true },
  valid_from: { header: 'gt_the_tu', required: true },
  valid_to: { header: 'gt_the_den', required: false },
  five_year_on: { header: 'nam_nam_lien_tuc', required: false },
  personal_id: { header: 'so_cccd', required: false },
  status: { header: 'trang_thai', required: false },
} as const

export type CardColumn = keyof typeof cardColumns

const isCardColumn = (name: string): name is CardColumn => name in cardColumns

/** A column that a file may have. */
export interface FileColumn {
  readonly code: ResidentImportField | CardColumn
  /** Its header in the template. */
  readonly header: string
  readonly required: boolean
}

const ofCards: readonly FileColumn[] = Object.entries(cardColumns).flatMap(([code, more]) => (isCardColumn(code) ? [{ code, ...more }] : []))

/** The columns of a kind of file: of residents as the hub's template has them. */
export function useFileColumns(kind: KindName): SectionState<readonly FileColumn[]> {
  const state = useSection(ResidentImportTemplateDocument, { format: 'CSV' }, { pause: kind === 'cards' })
  const known = state.data?.residentImportTemplate.columns
  const data = useMemo(() => (kind === 'cards' ? ofCards : known?.map(({ field, header, required }) => ({ code: field, header, required }))), [kind, known])
  return { ...state, data }
}

/** What a column is called here; one that the file has and the hub does not know by its own header. */
export function useColumnName(kind: KindName): (column: string) => string {
  const { t } = useTranslation('rows')
  const { t: code } = useTranslation('codes')
  return column => {
    if (kind === 'cards') return isCardColumn(column) ? t(`cardColumn.${column}`) : column
    const field = residentFields.find(each => each === column.toUpperCase())
    return field ? code(`residentField.${field}`) : column
  }
}

export const residentFields: readonly ResidentImportField[] = [
  'FULL_NAME', 'BIRTH_DATE', 'SEX', 'PERSONAL_ID', 'SOCIAL_INSURANCE_NUMBER', 'OLD_IDENTITY_CARD', 'PASSPORT', 'CATEGORIES', 'CATEGORY_PROOF', 'ADMITTED_ON', 'MODE', 'OTHER_PERSON',
]

/** Marks, case, `_` and spaces make no difference to the hub either. */
export function folded(header: string): string {
  return header.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().replaceAll(/[\s_]+/g, '')
}

/** Which column each header was said to be; '' leaves it to the hub. */
export type Mapping = Readonly<Record<string, string>>

const longestHeader = 50

/** Whether the hub can be told what a header means. */
export const isMappable = (header: string) => header.trim() !== '' && header.trim().length <= longestHeader

/** What a header was said to be, or else is by its name. */
export function columnOf(header: string, mapping: Mapping, columns: readonly FileColumn[]): FileColumn | undefined {
  const said = mapping[folded(header)]
  if (said !== undefined) return columns.find(({ code }) => code === said)
  return columns.find(each => folded(each.header) === folded(header) || folded(each.code) === folded(header))
}

export interface MappingFaults {
  /** Columns that a file must have and nothing was found for. */
  readonly missing: readonly FileColumn[]
  /** Columns that two headers are said to be. */
  readonly twice: readonly FileColumn[]
  /** Places of the headers that are left to the hub. */
  readonly unknown: readonly number[]
}

export function faultsOf(headers: readonly string[], mapping: Mapping, columns: readonly FileColumn[]): MappingFaults {
  const found = headers.map(header => columnOf(header, mapping, columns))
  return {
    missing: columns.filter(column => column.required && !found.includes(column)),
    twice: columns.filter(column => found.indexOf(column) !== found.lastIndexOf(column)),
    unknown: found.flatMap((column, at) => (column ? [] : [at])),
  }
}

/** What was said of the headers of a kind of file: kept in the tab, so that the same file chosen again is understood the same. */
export function useMapping(kind: KindName): readonly [Mapping, (mapping: Mapping) => void] {
  const [mapping, setMapping] = useDraft<Mapping>(`import.columns.${kind}`, nothingSaid)
  return [mapping, setMapping]
}

const nothingSaid: Mapping = {}
