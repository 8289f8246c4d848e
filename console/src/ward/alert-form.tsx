import { Alert, Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AcknowledgeAlertDocument, CloseAlertDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { ChangeNotice } from '../ui/change-notice'
import { DayField } from '../ui/day-field'
import { useDraft } from '../ui/draft'
import { SentForm } from '../ui/sent-form'
import type { OpenAlert } from './alert-dialog'

const moves = ['WATCH', 'TREAT', 'REFER', 'CLOSE'] as const
export type Move = (typeof moves)[number]

interface Form {
  readonly move: Move | ''
  readonly lookAgainOn: string
  readonly note: string
}

interface AlertFormProps {
  readonly alert: OpenAlert
  /** Nothing was written; the alert may be another by now. */
  readonly onRefused: () => void
  readonly onCancel: () => void
  readonly onDone: (move: Move) => void
}

const noteLabels = { '': 'note', WATCH: 'note', TREAT: 'how', REFER: 'note', CLOSE: 'outcome' } as const

/** Says what is done about an alert, or what came of it. */
export function AlertForm({ alert, onRefused, onCancel, onDone }: AlertFormProps) {
  const { t } = useTranslation('ward')
  const { t: common } = useTranslation()
  const [form, setForm, clear] = useDraft<Form>(`alert.${alert.id}`, { move: '', lookAgainOn: '', note: '' })
  const acknowledge = useChange(AcknowledgeAlertDocument)
  const close = useChange(CloseAlertDocument)
  const set = (more: Partial<Form>) => setForm(known => ({ ...known, ...more }))
  const whyNotClose = alert.status === 'OPEN' ? t('whyNotClose.OPEN') : alert.action === 'REFER' ? t('whyNotClose.REFER') : undefined
  const { outcome } = form.move === 'CLOSE' ? close : acknowledge
  const isConflict = outcome?.state === 'corrected' && outcome.errors.some(({ code }) => code === 'CONFLICT')
  const send = async () => {
    const { move, lookAgainOn, note } = form
    if (move === '') return
    const of = { alert: alert.id, expectedVersion: alert.version }
    const said = note.trim()
    const sent =
      move === 'CLOSE'
        ? await close.send({ ...of, note: said })
        : await acknowledge.send({ ...of, action: move, lookAgainOn: move === 'WATCH' ? lookAgainOn : undefined, note: said === '' ? undefined : said })
    if (sent.state === 'corrected') onRefused()
    if (sent.state !== 'done') return
    clear()
    onDone(move)
  }
  return (
    <SentForm onSend={send}>
      <Stack>
        <Radio.Group label={t('move')} required value={form.move} onChange={value => set({ move: moves.find(each => each === value) ?? '' })}>
          <Stack gap="xs" mt="xs">
            {moves.map(move => {
              const why = move === 'CLOSE' ? whyNotClose : undefined
              return <Radio key={move} name="move" required value={move} label={t(`moves.${move}`)} description={why} disabled={why !== undefined} />
            })}
          </Stack>
        </Radio.Group>
        {form.move === 'WATCH' && <DayField label={t('lookAgainOn')} required value={form.lookAgainOn} onChange={lookAgainOn => set({ lookAgainOn })} />}
        <Textarea
          label={t(noteLabels[form.move])}
          required={form.move === 'TREAT' || form.move === 'CLOSE'}
          value={form.note}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
          autosize
          minRows={2}
        />
        {isConflict && <Alert color="yellow">{t('conflict')}</Alert>}
        <ChangeNotice outcome={outcome} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common('buttons.cancel')}
          </Button>
          <Button type="submit" loading={acknowledge.isSending || close.isSending}>
            {common('buttons.save')}
          </Button>
        </Group>
      </Stack>
    </SentForm>
  )
}
