import { Alert, Button } from '@mantine/core'
import i18next from 'i18next'
import { Component, type ReactNode } from 'react'

/** An error of the page itself: said, with a way on, instead of a white page. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Alert color="red" m="xl" role="alert">
        <p>{i18next.t('states.crashed')}</p>
        <Button onClick={() => window.location.reload()}>{i18next.t('states.reload')}</Button>
      </Alert>
    )
  }
}
