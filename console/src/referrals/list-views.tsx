import { Button, Group, Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { z } from 'zod/mini'

const kept = 'hub.views.referrals'
const shape = z.array(z.object({ name: z.string(), filters: z.string() }))

type View = z.infer<typeof shape>[number]

/** What this browser keeps: filters and order, never what was typed to search. */
function readViews(): View[] {
  const parsed = shape.safeParse(JSON.parse(window.localStorage.getItem(kept) ?? '[]'))
  return parsed.success ? parsed.data : []
}

export function SavedViews({ filters }: { readonly filters: URLSearchParams }) {
  const { t } = useTranslation('worklist')
  const navigate = useNavigate()
  const [views, setViews] = useState(readViews)
  const [name, setName] = useState('')
  const keep = (next: View[]) => {
    window.localStorage.setItem(kept, JSON.stringify(next))
    setViews(next)
  }
  const save = () => {
    const own = new URLSearchParams(filters)
    for (const key of ['after', 'before', 'row']) own.delete(key)
    keep([...views.filter(view => view.name !== name.trim()), { name: name.trim(), filters: own.toString() }])
    setName('')
  }
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default">{t('views')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.length === 0 && <Menu.Label>{t('noViews')}</Menu.Label>}
        {views.map(view => (
          <Group key={view.name} wrap="nowrap" gap={0}>
            <Menu.Item onClick={() => void navigate({ search: view.filters, hash: '' })}>{view.name}</Menu.Item>
            <Menu.Item w="auto" aria-label={t('removeView', { name: view.name })} onClick={() => keep(views.filter(each => each !== view))}>
              ×
            </Menu.Item>
          </Group>
        ))}
        <Menu.Divider />
        <Group p="xs" wrap="nowrap" align="flex-end">
          <TextInput size="xs" label={t('viewName')} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} onKeyDown={event => event.stopPropagation()} />
          <Button size="xs" onClick={save} disabled={name.trim() === ''}>
            {t('saveView')}
          </Button>
        </Group>
      </Menu.Dropdown>
    </Menu>
  )
}
