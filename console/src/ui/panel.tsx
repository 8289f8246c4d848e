import { Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface PanelProps {
  readonly title: string
  readonly children: ReactNode
  /** By which an address leads to it: `/ward#away`. */
  readonly id?: string
}

/** A named part of a page. */
export function Panel({ title, children, id }: PanelProps) {
  return (
    <Paper component="section" withBorder p="md" aria-label={title} className="keep-together part" data-panel={title} id={id} tabIndex={id === undefined ? undefined : -1}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
