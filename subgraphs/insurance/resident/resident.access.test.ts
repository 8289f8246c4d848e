import { expect, test } from 'vitest'
import { type Role, roles, type Viewer } from '../../../kit/auth.js'
import { insuranceParts, mayReadPart } from './resident.access.js'

const viewer = (role: Role): Viewer => ({ subject: 'x', client: 'x', role, expiresAt: 0 })

test('who sends, treats or insures a person, and the person, reads the answer and the cards; nobody else', () => {
  const all = ['answer', 'cards']
  const read = (role: Role) => insuranceParts.filter(part => mayReadPart(viewer(role), part))
  expect(Object.fromEntries(roles.map(role => [role, read(role)]))).toEqual({
    nurse: all,
    clinician: all,
    signer: all,
    head: all,
    coordinator: all,
    'insurance-officer': all,
    'insurance-head': all,
    'programme-officer': [],
    auditor: [],
    resident: all,
    guardian: all,
    admin: [],
  })
})
