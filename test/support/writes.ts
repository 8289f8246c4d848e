import { toGlobalId } from '../../kit/id.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import type { ReferralStatus } from '../../subgraphs/referrals/referral/referral.rules.js'
import { facilityOf, world } from './world.js'

let keys = 0

/** A key that no other test uses. */
export function freshKey(name: string): string {
  return `${name}-${process.pid}-${++keys}`
}

export const admit = `mutation Admit($input: AdmitResidentInput!) { admitResident(input: $input) {
  resident { id version code fullName birthDate sex identifiers { type } categories { kind since } currentStay { mode admittedOn } }
  stay { admittedOn endedOn facility { code } }
  userErrors { code message path currentVersion }
} }`

export const transfer = `mutation Transfer($input: TransferResidentInput!) { transferResident(input: $input) {
  resident { id version } endedStay { endedOn endReason facility { code } }
  userErrors { code path currentVersion }
} }`

export const send = `mutation Send($input: SendReferralInput!) { sendReferral(input: $input) {
  referral { id version status nextMove } userErrors { code path currentVersion }
} }`

export const accept = `mutation Accept($input: AcceptReferralInput!) { acceptReferral(input: $input) {
  referral { id version status nextMove dueBy } userErrors { code path currentVersion }
} }`

/** The input of an admission that nothing is wrong with. */
export function anAdmission(facility: string, more: Record<string, unknown> = {}, person: Record<string, unknown> = {}) {
  return {
    idempotencyKey: freshKey('admit'),
    facility: toGlobalId('Facility', facilityOf(facility).id),
    person: {
      fullName: 'Lò Thị Phương Mai',
      birthDate: '2019-03',
      sex: 'FEMALE',
      identifiers: [],
      categories: [{ kind: 'CHILD' }],
      ...person,
    },
    mode: 'RESIDENTIAL',
    admittedOn: '2026-11-01',
    ...more,
  }
}

const hospitals = new Map(world.referrals.healthFacilities.map(each => [each.id, each]))

/** A demo referral of a home that stands somewhere and goes to a hospital on the hub, with the claims of its two ends. */
export function referralOf(home: string, status: ReferralStatus, index = 0) {
  const found = world.referrals.referrals.filter(
    each => each.fromFacilityCode === home && each.status === status && hospitals.get(each.toHealthFacilityId)?.onHub,
  )[index]
  const hospital = found && hospitals.get(found.toHealthFacilityId)
  if (!found || !hospital) throw new Error(`The demo has no ${status} referral of ${home} to a hospital on the hub`)
  const sender: TokenClaims = { role: 'nurse', facility: home }
  const receiver: TokenClaims = { role: 'clinician', hospital: hospital.code }
  return { id: toGlobalId('Referral', found.id), key: found.id, row: found, sender, receiver }
}
