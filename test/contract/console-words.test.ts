import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'

// Inside the project, so that what it imports is found.
const folder = mkdtempSync(projectFile('dist/words-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Where the type check of the console complains, of a page with these lines. */
function complaintsAbout(lines: readonly string[]): string[] {
  writeFileSync(join(folder, 'page.ts'), lines.join('\n'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../console/tsconfig.json', include: ['page.ts'] }))
  const { stdout } = spawnSync(projectFile('node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .filter(line => line.includes(': error '))
    .map(line => line.replace(/^.*page\.ts\((\d+),.*$/, 'line $1'))
}

const head = [
  "import { useTranslation } from 'react-i18next'",
  "import '../../console/src/i18n/dictionaries'",
  "import type { Urgency } from '../../console/src/generated/enums'",
  "import { of, words } from '../../console/src/i18n/words'",
]

describe('the words of the console', () => {
  test('those that are there are found, in both languages', () => {
    const right = [
      "export const useRight = () => useTranslation('today').t('title')",
      "export const whole = words({ a: 'á' }, { a: 'a' })",
      "export const all = of<Urgency>()({ EMERGENCY: 'Cấp cứu', URGENT: 'Khẩn', ROUTINE: 'Thường quy' })",
    ]
    expect(complaintsAbout([...head, ...right])).toEqual([])
  })

  test('a mistyped key, one that a language lacks or has alone, and a value of the graph without a word fail the check', () => {
    const wrong = [
      "export const useMistyped = () => useTranslation('today').t('titel')",
      "export const lacking = words({ a: 'á', b: 'bê' }, { a: 'a' })",
      "export const alone = words({ a: 'á' }, { a: 'a', b: 'b' })",
      "export const some = of<Urgency>()({ EMERGENCY: 'Cấp cứu', URGENT: 'Khẩn' })",
    ]
    expect(complaintsAbout([...head, ...wrong])).toEqual(['line 5', 'line 6', 'line 7', 'line 8'])
  })
})
