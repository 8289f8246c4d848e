import { describe, expect, test } from 'vitest'
import { type Role, roles, type Viewer } from '../../../kit/auth.js'
import { type FacilityAction, facilityActions, judgeFacility } from './facility-record.access.js'

const facility = { facilityCode: 'QN-BTXH', provinceCode: '48' }

/** How a token can stand to the facility. */
const stances = {
  'its own': { facility: 'QN-BTXH' },
  'another facility': { facility: 'QN-TE' },
  'its province': { province: '48' },
  'another province': { province: '52' },
  'the country': { scope: 'country' },
  'a hospital': { hospital: '49001' },
  nothing: {},
} as const satisfies Record<string, Partial<Viewer>>

const ofProvince = ['coordinator its province', 'programme-officer its province']
const ofHead = ['head its own']

const expected: Record<FacilityAction, string[]> = {
  recordManagingAuthority: ofProvince,
  recordLicence: ofProvince,
  suspendLicence: ofProvince,
  endLicence: ofProvince,
  recordAutonomyClass: ofProvince,
  recordCapacity: ofProvince,
  recordFacilityAddress: ofProvince,
  recordServicePackage: ofHead,
  endServicePackage: ofHead,
  recordRehabilitation: ofHead,
  endRehabilitation: ofHead,
}

const viewer = (role: Role, stance: Partial<Viewer>): Viewer => ({ subject: 's', client: 'c', expiresAt: 0, role, ...stance })

describe('who may write what of a facility', () => {
  test.each(facilityActions)('%s: of every role in every stance, only these', action => {
    const yes = roles.flatMap(role =>
      Object.entries(stances).flatMap(([name, stance]) => (judgeFacility(viewer(role, stance), action, facility) === 'yes' ? [`${role} ${name}`] : [])),
    )
    expect(yes).toEqual(expected[action])
  })

  test('a coordinator who works for one facility does not act for the province', () => {
    expect(judgeFacility(viewer('coordinator', { facility: 'QN-BTXH', province: '48' }), 'recordLicence', facility)).toBe('no')
  })
})
