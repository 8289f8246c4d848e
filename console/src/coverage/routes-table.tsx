import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CoverageRoutesDocument } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { CoverageBadge } from '../ui/coverage-badge'
import { Section } from '../ui/section'

interface RoutesTableProps {
  readonly resident: string
  /** Codes of health facilities, side by side. */
  readonly places: readonly { readonly code: string; readonly name: string }[]
}

/** What the card pays at each hospital, by each way of coming there; the best of each is said in words too. */
export function RoutesTable({ resident, places }: RoutesTableProps) {
  const { t } = useTranslation('coverage')
  const state = useSection(CoverageRoutesDocument, { resident, healthFacilities: places.map(({ code }) => code) }, { pause: places.length === 0 })
  if (places.length === 0) return <Text size="sm">{t('chooseHospital')}</Text>
  return (
    <Section state={state} of={data => data.coverageByRoute}>
      {byRoute => {
        const routes = [...new Set(byRoute.places.flatMap(place => place.routes.map(({ route }) => route)))]
        return (
          <Table.ScrollContainer minWidth={320}>
            <Table aria-label={t('byRoute')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('routeName')}</Table.Th>
                  {byRoute.places.map(({ healthFacilityCode }) => (
                    <Table.Th key={healthFacilityCode} scope="col">
                      {places.find(({ code }) => code === healthFacilityCode)?.name ?? healthFacilityCode}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {routes.map(route => (
                  <Table.Tr key={route} data-route={route}>
                    <Table.Th scope="row" fw={400}>
                      {t(`route.${route}`)}
                    </Table.Th>
                    {byRoute.places.map(({ healthFacilityCode, best, routes: rows }) => {
                      const answer = rows.find(each => each.route === route)?.answer
                      return (
                        <Table.Td key={healthFacilityCode}>
                          {answer ? <CoverageBadge coverage={answer} /> : '–'}
                          {best === route && <Text size="xs">{t('best')}</Text>}
                        </Table.Td>
                      )
                    })}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )
      }}
    </Section>
  )
}
