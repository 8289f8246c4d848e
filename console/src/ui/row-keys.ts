import { useTranslation } from 'react-i18next'
import { useKeys } from './keys'
import { markedRow } from './place'

/** `j` and `k` move the mark from where the address has it, Enter opens it. */
export function useRowKeys(ids: readonly string[], onMark: (id: string) => void, onOpen: (id: string) => void): void {
  const { t } = useTranslation()
  const mark = (step: number) => {
    const marked = markedRow()
    const next = marked === undefined ? 0 : ids.indexOf(marked) + step
    const id = ids[Math.max(0, Math.min(ids.length - 1, next))]
    if (id !== undefined) onMark(id)
  }
  const open = () => {
    const marked = markedRow()
    if (marked !== undefined) onOpen(marked)
  }
  useKeys([
    { key: 'j', label: t('keys.down'), run: () => mark(1) },
    { key: 'k', label: t('keys.up'), run: () => mark(-1) },
    { key: 'Enter', label: t('keys.enter'), run: open },
  ])
}
