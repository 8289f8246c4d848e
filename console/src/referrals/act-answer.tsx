import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TreatmentResult } from '../generated/enums'
import { DayField } from '../ui/day-field'
import type { StepForm } from './act-input'

const results: readonly TreatmentResult[] = ['CURED', 'BETTER', 'UNCHANGED', 'WORSE', 'TAKEN_HOME_GRAVE', 'DIED', 'UNDETERMINED']
const texts = ['treatment', 'medicines', 'warningSigns'] as const

/** The word of the hospital that goes back with the person (phiếu phản hồi). */
export function AnswerFields({ value, onChange }: { readonly value: StepForm; readonly onChange: (more: Partial<StepForm>) => void }) {
  const { t } = useTranslation('referral')
  const { t: common } = useTranslation()
  return (
    <>
      <NativeSelect
        label={t('form.result')}
        required
        data-autofocus
        value={value.result}
        data={[{ value: '', label: common('form.choose') }, ...results.map(each => ({ value: each, label: t(`result.${each}`) }))]}
        onChange={({ currentTarget }) => onChange({ result: currentTarget.value })}
      />
      <TextInput label={t('form.diagnoses')} required value={value.diagnoses} onChange={({ currentTarget }) => onChange({ diagnoses: currentTarget.value })} />
      <Textarea label={t('form.summary')} required value={value.summary} onChange={({ currentTarget }) => onChange({ summary: currentTarget.value })} autosize minRows={3} />
      {texts.map(field => (
        <Textarea key={field} label={t(`form.${field}`)} value={value[field]} onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })} autosize />
      ))}
      <DayField label={t('form.nextVisitOn')} value={value.nextVisitOn} onChange={nextVisitOn => onChange({ nextVisitOn })} />
    </>
  )
}
