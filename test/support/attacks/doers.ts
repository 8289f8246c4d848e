import { type Role, roles } from '../../../kit/auth.js'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { claimsOf, expectedActions } from '../rights/expected.js'
import { stances } from '../rights/stances.js'
import type { CountedHub } from '../in-process.js'
import { type Family, insertEmptyHomes, insertFamily } from '../rights/target.js'

/** Who may do a change to somebody, standing as the table of actions says; a nurse of the home where it says nothing. */
export function doerOf(change: string, family: Family): TokenClaims {
  const doing = expectedActions[change] ?? {}
  const role: Role = roles.find(each => (doing[each] ?? []).length > 0) ?? 'nurse'
  return claimsOf(role, doing[role]?.[0] ?? stances[0], family)
}

/** Somebody to whom things can be done. */
export async function insertPatient(hub: CountedHub): Promise<Family> {
  await insertEmptyHomes(hub)
  const family = await insertFamily(hub, 'QN-NCC', 'Ongzak', 3)
  await clearTheWay(hub, family)
  return family
}

/** What the person of the rights has from later versions would stand in the way of the next one. */
export async function clearTheWay(hub: CountedHub, { ids }: Family): Promise<void> {
  for (const table of ['referral_step', 'referral_correction']) await hub.sql('referrals', `delete from referrals.${table} where referral_id = $1`, [keyOf(ids.Referral)])
  await hub.sql('facilities', 'delete from facilities.health_check_before where health_check_id = $1', [keyOf(ids.HealthCheck)])
}

export function keyOf(id = ''): string | undefined {
  return Buffer.from(id, 'base64url').toString().split(':')[1]
}
