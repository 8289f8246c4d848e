import { describe, expect, test } from 'vitest'
import { exceptions, licenceProblems, type LockedPackage } from './licences.rules.js'

const asExcepted: LockedPackage[] = exceptions.map(({ name, licence, development = false }) => ({ name, licence, development }))
const problemsOf = (licence: string | undefined, development = false) => licenceProblems([...asExcepted, { name: 'some-package', licence, development }])

describe('licences of what the hub is built of', () => {
  test.each(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', '(MIT OR CC0-1.0)', '(GPL-3.0-only OR MIT)', '(MIT AND BSD-3-Clause)', 'MIT AND ISC'])('%s is allowed', licence => {
    expect(problemsOf(licence)).toEqual([])
  })

  test.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'LGPL-2.1-only', 'MPL-2.0', 'Elastic-2.0', 'BUSL-1.1', 'SSPL-1.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', '(MIT AND GPL-2.0-only)', 'mit', ''])('%s is not', licence => {
    expect(problemsOf(licence)).toEqual([`some-package: ${licence}, in production`])
    expect(problemsOf(licence, true)).toEqual([`some-package: ${licence}`])
  })

  test('a package that says nothing is told by name', () => {
    expect(problemsOf(undefined)).toEqual(['some-package: says no licence, in production'])
  })

  test('an exception is for one package under one licence, and where it is for development, only there', () => {
    const changed = (name: string, change: Partial<LockedPackage>) => licenceProblems(asExcepted.map(each => (each.name === name ? { ...each, ...change } : each)))
    expect(changed('tweetnacl', { licence: 'GPL-3.0-only' })).toEqual(['tweetnacl: GPL-3.0-only, in production', 'tweetnacl: an exception that nothing needs'])
    expect(changed('lightningcss*', { development: false })).toEqual(['lightningcss*: MPL-2.0, in production', 'lightningcss*: an exception that nothing needs'])
    expect(changed('tweetnacl', { licence: 'MIT' })).toEqual(['tweetnacl: an exception that nothing needs'])
  })
})
