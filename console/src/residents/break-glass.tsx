import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { SealReason } from '../generated/enums'
import { CloseSealedRecordDocument, OpenSealedRecordDocument, type ResidentBannerQuery, ResidentOpeningsDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { useSection } from '../graph/use-section'
import { formatMoment } from '../i18n/format'
import { ChangeNotice } from '../ui/change-notice'
import { Dialog } from '../ui/dialog'
import { useDraft } from '../ui/draft'
import { SentForm } from '../ui/sent-form'

const reasons: readonly SealReason[] = ['EMERGENCY_CARE', 'TREATMENT', 'PROTECTION', 'PUBLIC_DUTY']
const spans = [15, 30, 60, 240, 480] as const

interface Form {
  readonly reason: string
  readonly note: string
  readonly minutes: string
}

/** The whole record is sealed: it is there, and this is how it is opened. */
export function SealedNotice({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  return (
    <Alert color="grape" variant="light" role="status" data-failure="sealed">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('states.sealed')}</Text>
        <BreakGlass id={id} />
      </Stack>
    </Alert>
  )
}

/** A part of the record is sealed, or was opened for a while. */
export function SealNote({ id, note }: { readonly id: string; readonly note: NonNullable<NonNullable<ResidentBannerQuery['resident']>['sealed']> }) {
  const { t } = useTranslation('resident')
  return (
    <Alert color="grape" variant="light" role="status" data-sealed={note.openUntil ? 'open' : 'shut'}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{note.openUntil ? t('seal.until', { moment: formatMoment(note.openUntil) }) : note.text}</Text>
        {note.openUntil ? <ShutAgain id={id} /> : <BreakGlass id={id} />}
      </Stack>
    </Alert>
  )
}

/** Ends one's own opening before its time. */
function ShutAgain({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { data } = useSection(ResidentOpeningsDocument, {})
  const change = useChange(CloseSealedRecordDocument)
  const opening = data?.sealedOpenings.nodes.find(({ isOpen, resident }) => isOpen && resident?.id === id)
  if (!opening) return null
  return (
    <>
      <ChangeNotice outcome={change.outcome} />
      <Button size="compact-sm" variant="default" loading={change.isSending} onClick={() => void change.send({ opening: opening.id })}>
        {t('seal.close')}
      </Button>
    </>
  )
}

/** Asks for a reason first, and says who will be told. */
function BreakGlass({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: common } = useTranslation()
  const [isOpen, dialog] = useDisclosure(false)
  const [form, setForm, clear] = useDraft<Form>(`seal.${id}`, { reason: '', note: '', minutes: '60' })
  const change = useChange(OpenSealedRecordDocument)
  const set = (more: Partial<Form>) => setForm(known => ({ ...known, ...more }))
  const send = async () => {
    const reason = reasons.find(each => each === form.reason)
    if (!reason) return
    const outcome = await change.send({ resident: id, reason, note: form.note.trim(), minutes: Number(form.minutes) })
    if (outcome.state !== 'done') return
    clear()
    dialog.close()
  }
  return (
    <>
      <Button size="compact-sm" variant="default" className="no-print" onClick={dialog.open}>
        {t('seal.open')}
      </Button>
      <Dialog opened={isOpen} onClose={dialog.close} title={t('seal.title')}>
        <SentForm onSend={send}>
          <Stack>
            <Alert color="yellow">{t('seal.told')}</Alert>
            <NativeSelect
              label={t('seal.reason')}
              required
              value={form.reason}
              data={[{ value: '', label: common('form.choose') }, ...reasons.map(value => ({ value, label: t(`sealReason.${value}`) }))]}
              onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
            />
            <Textarea label={t('seal.note')} required minRows={2} autosize value={form.note} onChange={({ currentTarget }) => set({ note: currentTarget.value })} />
            <NativeSelect label={t('seal.minutes')} value={form.minutes} data={spans.map(count => ({ value: String(count), label: t('seal.span', { count }) }))} onChange={({ currentTarget }) => set({ minutes: currentTarget.value })} />
            <ChangeNotice outcome={change.outcome} />
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {common('buttons.cancel')}
              </Button>
              <Button type="submit" loading={change.isSending}>
                {t('seal.confirm')}
              </Button>
            </Group>
          </Stack>
        </SentForm>
      </Dialog>
    </>
  )
}
