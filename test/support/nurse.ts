import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, type Client, field, signedIn } from './client.js'
import { aReading, recordSigns } from './health.js'
import { residentsOf, world } from './world.js'

/** The nurse who can sign in: `nurse-qn-ncc`. */
export const nurse: TokenClaims = { role: 'nurse', facility: 'QN-NCC' }

const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const leaves = new Set(world.facilities.absences.map(({ stayId }) => stayId))
const away = new Set(world.facilities.stays.filter(({ id }) => leaves.has(id)).map(({ residentId }) => residentId))
const adults = residentsOf('QN-NCC').filter(({ id, leftOn, birthDate }) => leftOn === null && birthDate < '1990' && !referred.has(id) && !away.has(id))

/** Somebody of that home whom no other test changes: nobody is admitted there, as others count who lives in it. */
export function residentOfNurse(index: number) {
  const person = adults.at(-1 - index)
  if (!person) throw new Error('That home has not so many adults without a referral')
  const { fullName: name, birthDate, sex } = person
  return { id: toGlobalId('Resident', person.id), name, patient: { name, birthDate, sex } }
}

export const asNurse = (): Promise<Client> => signedIn(nurse)

/** An urgent alert of a high blood pressure, measured now: it stands first among the alerts of the home. Once for a person: a finding is told once a day. */
export async function urgentAlert({ id }: { readonly id: string }, systolicBp: number): Promise<string> {
  const ask = await asNurse()
  field(await ask(recordSigns, { input: aReading(id, '2026-11-02T01:30:00Z', { systolicBp, diastolicBp: 95 }) }), 'recordVitalSigns')
  const answer: Answer = await ask('query ($id: ID!) { resident(id: $id) { alerts(first: 20, status: OPEN, severity: URGENT) { nodes { id value } } } }', { id })
  const { alerts } = field<{ alerts: { nodes: { id: string; value: number }[] } }>(answer, 'resident')
  const raised = alerts.nodes.find(({ value }) => value === systolicBp)
  if (!raised) throw new Error('No alert was raised')
  return raised.id
}
