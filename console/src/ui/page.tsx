import { Group, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

/** The head of a page: its title, in the tab too, and what can be done on it. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – An Sinh Hub`
  }, [title])
  return (
    <Group justify="space-between" mb="md">
      <Title order={1} size="h3" tabIndex={-1} id="page-title">
        {title}
      </Title>
      <Group gap="xs" className="no-print">
        {children}
      </Group>
    </Group>
  )
}
