import { AppShell, Badge, Burger, Button, Group, Menu, NavLink, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useNavigate } from 'react-router'
import { useSignedIn } from '../session/session-context'
import { pagesOf } from '../pages'
import { formatDay } from '../i18n/format'
import { KeyLegend } from './key-legend'
import { useKeys } from './keys'
import { LanguageSwitch } from './language-switch'
import { Palette } from './palette'

/** What stands around every page. */
export function Shell({ isDemo }: { readonly isDemo: boolean }) {
  const { t } = useTranslation()
  const { session, viewer } = useSignedIn()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [isMenuOpen, menu] = useDisclosure(false)
  const [isLegendOpen, legend] = useDisclosure(false)
  const pages = pagesOf(viewer)
  useKeys([{ key: '?', label: t('keys.legend'), run: legend.open }, ...pages.map(({ name, path, key }) => ({ key, label: t(`nav.${name}`), run: () => void navigate(path) }))])
  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 210, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }} padding="md">
      <a className="skip" href="#page-title">
        {t('skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isMenuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} />
            <Text fw={700} c="sea.9">
              {t('product')}
            </Text>
            {isDemo && (
              <Badge color="yellow" c="dark" visibleFrom="md">
                {t('demoBanner')}
              </Badge>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Group visibleFrom="sm" gap={0}>
              <LanguageSwitch />
            </Group>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" size="compact-sm">
                  {viewer.name}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {viewer.act_for && <Menu.Label>{t('actsFor', { name: viewer.act_for.sub, until: formatDay(viewer.act_for.until) })}</Menu.Label>}
                <Menu.Item onClick={legend.open}>{t('keys.title')}</Menu.Item>
                <Menu.Item onClick={() => void session.signOut()}>{t('signOut')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('nav.label')}>
        {pages.map(({ name, path }) => (
          <NavLink
            key={path}
            component={Link}
            to={path}
            label={t(`nav.${name}`)}
            active={path === '/' ? pathname === '/' : pathname.startsWith(path)}
            variant="light"
            onClick={menu.close}
          />
        ))}
        <Group hiddenFrom="sm" mt="md">
          <LanguageSwitch />
        </Group>
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
      <KeyLegend isOpen={isLegendOpen} onClose={legend.close} />
      <Palette />
    </AppShell>
  )
}
