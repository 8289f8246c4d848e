import { NativeSelect, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CancellationReason, NoShowReason, ReferralAction, RejectionReason } from '../generated/enums'

const rejections: readonly RejectionReason[] = ['NO_BED', 'NO_SPECIALTY', 'NO_EQUIPMENT', 'OUTSIDE_LICENCE', 'NO_INSURANCE_CONTRACT', 'INCOMPLETE', 'DUPLICATE', 'OTHER']
const cancellations: readonly CancellationReason[] = ['NO_LONGER_NEEDED', 'PERSON_DECLINED', 'OTHER_FACILITY', 'WRONG_ENTRY', 'OTHER']
const noShows: readonly NoShowReason[] = ['UNREACHABLE', 'COMING_LATER', 'REFUSED', 'WENT_ELSEWHERE']

interface ReasonFieldProps {
  readonly action: ReferralAction
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** The coded reasons of a step; of a correction the reason is its own words. */
export function ReasonField({ action, value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation('referral')
  const { t: common } = useTranslation()
  if (action === 'correctReferral') {
    return <Textarea label={t('form.correction')} required value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} autosize />
  }
  const choices = {
    cancelReferral: cancellations.map(each => ({ value: each, label: t(`cancellation.${each}`) })),
    recordNoShow: noShows.map(each => ({ value: each, label: t(`noShow.${each}`) })),
    other: rejections.map(each => ({ value: each, label: t(`rejection.${each}`) })),
  }
  const data = action === 'cancelReferral' || action === 'recordNoShow' ? choices[action] : choices.other
  return (
    <NativeSelect
      label={t('form.reason')}
      required
      data-autofocus
      value={value}
      data={[{ value: '', label: common('form.choose') }, ...data]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
