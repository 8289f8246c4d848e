import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { IssueStatementDocument, type IssueStatementMutation, StatementFileDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { formatMoment } from '../i18n/format'
import { languageInUse } from '../i18n/language'
import { ChangeNotice } from '../ui/change-notice'
import { useDraft } from '../ui/draft'
import { Fact } from '../ui/fact'
import { fileOf, saveFile } from '../ui/file'
import { Panel } from '../ui/panel'
import { QrCode } from './qr-code'

type Paper = NonNullable<IssueStatementMutation['issueCoverageStatement']['statement']>

/**
 * The paper of a check: once issued, its number and QR code stand under the answer, on screen and in print. It is kept beside its check in
 * the tab, not in the address, by which the number of one paper could be put under the answer of another check.
 */
export function StatementPanel({ check }: { readonly check: string }) {
  const { t } = useTranslation('keptCheck')
  const change = useChange(IssueStatementDocument)
  // A reload keeps it: issued again, it would have another number.
  const [paper, setPaper] = useDraft<Paper | null>(`statement.${check}`, null)
  const issue = async () => {
    const outcome = await change.send({ check, language: languageInUse() === 'vi' ? 'VI' : 'EN' })
    if (outcome.state === 'done' && outcome.payload.statement) setPaper(outcome.payload.statement)
  }
  if (paper) return <Issued paper={paper} />
  return (
    <Stack gap="xs" align="flex-start" className="no-print">
      <Button variant="default" loading={change.isSending} onClick={() => void issue()}>
        {t('issue')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('statementHint')}
      </Text>
      <ChangeNotice outcome={change.outcome} />
    </Stack>
  )
}

function Issued({ paper: { number, issuedAt, sha256, verifyUrl } }: { readonly paper: Paper }) {
  const { t } = useTranslation('keptCheck')
  const { t: common } = useTranslation()
  return (
    <Panel title={t('statement')}>
      <Stack gap="sm" role="status">
        <Group wrap="nowrap" align="flex-start">
          <QrCode text={verifyUrl} label={t('qr')} />
          <Stack gap={4} style={{ overflowWrap: 'anywhere' }}>
            <Fact name={t('number')}>{number}</Fact>
            <Fact name={t('issuedAt')}>{formatMoment(issuedAt)}</Fact>
            <Fact name={t('verify')}>{verifyUrl}</Fact>
            <Fact name={t('sha256')}>{sha256}</Fact>
          </Stack>
        </Group>
        <Group className="no-print">
          <Button onClick={() => window.print()}>{common('buttons.print')}</Button>
          <FileButton number={number} />
        </Group>
      </Stack>
    </Panel>
  )
}

/** The same as a PDF; its bytes are fetched when somebody wants them. */
function FileButton({ number }: { readonly number: string }) {
  const { t } = useTranslation('keptCheck')
  const client = useClient()
  const [isFetching, setFetching] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const fetchFile = async () => {
    setFetching(true)
    const { data } = await client.query(StatementFileDocument, { number }, { requestPolicy: 'network-only' })
    const file = data?.coverageStatement
    if (file) saveFile(fileOf(file), file.fileName)
    setFailed(!file)
    setFetching(false)
  }
  return (
    <>
      <Button variant="default" loading={isFetching} onClick={() => void fetchFile()}>
        {t('file')}
      </Button>
      {hasFailed && (
        <Alert color="red" role="alert">
          {t('fileFailed')}
        </Alert>
      )}
    </>
  )
}
