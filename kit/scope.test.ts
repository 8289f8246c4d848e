import { describe, expect, test } from 'vitest'
import { type Role, roles, type Viewer } from './auth.js'
import { personScope } from './scope.js'

const viewer = (role: Role, claims: Partial<Viewer> = {}): Viewer => ({ subject: 's', client: 'c', role, expiresAt: 0, ...claims })
const everything = { facility: 'F', province: '48', resident: 'R', hospital: 'H' } as const

describe('whose records a token reaches', () => {
  test('each role, with every claim at once: the narrowest relation it is allowed', () => {
    expect(Object.fromEntries(roles.map(role => [role, personScope(viewer(role, everything))]))).toEqual({
      nurse: { kind: 'facility', code: 'F' },
      clinician: { kind: 'facility', code: 'F' },
      signer: { kind: 'facility', code: 'F' },
      head: { kind: 'facility', code: 'F' },
      coordinator: { kind: 'facility', code: 'F' },
      'insurance-officer': { kind: 'province', code: '48' },
      'insurance-head': { kind: 'province', code: '48' },
      'programme-officer': { kind: 'province', code: '48' },
      auditor: { kind: 'none' },
      resident: { kind: 'person', id: 'R' },
      guardian: { kind: 'person', id: 'R' },
      admin: { kind: 'none' },
    })
  })

  test('no claim, no record', () => {
    expect(roles.map(role => personScope(viewer(role)))).toEqual(roles.map(() => ({ kind: 'none' })))
  })

  test('the whole country is for roles that reach many, and never for a person, an auditor or an administrator', () => {
    const wide = roles.filter(role => personScope(viewer(role, { ...everything, scope: 'country' })).kind === 'country')
    expect(wide).toEqual([
      'nurse', 'clinician', 'signer', 'head', 'coordinator', 'insurance-officer', 'insurance-head', 'programme-officer',
    ])
    for (const role of ['resident', 'guardian', 'auditor', 'admin'] as const) {
      expect(personScope(viewer(role, { ...everything, scope: 'country' }))).toEqual({ kind: 'none' })
    }
  })
})
