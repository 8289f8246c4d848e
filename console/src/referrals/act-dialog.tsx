import { Alert, Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecordSource, ReferralAction } from '../generated/enums'
import { useChange } from '../graph/use-change'
import { ChangeNotice } from '../ui/change-notice'
import { DayField } from '../ui/day-field'
import { Dialog } from '../ui/dialog'
import { useDraft } from '../ui/draft'
import { SentForm } from '../ui/sent-form'
import { HospitalField } from '../ui/hospital-field'
import { AnswerFields } from './act-answer'
import { emptyStep, inputOf, type StepForm } from './act-input'
import { acts } from './act-table'
import { ReasonField } from './act-reason'

export interface ActedOn {
  readonly id: string
  readonly version: number
  /** Whether the receiver records its steps itself. */
  readonly onHub: boolean
}

interface ActDialogProps {
  readonly referral: ActedOn
  readonly action: ReferralAction
  readonly onDone: () => void
  readonly onClose: () => void
}

const sources: readonly RecordSource[] = ['PHONE', 'PAPER', 'CARD_CHECK', 'XML']

/** One step of a referral: what it asks for, and sending it once. What was typed stays until it is sent. */
export function ActDialog({ referral, action, onDone, onClose }: ActDialogProps) {
  const { t } = useTranslation('referral')
  const { t: common } = useTranslation()
  const { t: code } = useTranslation('codes')
  const { document, fields, wantsNote } = acts[action]
  // How a step became known is told only of one that the receiver does not record itself.
  const asked = fields.filter(field => field !== 'source' || !referral.onHub)
  const [form, setForm, clear] = useDraft<StepForm>(`${action}.${referral.id}`, emptyStep)
  const change = useChange(document)
  const set = (more: Partial<StepForm>) => setForm(known => ({ ...known, ...more }))
  const send = async () => {
    const outcome = await change.send({ ...inputOf(asked, form), referral: referral.id, expectedVersion: referral.version })
    if (outcome.state !== 'done') return
    clear()
    onDone()
    onClose()
  }
  const isConflict = change.outcome?.state === 'corrected' && change.outcome.errors.some(({ code: kind }) => kind === 'CONFLICT')
  return (
    <Dialog opened onClose={onClose} title={code(`action.${action}`)} size="lg">
      <SentForm onSend={send}>
        <Stack>
          {asked.includes('toFacility') && <HospitalField label={t('form.toFacility')} required onChoose={hospital => set({ toFacility: hospital?.id ?? '' })} />}
          {asked.includes('reason') && <ReasonField action={action} value={form.reason} onChange={reason => set({ reason })} />}
          {asked.includes('plannedOn') && <DayField label={t('form.plannedOn')} value={form.plannedOn} onChange={plannedOn => set({ plannedOn })} />}
          {asked.includes('answer') && <AnswerFields value={form} onChange={set} />}
          {action === 'correctReferral' && <Textarea label={t('form.newSummary')} value={form.summary} onChange={({ currentTarget }) => set({ summary: currentTarget.value })} autosize minRows={3} />}
          {asked.includes('source') && (
            <NativeSelect
              label={t('form.source')}
              required
              value={form.source}
              data={[{ value: '', label: common('form.choose') }, ...sources.map(value => ({ value, label: t(`source.${value}`) }))]}
              onChange={({ currentTarget }) => set({ source: currentTarget.value })}
            />
          )}
          <Textarea
            label={t('form.note')}
            required={wantsNote}
            data-autofocus={asked.length === 0 || undefined}
            value={form.note}
            onChange={({ currentTarget }) => set({ note: currentTarget.value })}
            autosize
            minRows={2}
          />
          {isConflict && <Alert color="yellow">{t('form.conflict')}</Alert>}
          <ChangeNotice outcome={change.outcome} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('buttons.cancel')}
            </Button>
            <Button type="submit" loading={change.isSending}>
              {t('form.send', { action: code(`action.${action}`) })}
            </Button>
          </Group>
        </Stack>
      </SentForm>
    </Dialog>
  )
}
