import { Alert, Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageRoute } from '../generated/enums'
import { CheckCoverageDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { ChangeNotice } from '../ui/change-notice'
import { DayField } from '../ui/day-field'
import { SentForm } from '../ui/sent-form'
import { HospitalField } from '../ui/hospital-field'
import { Panel } from '../ui/panel'
import { emptyQuestion, inputOf, parseBirthDate, type Question } from './check-input'
import { CheckedPerson } from './checked-person'
import { NumberField } from './number-field'
import { recognise } from './recognise'

/** The registered place is what is asked about without a hospital. */
const routes: readonly CoverageRoute[] = ['WITH_SLIP', 'SELF_REFERRED_OUTPATIENT', 'SELF_REFERRED_INPATIENT', 'EMERGENCY', 'APPOINTMENT', 'CHANGED_STAY']

interface CheckFormProps {
  /** Whom to ask about; without one, whoever holds the number that is typed. */
  readonly resident: string | undefined
  /** The check whose answer stands under the form. */
  readonly check: string | undefined
  readonly onChecked: (id: string) => void
  readonly onOther: () => void
  readonly onEdited: () => void
}

export function CheckForm({ resident, check, onChecked, onOther, onEdited }: CheckFormProps) {
  const { t } = useTranslation('coverage')
  // In memory only: no draft, since a number and a name are not to lie in the tab.
  const [question, setQuestion] = useState<Question>(emptyQuestion)
  const [isTold, setTold] = useState(false)
  const change = useChange(CheckCoverageDocument)
  const answered = useRef<string>(undefined)
  useEffect(() => {
    // Led to an answer by the address or by "back": what stands in the box is not what it answers.
    if (check !== undefined && check !== answered.current) setQuestion(emptyQuestion)
  }, [check])
  const set = (more: Partial<Question>) => {
    setQuestion(known => ({ ...known, ...more }))
    setTold(false)
    change.reset()
    onEdited()
  }
  const isBirthDateWrong = question.birthDate.trim() !== '' && parseBirthDate(question.birthDate) === undefined
  const send = async () => {
    setTold(true)
    if (resident === undefined && (recognise(question.number).state !== 'known' || isBirthDateWrong)) return
    const outcome = await change.send(inputOf(question, resident))
    if (outcome.state !== 'done' || !outcome.payload.check) return
    answered.current = outcome.payload.check.id
    onChecked(outcome.payload.check.id)
  }
  return (
    <SentForm className="no-print" onSend={send}>
      <Panel title={t('tabs.check')}>
        <Stack gap="sm">
          {resident === undefined ? (
            <NumberField value={question.number} onChange={number => set({ number })} isTold={isTold} />
          ) : (
            <CheckedPerson resident={resident} onOther={onOther} />
          )}
          <details>
            <summary>{t('more')}</summary>
            <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
              {resident === undefined && (
                <>
                  <TextInput label={t('name')} description={t('gatewayHint')} value={question.name} autoComplete="off" onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
                  <TextInput
                    label={t('birthDate')}
                    description={t('gatewayHint')}
                    value={question.birthDate}
                    autoComplete="off"
                    error={isTold && isBirthDateWrong ? t('birthDateWrong') : undefined}
                    onChange={({ currentTarget }) => set({ birthDate: currentTarget.value })}
                  />
                </>
              )}
              <HospitalField label={t('hospital')} onChoose={hospital => set({ place: hospital?.code ?? '' })} />
              <NativeSelect
                label={t('routeName')}
                description={' '}
                value={question.route}
                disabled={question.place === ''}
                data={[{ value: '', label: t('anyRoute') }, ...routes.map(value => ({ value, label: t(`route.${value}`) }))]}
                onChange={({ currentTarget }) => set({ route: routes.find(each => each === currentTarget.value) ?? '' })}
              />
              {question.place !== '' && question.route === 'WITH_SLIP' && (
                <>
                  <DayField label={t('slipSignedOn')} required value={question.slipSignedOn} onChange={slipSignedOn => set({ slipSignedOn })} />
                  <DayField label={t('slipValidUntil')} required value={question.slipValidUntil} onChange={slipValidUntil => set({ slipValidUntil })} />
                </>
              )}
              <DayField label={t('on')} value={question.on} onChange={on => set({ on })} />
            </SimpleGrid>
          </details>
          {change.outcome?.state === 'failed' && (
            <Alert color="gray" role="alert" data-coverage="CouldNotCheck">
              <Text size="sm" fw={600}>
                {t('failed')}
              </Text>
              <Text size="sm">{t('failedNext')}</Text>
            </Alert>
          )}
          <ChangeNotice outcome={change.outcome} />
          <Group>
            <Button type="submit" loading={change.isSending}>
              {t('check')}
            </Button>
          </Group>
        </Stack>
      </Panel>
    </SentForm>
  )
}
