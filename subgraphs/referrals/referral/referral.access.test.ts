import { describe, expect, test } from 'vitest'
import type { Role, Viewer } from '../../../kit/auth.js'
import { toGlobalId } from '../../../kit/id.js'
import { maySeeSender, reachesOf } from './referral.access.js'

const person = '00000000-0000-5000-8000-000000000001'

function viewer(role: Role, claims: Partial<Viewer> = {}): Viewer {
  return { subject: 'somebody', client: 'test', role, expiresAt: 0, ...claims }
}

const everything = {
  facility: 'QN-CAI',
  hospital: '48001',
  province: '48',
  resident: toGlobalId('Resident', person),
}
const parties = [
  { by: 'sender', code: 'QN-CAI' },
  { by: 'hospital', code: '48001' },
]

describe('a token that names every organisation reaches', () => {
  const staff = ['nurse', 'clinician', 'signer', 'head', 'coordinator'] as const

  test.each(staff)('as %s what its organisations are party to', role => {
    expect(reachesOf(viewer(role, everything), 'basic')).toEqual(parties)
    expect(reachesOf(viewer(role, everything), 'clinical')).toEqual(parties)
  })

  test.each(['insurance-officer', 'insurance-head'] as const)('as %s the province, without health data', role => {
    expect(reachesOf(viewer(role, everything), 'basic')).toEqual([{ by: 'province', code: '48' }])
    expect(reachesOf(viewer(role, everything), 'clinical')).toEqual([])
  })

  test.each(['resident', 'guardian'] as const)('as %s that one person', role => {
    expect(reachesOf(viewer(role, everything), 'clinical')).toEqual([{ by: 'person', key: person }])
  })

  test.each(['programme-officer', 'auditor', 'admin'] as const)('as %s nothing', role => {
    expect(reachesOf(viewer(role, { ...everything, scope: 'country' }), 'basic')).toEqual([])
    expect(reachesOf(viewer(role, everything), 'clinical')).toEqual([])
  })
})

describe('a narrower token', () => {
  test('gives a coordinator the province only where no organisation is named', () => {
    expect(reachesOf(viewer('coordinator', { province: '48' }), 'clinical')).toEqual([{ by: 'province', code: '48' }])
    expect(reachesOf(viewer('coordinator', { province: '48', hospital: '48001' }), 'basic')).toEqual([
      { by: 'hospital', code: '48001' },
    ])
  })

  test('of the whole country widens staff and insurers, and no person', () => {
    expect(reachesOf(viewer('coordinator', { scope: 'country' }), 'clinical')).toEqual([{ by: 'country' }])
    expect(reachesOf(viewer('insurance-officer', { scope: 'country' }), 'basic')).toEqual([{ by: 'country' }])
    expect(reachesOf(viewer('insurance-officer', { scope: 'country' }), 'clinical')).toEqual([])
    expect(reachesOf(viewer('resident', { ...everything, scope: 'country' }), 'basic')).toEqual([])
  })

  test('with a malformed person reaches nobody', () => {
    expect(reachesOf(viewer('guardian', { resident: 'x' }), 'basic')).toEqual([{ by: 'person', key: null }])
  })

  test('that names nothing reaches nothing', () => {
    expect(reachesOf(viewer('nurse'), 'basic')).toEqual([])
  })
})

describe('who learns the sender of a sealed referral', () => {
  const sealed = { sealed: true, fromFacilityCode: 'QN-CAI' }

  test.each([
    ['its own staff', viewer('nurse', { facility: 'QN-CAI' }), true],
    ['staff of another care home', viewer('nurse', { facility: 'QN-NCC' }), false],
    ['the hospital', viewer('clinician', { hospital: '48001' }), false],
    ['an insurer who names that care home', viewer('insurance-officer', { facility: 'QN-CAI', province: '48' }), false],
  ])('%s', (_, who, expected) => {
    expect(maySeeSender(who, sealed)).toBe(expected)
  })

  test('of an open one: everybody who sees it', () => {
    expect(maySeeSender(viewer('clinician', { hospital: '48001' }), { ...sealed, sealed: false })).toBe(true)
  })
})
