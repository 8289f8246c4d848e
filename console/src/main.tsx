import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/app.css'
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { startLanguages } from './i18n/i18n'
import { fetchPageAt } from './routes'
import { setHubClock } from './session/hub-clock'
import { openSession } from './session/session'
import { fetchSettings } from './session/settings'
import { styleNonce } from './ui/style-nonce'
import { theme } from './ui/theme'

const settings = await fetchSettings()
setHubClock(settings.now)
await startLanguages()
const session = await openSession(settings)
if (session.viewer()) await fetchPageAt(window.location.pathname)
createRoot(document.querySelector('#root')!).render(
  <MantineProvider theme={theme} getStyleNonce={styleNonce} forceColorScheme="light">
    <App session={session} settings={settings} />
  </MantineProvider>,
)
