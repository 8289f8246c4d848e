import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Client, useClient } from 'urql'
import { WorklistPageDocument, type WorklistPageQueryVariables, type WorklistRowFragment } from '../generated/operations'
import { formatDay, formatMoment } from '../i18n/format'
import { hubToday } from '../session/hub-clock'
import { outcomeOf } from '../ui/coverage-badge'
import { csvFile } from '../ui/csv'
import { saveFile } from '../ui/file'
import { Dialog } from '../ui/dialog'

/** More belongs into a report, not onto somebody's disk. */
const most = 2_000
const step = 100

type Filters = Omit<WorklistPageQueryVariables, 'first' | 'after' | 'last' | 'before'>

/** Every page of a list; nothing when one could not be had, so that no file looks whole that is not. */
async function fetchAll(client: Client, filters: Filters, onProgress: (done: number) => void): Promise<readonly WorklistRowFragment[] | undefined> {
  const rows: WorklistRowFragment[] = []
  let after: string | undefined
  for (;;) {
    const { data, error } = await client.query(WorklistPageDocument, { ...filters, first: step, after }, { requestPolicy: 'network-only' })
    if (!data?.referralWorklist || error) return undefined
    const { nodes, pageInfo } = data.referralWorklist
    rows.push(...nodes)
    onProgress(rows.length)
    if (!pageInfo.hasNextPage || rows.length >= most) return rows.slice(0, most)
    after = pageInfo.endCursor ?? undefined
  }
}

export function ExportButton({ filters, total }: { readonly filters: Filters; readonly total: number }) {
  const { t } = useTranslation('worklist')
  const { t: common } = useTranslation()
  const { t: code } = useTranslation('codes')
  const client = useClient()
  const [isOpen, dialog] = useDisclosure(false)
  const [done, setDone] = useState<number>()
  const [hasFailed, setFailed] = useState(false)
  const count = Math.min(total, most)
  const lineOf = (row: WorklistRowFragment) => [
    row.patientName,
    formatDay(row.patientBirthDate),
    code(`urgency.${row.urgency}`),
    row.fromFacility?.name ?? row.fromHealthFacility?.name ?? '',
    row.toFacility.name,
    code(`status.${row.status}`),
    code(`nextMove.${row.nextMove}`),
    formatMoment(row.dueBy),
    row.coverageNow ? common(`coverage.${outcomeOf(row.coverageNow)}`) : common('coverage.missing'),
    row.paperNumber ?? '',
  ]
  const run = async () => {
    setFailed(false)
    setDone(0)
    const rows = await fetchAll(client, filters, setDone)
    setDone(undefined)
    if (!rows) return setFailed(true)
    const header = (['patient', 'born', 'urgency', 'from', 'to', 'status', 'move', 'time', 'coverage', 'paper'] as const).map(each => t(`file.${each}`))
    saveFile(csvFile([header, ...rows.map(lineOf)]), `chuyen-tuyen-${hubToday()}.csv`)
    dialog.close()
  }
  return (
    <>
      <Button variant="default" onClick={dialog.open} disabled={total === 0}>
        {t('export')}
      </Button>
      <Dialog opened={isOpen} onClose={dialog.close} title={t('exportTitle')}>
        <Stack>
          <Alert color="yellow">{t('exportWarning', { count })}</Alert>
          {total > most && <Text size="sm">{t('exportLimit', { count: most })}</Text>}
          {hasFailed && <Alert color="red">{t('exportFailed')}</Alert>}
          {done !== undefined && <Text role="status">{t('exporting', { done, total: count })}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {common('buttons.cancel')}
            </Button>
            <Button onClick={() => void run()} loading={done !== undefined}>
              {t('exportNow')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  )
}
