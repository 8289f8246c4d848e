import { Badge, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ResidentRowFragment } from '../generated/operations'

/** The groups somebody belongs to now. */
export function CategoryBadges({ categories }: { readonly categories: ResidentRowFragment['categories'] }) {
  const { t: code } = useTranslation('codes')
  const kinds = [...new Set(categories.filter(({ until }) => until === null).map(({ kind }) => kind))]
  return (
    <Group gap={4}>
      {kinds.map(kind => (
        <Badge key={kind} color="sea">
          {code(`category.${kind}`)}
        </Badge>
      ))}
    </Group>
  )
}
