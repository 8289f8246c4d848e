import { toGlobalId } from '../../kit/id.js'
import { cardStateOn } from '../../subgraphs/insurance/card/card.rules.js'
import { openStatuses } from '../../subgraphs/referrals/referral/referral.rules.js'
import type { CardRow, ReferralRow } from './rows.js'
import type { DemoWorld } from './world.js'

/**
 * The id of the resident of the README's example, whose answer has every part: in a home now, a check with an alert,
 * several referrals with an open transfer among them, a card in force. Always the first one, so it is the same person
 * whenever a world is made.
 */
export function demoExample(world: DemoWorld): string {
  const { facilities, referrals, insurance } = world
  const inHome = new Set(facilities.stays.filter(stay => stay.endedOn === null).map(stay => stay.residentId))
  const withAlert = new Set(facilities.alerts.map(alert => alert.residentId))
  const sealed = new Set(referrals.residentLinks.filter(link => link.sealed).map(link => link.residentId))
  const referralsOf = Map.groupBy(referrals.referrals, referral => referral.residentId)
  const cardsOf = Map.groupBy(insurance.cards, card => card.residentId)
  const found = facilities.residents.find(
    ({ id }) =>
      inHome.has(id) &&
      withAlert.has(id) &&
      !sealed.has(id) &&
      hasOpenTransfer(referralsOf.get(id) ?? []) &&
      (cardsOf.get(id) ?? []).some(isInForce),
  )
  if (!found) throw new Error('This world is too small for an example.')
  return toGlobalId('Resident', found.id)
}

function hasOpenTransfer(referrals: readonly ReferralRow[]): boolean {
  const open = referrals.some(({ kind, status }) => kind === 'CLINICAL_TRANSFER' && openStatuses.includes(status))
  return open && referrals.length >= 2
}

