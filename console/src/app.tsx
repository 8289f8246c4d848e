import { Suspense, useEffect, useMemo, useState } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { Provider } from 'urql'
import { createGraphClient } from './graph/client'
import { routes } from './routes'
import { SenderProvider } from './rows/sending'
import type { Session } from './session/session'
import { SignedInContext } from './session/session-context'
import type { ConsoleSettings } from './session/settings'
import { SignInPage } from './session/sign-in-page'
import { TodayPage } from './today/today-page'
import { ErrorBoundary } from './ui/error-boundary'
import { KeysProvider } from './ui/keys'
import { NotFound } from './ui/not-found'
import { Lines } from './ui/section'
import { Shell } from './ui/shell'

export function App({ session, settings }: { readonly session: Session; readonly settings: ConsoleSettings }) {
  const [viewer, setViewer] = useState(session.viewer)
  const [wasSignedIn, setWasSignedIn] = useState(false)
  useEffect(
    () =>
      session.onChange(() => {
        setWasSignedIn(true)
        setViewer(session.viewer())
      }),
    [session],
  )
  const client = useMemo(() => viewer && createGraphClient(session), [session, viewer])
  const signedIn = useMemo(() => viewer && { session, viewer }, [session, viewer])
  if (!client || !signedIn) return <SignInPage session={session} settings={settings} isOver={wasSignedIn} />
  return (
    <SignedInContext value={signedIn}>
      <Provider value={client}>
        <BrowserRouter>
          <KeysProvider>
            <ErrorBoundary>
              <SenderProvider key={viewer?.sub}>
                <Suspense fallback={<Lines count={4} />}>
                  <Routes>
                    <Route element={<Shell isDemo={settings.demo} />}>
                      <Route index element={<TodayPage />} />
                      {routes.map(({ path, Page }) => (
                        <Route key={path} path={path} element={<Page />} />
                      ))}
                      <Route path="*" element={<NotFound />} />
                    </Route>
                  </Routes>
                </Suspense>
              </SenderProvider>
            </ErrorBoundary>
          </KeysProvider>
        </BrowserRouter>
      </Provider>
    </SignedInContext>
  )
}
