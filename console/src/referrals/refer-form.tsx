import { Alert, Anchor, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { ReferralKind, Urgency } from '../generated/enums'
import { CreateReferralDocument, type CreateReferralMutation, type ReferPersonQuery } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { formatDay } from '../i18n/format'
import { hubToday } from '../session/hub-clock'
import { ChangeNotice } from '../ui/change-notice'
import { DayField } from '../ui/day-field'
import { useDraft } from '../ui/draft'
import { SentForm } from '../ui/sent-form'
import { useFinding } from '../ui/finding'
import { type Hospital, HospitalField } from '../ui/hospital-field'
import { codesOf } from './act-input'
import { urgencies } from './worklists'

const kinds: readonly ReferralKind[] = ['CARE_LINK', 'CLINICAL_TRANSFER']
const consents = ['NONE', 'PERSON', 'GUARDIAN'] as const

interface Form {
  readonly kind: ReferralKind
  readonly urgency: Urgency
  readonly alert: string
  readonly reason: string
  readonly diagnoses: string
  readonly summary: string
  readonly consentBy: (typeof consents)[number]
  readonly consentOn: string
}

interface ReferFormProps {
  readonly resident: NonNullable<ReferPersonQuery['resident']>
  readonly hospital: Hospital | undefined
  readonly onHospital: (hospital: Hospital | undefined) => void
}

export function ReferForm({ resident, hospital, onHospital }: ReferFormProps) {
  const { t } = useTranslation('refer')
  const { t: code } = useTranslation('codes')
  const findingOf = useFinding()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const fromAlert = address.get('alert') ?? ''
  // A draft for each alert: who comes from another one finds that one chosen.
  const [form, setForm, clear] = useDraft<Form>(`refer.${resident.id}.${fromAlert}`, {
    kind: 'CARE_LINK', urgency: 'ROUTINE', alert: fromAlert, reason: '', diagnoses: '', summary: '', consentBy: 'NONE', consentOn: hubToday(),
  })
  const change = useChange(CreateReferralDocument)
  const set = (more: Partial<Form>) => setForm(known => ({ ...known, ...more }))
  const send = async () => {
    const outcome = await change.send({
      kind: form.kind,
      toFacility: hospital?.id ?? '',
      urgency: form.urgency,
      reason: form.reason.trim() === '' ? undefined : form.reason.trim(),
      diagnoses: codesOf(form.diagnoses),
      summary: form.summary.trim() === '' ? undefined : form.summary.trim(),
      consent: form.consentBy === 'NONE' ? undefined : { by: form.consentBy, on: form.consentOn },
      patient: { name: resident.fullName, birthDate: resident.birthDate, sex: resident.sex },
      // Whose an alert is, the hub knows.
      ...(form.alert === '' ? { resident: resident.id } : { fromAlert: form.alert }),
    })
    if (outcome.state !== 'done' || !outcome.payload.referral) return
    clear()
    void navigate(`/referrals/${outcome.payload.referral.id}`)
  }
  // One that is to be referred waits for its referral.
  const alerts = [...(resident.openAlerts?.nodes ?? []), ...(resident.handledAlerts?.nodes ?? [])]
  return (
    <SentForm onSend={send}>
      <Stack>
        <NativeSelect label={t('kind')} value={form.kind} data={kinds.map(value => ({ value, label: code(`referralKind.${value}`) }))} onChange={({ currentTarget }) => set({ kind: kinds.find(each => each === currentTarget.value) ?? 'CARE_LINK' })} />
        <NativeSelect label={t('urgency')} value={form.urgency} data={urgencies.map(value => ({ value, label: code(`urgency.${value}`) }))} onChange={({ currentTarget }) => set({ urgency: urgencies.find(each => each === currentTarget.value) ?? 'ROUTINE' })} />
        <HospitalField label={t('hospital')} required onChoose={onHospital} />
        {alerts.length > 0 && (
          <NativeSelect
            label={t('alert')}
            value={form.alert}
            data={[{ value: '', label: t('noAlert') }, ...alerts.map(alert => ({ value: alert.id, label: `${findingOf(alert)} – ${code(`alertSeverity.${alert.severity}`)} (${formatDay(alert.foundOn)})` }))]}
            onChange={({ currentTarget }) => set({ alert: currentTarget.value })}
          />
        )}
        <Textarea label={t('reason')} required={form.alert === ''} value={form.reason} onChange={({ currentTarget }) => set({ reason: currentTarget.value })} autosize />
        <TextInput label={t('diagnoses')} value={form.diagnoses} onChange={({ currentTarget }) => set({ diagnoses: currentTarget.value })} />
        <Textarea label={t('summary')} value={form.summary} onChange={({ currentTarget }) => set({ summary: currentTarget.value })} autosize minRows={3} />
        <Group grow align="flex-start">
          <NativeSelect label={t('consentBy')} value={form.consentBy} data={consents.map(value => ({ value, label: t(`consent.${value}`) }))} onChange={({ currentTarget }) => set({ consentBy: consents.find(each => each === currentTarget.value) ?? 'NONE' })} />
          {form.consentBy !== 'NONE' && <DayField label={t('consentOn')} required value={form.consentOn} onChange={consentOn => set({ consentOn })} />}
        </Group>
        <OpenReferral open={change.outcome?.state === 'corrected' ? change.outcome.payload.openReferral : undefined} />
        <ChangeNotice outcome={change.outcome} />
        <Text size="sm" c="dimmed">
          {t('next')}
        </Text>
        <Button type="submit" loading={change.isSending} disabled={!hospital}>
          {t('save')}
        </Button>
      </Stack>
    </SentForm>
  )
}

type Open = NonNullable<CreateReferralMutation['createReferral']['openReferral']>

/** The hub's guard against a second referral for the same need: it shows the open one. */
function OpenReferral({ open }: { readonly open: Open | null | undefined }) {
  const { t } = useTranslation('refer')
  const { t: code } = useTranslation('codes')
  if (!open) return null
  return (
    <Alert color="yellow">
      <Anchor component={Link} to={`/referrals/${open.id}`} underline="always">
        {t('open', { to: open.toFacility.name, status: code(`status.${open.status}`) })}
      </Anchor>
    </Alert>
  )
}
