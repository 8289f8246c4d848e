import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from './files.js'

test('a project file is found from wherever this module runs', () => {
  expect(readFileSync(projectFile('kit/files.test.ts'), 'utf8')).toContain('a project file is found')
})
