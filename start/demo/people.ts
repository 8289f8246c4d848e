import { toGlobalId } from '../../kit/id.js'
import { cardStateOn } from '../../subgraphs/insurance/card/card.rules.js'
import { openStatuses } from '../../subgraphs/referrals/referral/referral.rules.js'
import type { ReferralRow } from './rows.js'
import type { DemoWorld } from './world.js'

/** Code of the resident of the README's example, on every seeding day; a test holds it against `demoExample`. */
export const demoExampleCode = 'NDC-0000004'

/**
 * The id of the resident of the README's example, whose answer has every part: in a home now, a newest check with an
 * alert, several referrals with an open transfer among them, a card in force. The first of them all, so that every
 * start shows the same person.
 */
export function demoExample({ today, facilities, referrals, insurance }: DemoWorld): string {
  const inHome = keys(facilities.stays.filter(stay => stay.endedOn === null))
  const alarmed = new Set(facilities.alerts.map(alert => alert.healthCheckId))
  const newestChecks = new Map(facilities.checks.toReversed().map(check => [check.residentId, check.id]))
  const sentOn = keys(referrals.referrals.filter(isOpenTransfer))
  const sentBefore = keys(referrals.referrals.filter(each => !isOpenTransfer(each)))
  const sealed = new Set(facilities.facilities.flatMap(({ id, kind }) => (kind === 'DRUG_REHABILITATION' ? id : [])))
  const insured = keys(insurance.cards.filter(card => cardStateOn(card, today) === 'VALID'))
  const all = [inHome, sentOn, sentBefore, insured]
  const found = facilities.residents.find(
    ({ id, facilityId }) => !sealed.has(facilityId) && all.every(set => set.has(id)) && alarmed.has(newestChecks.get(id) ?? null),
  )
  if (!found) throw new Error('This world is too small for an example.')
  return toGlobalId('Resident', found.id)
}

function isOpenTransfer({ kind, status }: ReferralRow): boolean {
  return kind === 'CLINICAL_TRANSFER' && openStatuses.includes(status)
}

function keys(rows: readonly { residentId: string | null }[]): ReadonlySet<string | null> {
  return new Set(rows.map(row => row.residentId))
}
