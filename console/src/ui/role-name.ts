import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { codeWords } from '../i18n/code-words'

const isRole = (name: string): name is keyof typeof codeWords.vi.role => name in codeWords.vi.role

/** What somebody is, by their role; the graph has it as text. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation('codes')
  return useCallback((role: string) => (isRole(role) ? t(`role.${role}`) : role), [t])
}
