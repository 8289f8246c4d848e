import { expect, test } from 'vitest'
import { type Role, roles, type Viewer } from '../../../kit/auth.js'
import { toldDiagnoses } from './told-facts.js'

const stands: Record<string, Partial<Viewer>> = { facility: { facility: 'QN-NCC' }, province: { province: '48' }, country: { scope: 'country' }, person: { resident: 'r' }, nowhere: {} }
const viewer = (role: Role, stand: string): Viewer => ({ subject: 's', client: 'c', expiresAt: 0, role, ...stands[stand] })

test('the codes that tell of HIV are told to who cares, who decides on the payment, and the person; the others to all', () => {
  const knowing = roles.flatMap(role => Object.keys(stands).flatMap(stand => (toldDiagnoses(viewer(role, stand), ['I10', 'B20.1', 'Z21']).length === 3 ? [`${role} ${stand}`] : [])))
  expect(knowing).toEqual(['nurse facility', 'clinician facility', 'head facility', 'insurance-officer province', 'insurance-head province', 'resident person'])
  for (const role of roles) expect(toldDiagnoses(viewer(role, 'nowhere'), ['I10', 'B24', 'E11'])).toEqual(['I10', 'E11'])
})
