import { expect, test } from 'vitest'
import { type Role, roles, type Viewer } from '../../../kit/auth.js'
import { toGlobalId } from '../../../kit/id.js'
import { mayReadPart } from './resident.access.js'

const everything = { facility: 'QN-NCC', province: '48', resident: toGlobalId('Resident', '00000000-0000-4000-8000-000000000000') }
const viewer = (role: Role, claims: Partial<Viewer>): Viewer => ({ subject: 'x', client: 'x', role, expiresAt: 0, ...claims })

test('who sends, treats or insures a person, and the person, reads the answer and the cards; nobody else', () => {
  const all = ['answer', 'cards']
  const read = (role: Role) => (['answer', 'cards'] as const).filter(part => mayReadPart(viewer(role, everything), part))
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
  for (const role of roles) expect(mayReadPart(viewer(role, {}), 'answer')).toBe(false)
})
