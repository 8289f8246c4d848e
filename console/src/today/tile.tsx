import { Card, SimpleGrid, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatNumber } from '../i18n/format'

/** Some tiles that one question answers. */
export function TileGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </section>
  )
}

export function Tiles({ children }: { readonly children: ReactNode }) {
  return <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>{children}</SimpleGrid>
}

interface TileProps {
  readonly label: string
  readonly count: number
  readonly note?: string
  /** The list behind the number. */
  readonly to: string
}

export function Tile({ label, count, note, to }: TileProps) {
  return (
    <Card component={Link} to={to} withBorder padding="sm" data-tile={label}>
      <Text size="xl" fw={700} c="sea.9">
        {formatNumber(count)}
      </Text>
      <Text size="sm">{label}</Text>
      {note && (
        <Text size="sm" fw={600} c="red.9">
          {note}
        </Text>
      )}
    </Card>
  )
}
