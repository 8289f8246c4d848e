import type { Role } from '../../../kit/auth.js'

// The rights of the hub written a second time, in other words, by hand: short sentences over a small world. It knows none of the
// tables of the sectors, so that a mistake there is not a mistake here.

export const homes = {
  'QN-NCC': { province: '48', sealed: false },
  'QN-TE': { province: '48', sealed: false },
  'QN-CNMT': { province: '48', sealed: true },
  'HY-TE': { province: '33', sealed: false },
  'HY-CNMT': { province: '33', sealed: true },
} as const
export type Home = keyof typeof homes

export const isHome = (code: string): code is Home => Object.hasOwn(homes, code)

/** Somebody in the small world, as the model keeps track of them. */
export interface Person {
  readonly id: string
  readonly index: number
  home: Home
  left: boolean
  version: number
}

/** Somebody who asks. */
export interface Caller {
  readonly role: Role
  readonly subject: string
  readonly facility?: Home
  readonly province?: string
  /** Index of the person named in the token. */
  readonly person?: number
  readonly wide: boolean
  /** The parts the token is narrowed to. */
  readonly only?: readonly string[]
  readonly cover?: 'in force' | 'over'
}

const staff = new Set<Role>(['nurse', 'clinician', 'signer', 'head', 'coordinator'])
const ofProvince = new Set<Role>(['coordinator', 'insurance-officer', 'insurance-head', 'programme-officer'])
const oneself = new Set<Role>(['resident', 'guardian'])

/** Whether a caller may know that a person is there. */
export function sees(caller: Caller, person: Person): boolean {
  const { province, sealed } = homes[person.home]
  if (caller.wide) return (staff.has(caller.role) || ofProvince.has(caller.role)) && !sealed
  if (oneself.has(caller.role)) return caller.person === person.index
  if (staff.has(caller.role) && caller.facility !== undefined) return caller.facility === person.home
  return ofProvince.has(caller.role) && caller.province === province && !sealed
}

/** Whether a caller is told that a person is sealed: who would see them but for that. */
export function meetsSeal(caller: Caller, person: Person): boolean {
  const { province, sealed } = homes[person.home]
  if (!sealed || sees(caller, person)) return false
  if (caller.wide) return staff.has(caller.role) || ofProvince.has(caller.role)
  if (staff.has(caller.role) && caller.facility !== undefined) return false
  return ofProvince.has(caller.role) && caller.province === province
}

export type Word = 'there' | 'refused'

/** What a caller is told of one who is there: each part, or that it is refused. Nobody here agreed that the province reads of their health. */
export function partsOf(caller: Caller): Record<'identifiers' | 'care' | 'health', Word> {
  const insurer = caller.role === 'insurance-officer' || caller.role === 'insurance-head'
  const plans = caller.role === 'programme-officer'
  const unasked = caller.role === 'coordinator' && caller.facility === undefined && !caller.wide
  const within = (part: string) => caller.only === undefined || caller.only.includes(part)
  const word = (may: boolean, part: string): Word => (may && within(part) ? 'there' : 'refused')
  return { identifiers: word(!plans, 'identifiers'), care: word(true, 'care'), health: word(!plans && !insurer && !unasked, 'health') }
}

/** Whether a narrowed token may ask for people at all. */
export function mayAsk({ only }: Caller): boolean {
  return only === undefined || only.includes('identity')
}

/** Covering is for work, and ends; nobody covers with the demo's wide scope. */
export function isSignedIn({ role, cover, subject, wide }: Caller, revoked: ReadonlySet<string>): boolean {
  if (revoked.has(subject)) return false
  if (cover === undefined) return true
  return cover === 'in force' && !wide && (staff.has(role) || ofProvince.has(role))
}

export type Verdict = 'forbidden' | 'not found' | 'allowed'

/** Whether a caller may move a person: those who care for people do, for those of their own home. */
export function mayMove(caller: Caller, person: Person): Verdict {
  if ((caller.role !== 'nurse' && caller.role !== 'head') || caller.only !== undefined) return 'forbidden'
  if (!sees(caller, person)) return 'not found'
  return caller.facility === person.home ? 'allowed' : 'forbidden'
}

/** To take somebody back is for the staff of the home that takes them, about who is there for them; of a sealed home not with the demo's wide scope. */
export function mayTakeBack(caller: Caller, person: Person, to: Home): Verdict {
  if ((caller.role !== 'nurse' && caller.role !== 'head') || caller.only !== undefined) return 'forbidden'
  if (caller.facility !== to || (caller.wide && homes[to].sealed)) return 'forbidden'
  return sees(caller, person) ? 'allowed' : 'not found'
}
