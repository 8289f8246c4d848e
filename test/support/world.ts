import { toGlobalId } from '../../kit/id.js'
import { demoWorld } from '../../start/demo/world.js'

/** The demo people as the hub under test was filled with: same seed, same day. */
export const world = demoWorld({ today: '2026-11-02', now: new Date('2026-11-02T09:00:00+07:00') })

const facilityByCode = new Map(world.facilities.facilities.map(facility => [facility.code, facility]))

export function facilityOf(code: string) {
  const facility = facilityByCode.get(code)
  if (!facility) throw new Error(`The demo has no facility ${code}`)
  return facility
}

/** Residents registered at a facility, by code. */
export function residentsOf(code: string) {
  const { id } = facilityOf(code)
  return world.facilities.residents.filter(resident => resident.facilityId === id).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Public ids of residents of a facility who have a referral and a card. */
export function referredResidents(code: string): string[] {
  const referred = new Set(world.referrals.referrals.map(referral => referral.residentId))
  const insured = new Set(world.insurance.cards.map(card => card.residentId))
  return residentsOf(code)
    .filter(({ id }) => referred.has(id) && insured.has(id))
    .map(({ id }) => toGlobalId('Resident', id))
}
