import { Text } from '@mantine/core'

/** A name and what is said under it; nothing where there is nothing. */
export function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  if (children === undefined || children === null || children === '') return null
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {children}
      </Text>
    </div>
  )
}
