import { readFileSync } from 'node:fs'
import { projectFile } from '../kit/files.js'
import type { Example } from './explorer.js'

/** The saved tabs of the explorer, from `schema/examples/`. Each variable set is one to change and run. */
const saved = [
  { title: 'Resident view', file: 'resident-view', variables: { id: '' } },
  { title: 'A page of residents', file: 'resident-page', variables: { first: 20 } },
  { title: 'Name search', file: 'name-search', variables: { text: 'nguyen thi huong' } },
  { title: 'Worklist', file: 'worklist', variables: { list: 'OVERDUE', first: 20 } },
  { title: 'Provinces before and now', file: 'units', variables: { before: '2025-06-30', now: '2026-11-02' } },
  { title: 'Without facilities', file: 'without-facilities', variables: { id: '' } },
] as const

export function exampleText(file: (typeof saved)[number]['file']): string {
  return readFileSync(projectFile(`schema/examples/${file}.graphql`), 'utf8')
}

/** With a demo resident (and a token in the explorer) the tabs answer at once. */
export function examples(residentId = ''): Example[] {
  return saved.map(({ title, file, variables }) => ({
    title,
    query: exampleText(file),
    variables: 'id' in variables ? { id: residentId } : variables,
  }))
}
