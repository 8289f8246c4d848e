import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DayField } from '../ui/day-field'
import { type CheckForm, specialities } from './check-input'

/** As the papers number them; the hub counts from 1. */
const classes = ['I', 'II', 'III', 'IV', 'V']

interface CheckSaysProps {
  readonly form: CheckForm
  readonly onChange: (more: Partial<CheckForm>) => void
  /** What the hub said of a field. */
  readonly errorOf: (field: keyof CheckForm) => string | undefined
}

/** What a check says beside its numbers. */
export function CheckSays({ form, onChange, errorOf }: CheckSaysProps) {
  const { t } = useTranslation('check')
  const { t: common } = useTranslation()
  const { t: code } = useTranslation('codes')
  return (
    <Stack>
      <NativeSelect
        label={t('class')}
        value={form.class}
        error={errorOf('class')}
        data={[{ value: '', label: common('form.choose') }, ...classes.map((number, index) => ({ value: String(index + 1), label: t('classOf', { number }) }))]}
        onChange={({ currentTarget }) => onChange({ class: currentTarget.value })}
      />
      <TextInput label={t('diseases')} value={form.diseases} error={errorOf('diseases')} onChange={({ currentTarget }) => onChange({ diseases: currentTarget.value })} />
      <Textarea label={t('conclusion')} value={form.conclusion} error={errorOf('conclusion')} autosize minRows={2} onChange={({ currentTarget }) => onChange({ conclusion: currentTarget.value })} />
      <Textarea label={t('advice')} value={form.advice} error={errorOf('advice')} autosize onChange={({ currentTarget }) => onChange({ advice: currentTarget.value })} />
      <details>
        <summary>{t('findings')}</summary>
        <Stack mt="xs">
          {specialities.map(speciality => (
            <Textarea
              key={speciality}
              label={code(`speciality.${speciality}`)}
              value={form.findings[speciality] ?? ''}
              autosize
              onChange={({ currentTarget }) => onChange({ findings: { ...form.findings, [speciality]: currentTarget.value } })}
            />
          ))}
        </Stack>
      </details>
      <DayField label={t('nextDueOn')} description={t('nextDueHint')} value={form.nextDueOn} error={errorOf('nextDueOn')} onChange={nextDueOn => onChange({ nextDueOn })} />
      {form.nextDueOn !== '' && <Textarea label={t('dueReason')} value={form.dueReason} error={errorOf('dueReason')} autosize onChange={({ currentTarget }) => onChange({ dueReason: currentTarget.value })} />}
    </Stack>
  )
}
