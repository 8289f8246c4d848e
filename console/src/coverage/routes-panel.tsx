import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Client, useClient } from 'urql'
import { ComparedHospitalDocument } from '../generated/operations'
import { HospitalField } from '../ui/hospital-field'
import { Panel } from '../ui/panel'
import { usePlace } from '../ui/place'
import { RoutesTable } from './routes-table'

/** As many as stand side by side on a desk. */
const most = 5

/** What is paid at hospitals one chooses; which ones stands in the address. */
export function RoutesPanel({ resident }: { readonly resident: string }) {
  const { t } = useTranslation('coverage')
  const { filters, go } = usePlace()
  const codes = (filters.get('at') ?? '').split('-').filter(code => /^\d{5}$/.test(code)).slice(0, most)
  const names = useNames(codes)
  const places = codes.map(code => ({ code, name: names[code] ?? code }))
  const show = (next: readonly string[]) => go({ at: next.join('-') })
  return (
    <Panel title={t('byRoute')}>
      <Stack gap="sm">
        {codes.length < most && (
          <div className="no-print">
            {/* Empty again for the next one. */}
            <HospitalField key={codes.join('-')} label={t('addHospital')} onChoose={hospital => hospital && !codes.includes(hospital.code) && show([...codes, hospital.code])} />
          </div>
        )}
        {places.length > 0 && (
          <Group gap="xs" className="no-print">
            {places.map(({ code, name }) => (
              <Button key={code} variant="default" size="compact-sm" onClick={() => show(codes.filter(each => each !== code))}>
                {t('removeHospital', { name })}
              </Button>
            ))}
          </Group>
        )}
        <RoutesTable resident={resident} places={places} />
      </Stack>
    </Panel>
  )
}

async function nameOf(client: Client, code: string): Promise<readonly [string, string]> {
  const { data } = await client.query(ComparedHospitalDocument, { code })
  return [code, data?.healthFacility?.name ?? code]
}

/** The names of hospitals of which the address holds the codes; a code stands for itself until it has one. */
function useNames(codes: readonly string[]): Readonly<Record<string, string>> {
  const client = useClient()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const key = codes.join('-')
  useEffect(() => {
    let isOver = false
    const fetchNames = async () => {
      const found = await Promise.all(key.split('-').filter(Boolean).map(code => nameOf(client, code)))
      if (!isOver) setNames(Object.fromEntries(found))
    }
    void fetchNames()
    return () => {
      isOver = true
    }
  }, [client, key])
  return names
}
