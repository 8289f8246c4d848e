import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ResidentCoverageDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { Panel } from '../ui/panel'
import { usePlace } from '../ui/place'
import { Section } from '../ui/section'
import { AnswerWhole } from './answer-whole'
import { CheckForm } from './check-form'
import { KeptCheck } from './kept-check'
import { RoutesPanel } from './routes-panel'

/** One person: who is asked about, and the answer under it. */
export function CheckPage() {
  const { filters, go } = usePlace()
  const resident = filters.get('resident') ?? undefined
  const check = filters.get('check') ?? undefined
  return (
    <Stack>
      <CheckForm
        key={resident ?? ''}
        resident={resident}
        check={check}
        onChecked={id => go({ check: id })}
        onOther={() => go({ resident: undefined, check: undefined, at: undefined })}
        // An answer never stands under another question.
        onEdited={() => check !== undefined && go({ check: undefined })}
      />
      {check !== undefined && <KeptCheck key={check} id={check} />}
      {check === undefined && resident !== undefined && (
        <>
          <Now resident={resident} />
          <RoutesPanel resident={resident} />
        </>
      )}
    </Stack>
  )
}

function Now({ resident }: { readonly resident: string }) {
  const { t } = useTranslation('coverage')
  const state = useSection(ResidentCoverageDocument, { id: resident })
  return (
    <Panel title={t('now')}>
      <Section state={state} of={data => data.coverageOf}>
        {answer => <AnswerWhole answer={answer} />}
      </Section>
      <Text size="sm" mt="xs" className="no-print">
        {t('nowHint')}
      </Text>
    </Panel>
  )
}
