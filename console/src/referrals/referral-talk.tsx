import { Button, List, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { AttachmentFileDocument, CommentOnReferralDocument, ReferralTalkDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { useSection } from '../graph/use-section'
import { formatMoment } from '../i18n/format'
import { ChangeNotice } from '../ui/change-notice'
import { fileOf, saveFile } from '../ui/file'
import { useDraft } from '../ui/draft'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'

/** What both sides write to each other, and the files that go along. */
export function ReferralTalk({ id }: { readonly id: string }) {
  const { t } = useTranslation('referral')
  const state = useSection(ReferralTalkDocument, { id })
  return (
    <Panel title={t('sections.talk')}>
      <Section state={state} of={data => data.referral}>
        {({ comments, attachments }) => (
          <Stack gap="sm">
            {comments?.nodes.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('noComments')}
              </Text>
            )}
            {comments?.nodes.map(comment => (
              <Text key={comment.id} size="sm" data-comment>
                <b>{t(`side.${comment.side}`)}</b> · {formatMoment(comment.at)} · {comment.text}
              </Text>
            ))}
            {comments && <NewComment id={id} />}
            {attachments && <Files files={attachments} />}
          </Stack>
        )}
      </Section>
    </Panel>
  )
}

function NewComment({ id }: { readonly id: string }) {
  const { t } = useTranslation('referral')
  const [text, setText, clear] = useDraft(`comment.${id}`, '')
  const change = useChange(CommentOnReferralDocument)
  const send = async () => {
    const { state } = await change.send({ referral: id, text })
    if (state === 'done') clear()
  }
  return (
    <Stack gap="xs" className="no-print">
      <Textarea label={t('comment')} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} autosize />
      <ChangeNotice outcome={change.outcome} />
      <Button variant="default" size="compact-sm" w="fit-content" onClick={() => void send()} loading={change.isSending} disabled={text.trim() === ''}>
        {t('addComment')}
      </Button>
    </Stack>
  )
}

interface FileBrief {
  readonly id: string
  readonly fileName: string
  readonly withdrawnAt: string | null
}

function Files({ files }: { readonly files: readonly FileBrief[] }) {
  const { t } = useTranslation('referral')
  const client = useClient()
  const [hasFailed, setFailed] = useState(false)
  const fetchFile = async (id: string) => {
    const { data } = await client.query(AttachmentFileDocument, { id }, { requestPolicy: 'network-only' })
    const file = data?.attachmentContent
    setFailed(!file?.content)
    if (!file?.content) return
    saveFile(fileOf({ content: file.content, mediaType: file.attachment.mediaType }), file.attachment.fileName)
  }
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('sections.files')}
      </Text>
      {files.length === 0 && <Text size="sm">{t('noFiles')}</Text>}
      <List size="sm">
        {files.map(({ id, fileName, withdrawnAt }) => (
          <List.Item key={id}>
            {withdrawnAt ? (
              `${fileName} (${t('withdrawn')})`
            ) : (
              <Button variant="subtle" size="compact-sm" onClick={() => void fetchFile(id)}>
                {fileName}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
      {hasFailed && <Text size="sm">{t('fileFailed')}</Text>}
    </div>
  )
}
