import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ResidentClinicalDocument, type ResidentClinicalQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { Fact } from '../ui/fact'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'

type Clinical = NonNullable<ResidentClinicalQuery['resident']>

/** What is known of the person between the checks. Nothing written down is said as that, and never as "none". */
export function ResidentClinical({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const state = useSection(ResidentClinicalDocument, { id })
  // A role that may not read health data is told so once, for all of it.
  return (
    <Panel title={t('health.clinical')}>
      <Section state={state} of={data => (data.resident?.allergies ? data.resident : undefined)} nothing="–">
        {resident => <Known resident={resident} />}
      </Section>
    </Panel>
  )
}

function Known({ resident }: { readonly resident: Clinical }) {
  const { t } = useTranslation('resident')
  const none = t('health.noneWritten')
  const lines = (all: readonly string[] | undefined) => (all && all.length > 0 ? all.join('\n') : none)
  return (
    <Stack gap="xs">
      <Fact name={t('health.allergies')}>{allergiesOf(resident) || <NoAllergies saidOn={resident.noKnownAllergiesSaidOn} />}</Fact>
      <Fact name={t('health.conditions')}>{lines(resident.conditions?.map(({ code, text, clinicalStatus }) => `${code} ${text} (${t(`clinicalStatus.${clinicalStatus}`)})`))}</Fact>
      <Fact name={t('health.medicines')}>{lines(resident.medicines?.map(({ name, strength, dose, takenFor }) => [name, strength, dose, takenFor].filter(Boolean).join(' · ')))}</Fact>
      <Fact name={t('health.vaccinations')}>
        {lines(resident.vaccinations?.map(({ vaccine, otherVaccine, givenOn }) => `${formatDay(givenOn)} ${otherVaccine ?? t(`vaccine.${vaccine}`)}`))}
        {resident.nextVaccinationDueOn && `\n${t('health.nextDose', { day: formatDay(resident.nextVaccinationDueOn) })}`}
      </Fact>
    </Stack>
  )

  function allergiesOf({ allergies }: Clinical): string {
    return (allergies ?? []).map(({ substance, reaction, criticality }) => [substance, reaction, t(`criticality.${criticality}`)].filter(Boolean).join(' · ')).join('\n')
  }
}

/** An empty list is not "no allergies": that is only so once it was asked. */
function NoAllergies({ saidOn }: { readonly saidOn: string | null }) {
  const { t } = useTranslation('resident')
  return saidOn ? t('health.noAllergies', { day: formatDay(saidOn) }) : t('health.allergiesUnknown')
}
