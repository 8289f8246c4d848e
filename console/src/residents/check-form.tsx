import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckBeforeDocument, CheckMarksDocument, type CheckPersonQuery, CheckRoundsDocument, RecordHealthCheckDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { useSection } from '../graph/use-section'
import { formatNumber } from '../i18n/format'
import { hubToday } from '../session/hub-clock'
import { ChangeNotice } from '../ui/change-notice'
import { DayField } from '../ui/day-field'
import { DiscardButton } from '../ui/discard-button'
import { useDraft } from '../ui/draft'
import { SentForm } from '../ui/sent-form'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'
import { type CheckForm as Form, emptyCheck, groups, inputOf, numbers, type NumberField as Field, valuesOf } from './check-input'
import { bmiOf, judge, markOf } from './check-marks'
import type { Saved } from './check-result'
import { CheckSays } from './check-says'
import { MarkText } from './mark-text'
import { NumberField } from './number-field'

interface CheckFormProps {
  readonly resident: NonNullable<CheckPersonQuery['resident']>
  readonly onSaved: (saved: Saved) => void
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The form of a periodic check; what was typed stays until it is saved or thrown away. */
export function CheckForm({ resident, onSaved }: CheckFormProps) {
  const { t } = useTranslation('check')
  const { t: common } = useTranslation()
  const today = hubToday()
  const [form, setForm, clear] = useDraft<Form>(`check.${resident.id}`, emptyCheck(today))
  // As it was when the hub last answered: what it said of a field holds until that is another.
  const [sent, setSent] = useState<Form>()
  const [begun, setBegun] = useState(0)
  const change = useChange(RecordHealthCheckDocument)
  const on = isDay(form.checkedOn) ? form.checkedOn : today
  const before = useSection(CheckBeforeDocument, { id: resident.id })
  const facility = resident.currentStay?.facility
  const marks = useSection(CheckMarksDocument, { on, provinceCode: facility?.province.code })
  const rounds = useSection(CheckRoundsDocument, { facility: facility?.id }, { pause: facility === undefined })
  const fitting = (rounds.data?.healthRounds.nodes ?? []).filter(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn)
  const set = (more: Partial<Form>) => setForm(known => ({ ...known, ...more }))
  const values = valuesOf(form)
  // Of who lives nowhere now no province is asked for: then those of the country count.
  const rows = (marks.data?.thresholds.nodes ?? []).filter(({ provinceCode }) => provinceCode === null || facility !== undefined)
  const judged = { birthDate: resident.birthDate, sex: resident.sex, on }
  const bmi = bmiOf(values)
  const refusals = change.outcome?.state === 'corrected' ? change.outcome.errors : []
  const saidOf = (...path: string[]) => refusals.find(each => each.path.slice(1, path.length + 1).join('.') === path.join('.'))?.message
  const errorOf = (field: keyof Form) => (sent?.[field] === form[field] ? saidOf(field) : undefined)
  const send = async () => {
    const outcome = await change.send(inputOf(resident.id, form, fitting))
    setSent(form)
    if (outcome.state !== 'done') return
    clear()
    onSaved(outcome.payload)
  }
  const discard = () => {
    clear()
    change.reset()
    // Fields of days keep what is typed in them: they begin anew too.
    setBegun(count => count + 1)
  }
  const fieldOf = (field: Field) => {
    const { measure } = numbers[field]
    const known = before.data?.resident?.lastMeasurements ?? undefined
    return (
      <NumberField
        key={field}
        measure={measure}
        isWhole={'isWhole' in numbers[field]}
        value={form.numbers[field] ?? ''}
        before={known && (known.find(each => each.measure === measure) ?? 'none')}
        mark={markOf(field, measure, values, form.glucoseSymptoms, judged, rows)}
        error={sent?.numbers[field] === form.numbers[field] ? saidOf('measurements', field) : undefined}
        onChange={text => set({ numbers: { ...form.numbers, [field]: text } })}
      />
    )
  }
  return (
    <SentForm key={begun} label={t('title')} onSend={send}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayField label={t('checkedOn')} required value={form.checkedOn} error={errorOf('checkedOn')} onChange={checkedOn => set({ checkedOn })} />
          <TextInput label={t('examinedBy')} required value={form.examinedBy} error={errorOf('examinedBy')} onChange={({ currentTarget }) => set({ examinedBy: currentTarget.value })} />
          {fitting.length > 0 && (
            <NativeSelect
              label={t('round')}
              value={form.round}
              error={errorOf('round')}
              data={[{ value: '', label: t('noRound') }, ...fitting.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={({ currentTarget }) => set({ round: currentTarget.value })}
            />
          )}
        </SimpleGrid>
        <Section state={before} of={data => data.resident?.lastMeasurements} lines={1} nothing={<></>}>
          {() => null}
        </Section>
        <Section state={marks} of={data => data.thresholds} lines={1}>
          {() => (
            <Text size="sm" c="dimmed">
              {t('marksAre')}
            </Text>
          )}
        </Section>
        <Panel title={t('groups.signs')}>
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>{groups.signs.map(fieldOf)}</SimpleGrid>
        </Panel>
        <Panel title={t('groups.body')}>
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>{groups.body.map(fieldOf)}</SimpleGrid>
          {bmi !== undefined && (
            <Text size="sm" mt="xs" data-measure="BMI">
              {t('bmi', { value: formatNumber(bmi) })} <MarkText mark={judge(bmi, ['BMI'], judged, rows)} measure="BMI" />
            </Text>
          )}
        </Panel>
        <Panel title={t('groups.blood')}>
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>{groups.blood.map(fieldOf)}</SimpleGrid>
          <Checkbox mt="sm" label={t('symptoms')} checked={form.glucoseSymptoms} onChange={({ currentTarget }) => set({ glucoseSymptoms: currentTarget.checked })} />
        </Panel>
        <Panel title={t('groups.says')}>
          <CheckSays form={form} onChange={set} errorOf={errorOf} />
        </Panel>
        <Checkbox label={t('electronic')} checked={form.electronic} onChange={({ currentTarget }) => set({ electronic: currentTarget.checked })} />
        <ChangeNotice outcome={change.outcome} />
        <Group>
          <Button type="submit" loading={change.isSending}>
            {common('buttons.save')}
          </Button>
          {JSON.stringify(form) !== JSON.stringify(emptyCheck(today)) && (
            <>
              <DiscardButton onDiscard={discard} />
              <Text size="sm" c="dimmed">
                {common('states.unsaved')}
              </Text>
            </>
          )}
        </Group>
      </Stack>
    </SentForm>
  )
}
