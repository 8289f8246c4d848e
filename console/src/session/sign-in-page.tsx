import { Alert, Button, Center, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../ui/language-switch'
import type { Session } from './session'
import type { ConsoleSettings } from './settings'

interface SignInPageProps {
  readonly session: Session
  readonly settings: ConsoleSettings
  /** Whether somebody was signed in here a moment ago. */
  readonly isOver: boolean
}

export function SignInPage({ session, settings, isOver }: SignInPageProps) {
  const { t } = useTranslation()
  const [hasFailed, setFailed] = useState(false)
  const signIn = () => session.signIn().catch(() => setFailed(true))
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" maw={480}>
        <Stack>
          <Title order={1} size="h2">
            {t('product')}
          </Title>
          <Text>{t('signIn.text')}</Text>
          {settings.demo && <Text>{t('signIn.demo')}</Text>}
          {isOver && <Alert color="yellow">{t('signIn.over')}</Alert>}
          {hasFailed && <Alert color="red">{t('signIn.failed')}</Alert>}
          {settings.issuer === undefined ? (
            <Alert color="red">{t('signIn.closed')}</Alert>
          ) : (
            <Button onClick={signIn} size="md">
              {t('signIn.button')}
            </Button>
          )}
          <LanguageSwitch />
        </Stack>
      </Paper>
    </Center>
  )
}
